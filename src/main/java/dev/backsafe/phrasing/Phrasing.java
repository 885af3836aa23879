package dev.backsafe.phrasing;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.TextArgument;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Says lines in a person's language, with times as their own clock shows them. */
public final class Phrasing {
  /** What a text gets for an argument that is not known; texts {@code select} on it. */
  static final String NONE = "none";

  /** The day of the week, and the time. */
  private static final String WEEKDAY = "EEEEjm";

  private final Texts texts;
  private final HelpLines helpLines;
  private final Operator operator;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  public Phrasing(Texts texts, HelpLines helpLines) {
    this(texts, helpLines, Operator.UNKNOWN);
  }

  public Phrasing(Texts texts, HelpLines helpLines, Operator operator) {
    this.texts = texts;
    this.helpLines = helpLines;
    this.operator = operator;
  }

  public Texts texts() {
    return texts;
  }

  /** The lines, each beginning a line of its own; one that a language lacks is left out. */
  public String say(Collection<Line> lines, Voice voice) {
    return lines.stream()
        .map(line -> say(line, voice))
        .filter(said -> !said.isEmpty())
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  public String say(Line line, Voice voice) {
    String language = texts.serving(voice.language());
    String key = texts.key(language, line.key());
    String pattern = texts.pattern(language, key);
    if (line.args().isEmpty()) {
      return pattern;
    }
    Map<String, Object> values = new HashMap<>();
    line.args().forEach((name, arg) -> values.put(name, value(arg, language, voice)));
    MessageFormat format =
        formats.computeIfAbsent(
            language + ' ' + key, _ -> new MessageFormat(pattern, Locale.forLanguageTag(language)));
    // ICU formats keep state while they work.
    synchronized (format) {
      return format.format(values);
    }
  }

  private Object value(TextArgument arg, String language, Voice voice) {
    return switch (arg) {
      case TextArgument.Count(long value) -> value;
      case TextArgument.Words(Line line) -> say(line, voice);
      case TextArgument.Listing(List<Line> lines) ->
          ListFormatter.getInstance(Locale.forLanguageTag(language))
              .format(lines.stream().map(l -> say(l, voice)).toList());
      case TextArgument.Moment(Instant at, boolean dated) ->
          voice
              .moments()
              .write(at)
              .orElseGet(() -> moment(dated ? "MMMEdjm" : WEEKDAY, at, language, voice.zone()));
      case TextArgument.TimeOfDay(LocalTime at) ->
          readable(
              DateTimeFormatter.ofLocalizedPattern("jm")
                  .withLocale(locale(language, voice.zone()))
                  .format(at));
      case TextArgument.ZoneKnown _ -> voice.zone() == null ? NONE : "known";
      case TextArgument.ClockTime(Instant at) -> moment(WEEKDAY, at, language, voice.zone());
      case TextArgument.Day(Instant at) -> day(at, language, voice.zone());
      case TextArgument.ShortDay(Instant at) -> shortDay(at, language, voice.zone());
      case TextArgument.Span(Duration length) -> say(span(length), voice);
      case TextArgument.Verbatim(String value) -> value;
      case TextArgument.OfOperator(var what) -> operator.said(what).orElse(NONE);
      case TextArgument.BackupsKept _ ->
          operator.backups() == null ? NONE : say(span(operator.backups()), voice);
      case TextArgument.HelpLine(var flag) -> helpLines.line(flag, voice.zone()).orElse(NONE);
    };
  }

  private static String moment(String pattern, Instant at, String language, @Nullable ZoneId zone) {
    String said =
        readable(
            DateTimeFormatter.ofLocalizedPattern(pattern)
                .withLocale(locale(language, zone))
                .format(at.atZone(known(zone))));
    return zone == null ? said + " UTC" : said;
  }

  /** The narrow space before "PM" is missing in many fonts. */
  private static String readable(String time) {
    return time.replace('\u202f', ' ');
  }

  private static String day(Instant at, String language, @Nullable ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale(language, zone))
        .format(at.atZone(known(zone)));
  }

  private static String shortDay(Instant at, String language, @Nullable ZoneId zone) {
    return DateTimeFormatter.ofLocalizedPattern("MMMd")
        .withLocale(locale(language, zone))
        .format(at.atZone(known(zone)));
  }

  /** Whoever reads English in Europe has a day of 24 hours, and the day before the month. */
  private static Locale locale(String language, @Nullable ZoneId zone) {
    boolean european = zone != null && zone.getId().startsWith("Europe/");
    return european && language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
  }

  private static ZoneId known(@Nullable ZoneId zone) {
    return Objects.requireNonNullElse(zone, ZoneOffset.UTC);
  }

  /** Rounded up, so that nobody is told too early. */
  private static Line span(Duration length) {
    long minutes = Math.max(1, ceil(length.toSeconds(), 60));
    if (minutes < 60) {
      return new Line("span.minutes", Map.of("n", new TextArgument.Count(minutes)));
    }
    long hours = ceil(minutes, 60);
    return hours <= 72
        ? new Line("span.hours", Map.of("n", new TextArgument.Count(hours)))
        : new Line("span.days", Map.of("n", new TextArgument.Count(ceil(hours, 24))));
  }

  private static long ceil(long amount, long unit) {
    return Math.ceilDiv(amount, unit);
  }
}
