package dev.backsafe.conversation.reminder;

import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.PreferredTimes;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of reminders, as it stands behind "/reminders": "off", "evenings", "Mon Fri
 * at 7am", "pause for 2 weeks", "recap on", "tomorrow". Times and dates are read by understanding.
 */
public sealed interface ReminderWish {
  record TurnedOn() implements ReminderWish {}

  record Off() implements ReminderWish {}

  /** When calls are welcome. */
  sealed interface Times extends ReminderWish {
    /** What was not spoken of stays as it was. */
    PreferredTimes changing(PreferredTimes before);

    /** At which time of the day; null where none was spoken of. */
    @Nullable When when();
  }

  /**
   * When calls are welcome, whatever was set before.
   *
   * @param days null where they were not spoken of
   * @param when null where it was not spoken of
   */
  record At(@Nullable List<DayOfWeek> days, @Nullable When when) implements Times {
    @Override
    public PreferredTimes changing(PreferredTimes before) {
      PreferredTimes dated = days == null ? before : before.on(days);
      return switch (when) {
        case null -> dated;
        case When.At(LocalTime time) -> dated.at(time);
        case When.Either(LocalTime likelier) -> dated.at(dated.nearer(likelier));
        case When.Part(String part) -> dated.in(Objects.requireNonNull(hours(part)));
        case When.Shifted(Duration by) -> dated.later(by);
        case When.ByDay(var times) -> dated.at(each(dated, times));
      };
    }

    private static Map<DayOfWeek, LocalTime> each(
        PreferredTimes before, Map<DayOfWeek, When> times) {
      Map<DayOfWeek, LocalTime> each = new EnumMap<>(DayOfWeek.class);
      times.forEach(
          (day, when) -> {
            LocalTime time = time(before, when);
            if (time != null) {
              each.put(day, time);
            }
          });
      return each;
    }

    private static @Nullable LocalTime time(PreferredTimes before, When when) {
      return switch (when) {
        case When.At(LocalTime time) -> time;
        case When.Either(LocalTime likelier) -> before.nearer(likelier);
        case When.Part(String part) -> {
          PreferredHours hours = hours(part);
          yield hours == null ? null : hours.usual();
        }
        case When.Shifted _, When.ByDay _ -> null;
      };
    }
  }

  /**
   * Some days more or fewer than before: "Wednesday instead of Tuesday", "also on Sunday".
   *
   * @param when null where it was not spoken of
   */
  record Days(Set<DayOfWeek> more, Set<DayOfWeek> fewer, @Nullable When when) implements Times {
    public Days {
      more = Set.copyOf(more);
      fewer = Set.copyOf(fewer);
    }

    @Override
    public PreferredTimes changing(PreferredTimes before) {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      days.addAll(before.days().isEmpty() ? base() : before.days());
      days.removeAll(fewer);
      days.addAll(more);
      return new At(List.copyOf(days), when == null ? moved(before) : when).changing(before);
    }

    /** One day in the place of another takes its time along. */
    private @Nullable When moved(PreferredTimes before) {
      LocalTime own = fewer.size() == 1 ? before.own().get(fewer.iterator().next()) : null;
      return own == null || more.size() != 1
          ? null
          : new When.ByDay(Map.of(more.iterator().next(), new When.At(own)));
    }

    /** Where every day was as good: one in the place of another is that one. */
    private Set<DayOfWeek> base() {
      return more.isEmpty() || fewer.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : Set.of();
    }

    /** Whether no day would be left; none at all means any. */
    public boolean leavesNone(PreferredTimes before) {
      return more.isEmpty() && !before.days().isEmpty() && fewer.containsAll(before.days());
    }
  }

  /** On days that only the person knows: "when I am free". */
  record WhichDays() implements ReminderWish {}

  /**
   * In a rhythm that is none of the week: "every second day".
   *
   * @param when at which time of the day; null where none was spoken of
   */
  record Rhythm(@Nullable When when) implements ReminderWish {}

