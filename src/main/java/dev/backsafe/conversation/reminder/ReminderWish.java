package dev.backsafe.conversation.reminder;

import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.PreferredTimes;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.understanding.Answer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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

    /** The time that was spoken of; null where none was. */
    @Nullable LocalTime at();
  }

  /**
   * When calls are welcome, whatever was set before.
   *
   * @param days null where they were not spoken of
   * @param hours null where no part of the day was spoken of
   * @param at null where no time was spoken of
   */
  record At(@Nullable List<DayOfWeek> days, @Nullable PreferredHours hours, @Nullable LocalTime at)
      implements Times {
    @Override
    public PreferredTimes changing(PreferredTimes before) {
      boolean sameTime = hours == null && at == null;
      return new PreferredTimes(
          hours == null ? before.hours() : hours,
          days == null ? before.days() : days,
          sameTime ? before.at() : at);
    }
  }

  /**
   * Some days more or fewer than before: "Wednesday instead of Tuesday", "also on Sunday".
   *
   * @param when what else was said: its days do not count
   */
  record Days(Set<DayOfWeek> more, Set<DayOfWeek> fewer, At when) implements Times {
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
      return when.changing(before).on(List.copyOf(days));
    }

    /** Where every day was as good: one in the place of another is that one. */
    private Set<DayOfWeek> base() {
      return more.isEmpty() || fewer.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : Set.of();
    }

    /** Whether no day would be left; none at all means any. */
    public boolean leavesNone(PreferredTimes before) {
      return more.isEmpty() && !before.days().isEmpty() && fewer.containsAll(before.days());
    }

    @Override
    public @Nullable LocalTime at() {
      return when.at();
    }
  }

  /** On days that only the person knows: "when I am free". */
  record WhichDays() implements ReminderWish {}

  /** In a rhythm that is none of the week: "every second day". */
  record Rhythm() implements ReminderWish {}

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

  /** Nothing for a while, and not said how long. */
  record Pausing() implements ReminderWish {}

  /** A pause is to end now. */
  record Resume() implements ReminderWish {}

  /** Words that nobody knows here. */
  record Unclear() implements ReminderWish {}

  /** What stands before the end of a pause, as understanding writes it. */
  String PAUSE = "pause ";

  /** What was answered to when calls are welcome; {@link Unclear} where that says no such thing. */
  static ReminderWish at(@Nullable Answer answer) {
    return switch (answer) {
      case Answer.Weekly(var days, var time, var part) ->
          new At(List.copyOf(days), hours(part), time);
      case Answer.Changed(var more, var fewer, var time, var part) ->
          new Days(more, fewer, new At(null, hours(part), time));
      case Answer.Clock(LocalTime time) -> new At(null, null, time);
      case Answer.Offered(String id) when hours(id) != null -> new At(null, hours(id), null);
      case Answer.Offered _, Answer.Things _, Answer.Score _, Answer.Between _ -> new Unclear();
      case Answer.Place _, Answer.Until _, Answer.Words _ -> new Unclear();
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
      case "quiet" -> quiet(rest);
      case "off" -> rest.isEmpty() ? new Off() : new Unclear();
      case "pause" -> rest.isEmpty() ? new Pausing() : when(words.strip());
      case "which-days" -> rest.isEmpty() ? new WhichDays() : new Unclear();
      case "rhythm" -> rest.isEmpty() ? new Rhythm() : new Unclear();
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
              .<ReminderWish>map(h -> new At(null, h, null))
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

  /** "monday+friday 07:00", "saturday morning", "07:00", "evening". */
  private static ReminderWish weekly(String rest) {
    List<String> parts = List.of(rest.split(" ", 2));
    String first = parts.getFirst();
    if (first.startsWith("+") || first.startsWith("-")) {
      return when(parts.size() == 1 ? "" : parts.getLast(), null)
          .<ReminderWish>map(at -> new Days(named(first, '+'), named(first, '-'), at))
          .orElseGet(Unclear::new);
    }
    List<DayOfWeek> days = List.copyOf(named('+' + first, '+'));
    String when = days.isEmpty() ? rest : parts.size() == 1 ? "" : parts.getLast();
    return days.isEmpty() && when.isEmpty()
        ? new Unclear()
        : when(when, days.isEmpty() ? null : days)
            .<ReminderWish>map(at -> at)
            .orElseGet(Unclear::new);
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

  /** A time, a part of the day, or neither. */
  private static Optional<At> when(String when, @Nullable List<DayOfWeek> days) {
    PreferredHours hours = hours(when);
    return when.isEmpty() || hours != null
        ? Optional.of(new At(days, hours, null))
        : read(() -> new At(days, null, LocalTime.parse(when)));
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