  /**
   * When it is to be quiet.
   *
   * @param from null where only its end was spoken of
   * @param to null where only its beginning was spoken of
   */
  record Quiet(@Nullable LocalTime from, @Nullable LocalTime to) implements ReminderWish {
    /** What was not spoken of stays as it was. */
    public QuietHours changing(QuietHours before) {
      return new QuietHours(from == null ? before.from() : from, to == null ? before.to() : to);
    }
  }

  /** The quiet hours are to be as they are for everybody. */
  record QuietAsUsual() implements ReminderWish {}

  record Recap(boolean on) implements ReminderWish {}

  record PutOff(Snooze until) implements ReminderWish {}

  /** One call, after so long. */
  record In(Duration time) implements ReminderWish {}

  /**
   * One call on that day.
   *
   * @param at null where no time was spoken of
   */
  record On(Answer.Until day, @Nullable LocalTime at) implements ReminderWish {}

  /** Nothing until then. */
  record Pause(Answer.Until until) implements ReminderWish {}

  /**
   * Nothing from that day on, though all stays as it is set.
   *
   * @param through how many days, or through which: "P7D", "--12-20"
   */
  record Skip(Answer.Until from, Answer.Until through) implements ReminderWish {
    /** The first day, and the one on which all goes on. */
    public LocalDate begin(LocalDate today) {
      return from.after(today);
    }

    public LocalDate end(LocalDate today) {
      LocalDate begin = begin(today);
      LocalDate end = through.after(begin);
      return through.id().startsWith("P") ? end : end.plusDays(1);
    }
  }

  /** Nothing for a while, and not said how long. */
  record Pausing() implements ReminderWish {}

  /** A pause is to end now. */
  record Resume() implements ReminderWish {}

  /** Words that nobody knows here. */
  record Unclear() implements ReminderWish {}

  Pattern CHANGED_DAY = Pattern.compile("[+-][a-z]");

  /** What stands before the end of a pause, as understanding writes it. */
  String PAUSE = "pause ";

  /** What was answered to when calls are welcome; {@link Unclear} where that says no such thing. */
  static ReminderWish at(@Nullable Answer answer) {
    return switch (answer) {
      case Answer.Weekly(var days, var when) ->
          new At(days.isEmpty() ? null : List.copyOf(days), when);
      case Answer.Changed(var more, var fewer, var when) -> new Days(more, fewer, when);
      case Answer.Offered(String id) when hours(id) != null -> new At(null, new When.Part(id));
      case Answer.Offered _, Answer.Things _, Answer.Score _, Answer.Between _ -> new Unclear();
      case Answer.Clock _, Answer.Place _, Answer.Until _, Answer.Words _ -> new Unclear();
      case null -> new Unclear();
    };
  }

  private static @Nullable PreferredHours hours(@Nullable String part) {
    return Arrays.stream(PreferredHours.values())
        .filter(h -> h.id().equals(part))
        .findFirst()
        .orElse(null);
  }

  /** Reads what stands behind the command; {@link Unclear} where that is no wish. */
  static ReminderWish parse(String words) {
    String rest = rest(words);
    return switch (first(words)) {
      case "on" -> rest.isEmpty() ? new TurnedOn() : onDay(rest);
      case "in" -> in(rest);
      case "at" -> weekly(rest);
      case "quiet" -> rest.equals("off") ? new QuietAsUsual() : quiet(rest);
      case "skip" -> skip(rest);
      case "off" -> rest.isEmpty() ? new Off() : new Unclear();
      case "pause" -> rest.isEmpty() ? new Pausing() : when(words.strip());
      case "which-days" -> rest.isEmpty() ? new WhichDays() : new Unclear();
      case "rhythm" -> new Rhythm(When.of(rest).orElse(null));
      case "resume" -> rest.isEmpty() ? new Resume() : new Unclear();
      case "recap" ->
          switch (rest) {
            case "on" -> new Recap(true);
            case "off" -> new Recap(false);
            default -> new Unclear();
          };
      default -> when(words.strip());
    };
  }

  /** "Evening" and "evenings"; "tomorrow"; a pause as understanding writes it. */
  private static ReminderWish when(String words) {
    if (words.startsWith(PAUSE)) {
      return Answer.Until.of(words.substring(PAUSE.length()))
          .<ReminderWish>map(Pause::new)
          .orElseGet(Unclear::new);
    }
    return switch (words) {
      case "hour" -> new PutOff(Snooze.HOUR);
      case "tomorrow" -> new PutOff(Snooze.TOMORROW);
      case "week", "not this week", "next week" -> new PutOff(Snooze.WEEK);
      default ->
          Arrays.stream(PreferredHours.values())
              .filter(h -> words.equals(h.id()) || words.equals(h.id() + "s"))
              .findFirst()
              .<ReminderWish>map(h -> new At(null, new When.Part(h.id())))
              .orElseGet(Unclear::new);
    };
  }

  /** "PT3H", or what people write for an hour. */
  private static ReminderWish in(String rest) {
    return ReminderWish.<ReminderWish>read(() -> new In(Duration.parse(rest)))
        .orElseGet(() -> rest.equals("an hour") ? new PutOff(Snooze.HOUR) : new Unclear());
  }

  /** "P1D 16:00", "friday". */
  private static ReminderWish onDay(String rest) {
    String[] parts = rest.split(" ", 2);
    return Answer.Until.of(parts[0])
        .flatMap(
            day ->
                ReminderWish.<ReminderWish>read(
                    () -> new On(day, parts.length == 1 ? null : LocalTime.parse(parts[1]))))
        .orElseGet(Unclear::new);
  }

  /** "monday+friday 07:00", "+saturday morning", "~07:00", "evening", "-PT30M". */
  private static ReminderWish weekly(String rest) {
    String first = rest.split(" ", 2)[0];
    boolean changes = CHANGED_DAY.matcher(first).lookingAt();
    List<DayOfWeek> days = List.copyOf(named('+' + first, '+'));
    boolean named = changes || !days.isEmpty();
    String at = named ? rest.substring(first.length()).strip() : rest;
    Optional<When> when = When.of(at).filter(w -> !(w instanceof When.Part) || hours(at) != null);
    if (when.isEmpty() && (!named || !at.isEmpty())) {
      return new Unclear();
    }
    return changes
        ? new Days(named(first, '+'), named(first, '-'), when.orElse(null))
        : new At(days.isEmpty() ? null : days, when.orElse(null));
  }

  /** Days with their sign before them: "+wednesday-tuesday". */
  private static Set<DayOfWeek> named(String days, char sign) {
    Set<DayOfWeek> named = new TreeSet<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (days.contains(sign + day.name().toLowerCase(Locale.ROOT))) {
        named.add(day);
      }
    }
    return named;
  }

  /** "friday P1D", "--12-14 --12-20". */
  private static ReminderWish skip(String rest) {
    String[] days = rest.split(" ", 2);
    Optional<Answer.Until> from = Answer.Until.of(days[0]);
    Optional<Answer.Until> through = days.length == 1 ? Optional.empty() : Answer.Until.of(days[1]);
    return from.isEmpty() || through.isEmpty()
        ? new Unclear()
        : new Skip(from.get(), through.get());
  }

  /** "22:00-07:00", "-07:00", "22:00-". */
  private static ReminderWish quiet(String rest) {
    int dash = rest.indexOf('-');
    return dash < 0
        ? new Unclear()
        : ReminderWish.<ReminderWish>read(
                () -> new Quiet(time(rest.substring(0, dash)), time(rest.substring(dash + 1))))
            .orElseGet(Unclear::new);
  }

  private static @Nullable LocalTime time(String words) {
    return words.isEmpty() ? null : LocalTime.parse(words);
  }

  private static <W extends ReminderWish> Optional<W> read(Supplier<W> words) {
    try {
      return Optional.of(words.get());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static String first(String words) {
    return words.strip().split(" +", 2)[0];
  }

  private static String rest(String words) {
    String[] parts = words.strip().split(" +", 2);
    return parts.length == 2 ? parts[1].strip() : "";
  }
}
