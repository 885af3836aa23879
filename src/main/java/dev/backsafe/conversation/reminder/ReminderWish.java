package dev.backsafe.conversation.reminder;

import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.PreferredTimes;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.understanding.Answer;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of reminders, as it stands behind "/reminders": "off", "evenings", "Mon Fri
 * at 7am", "pause for 2 weeks", "recap on", "tomorrow". Times and dates are read by understanding.
 */
public sealed interface ReminderWish {
  record On() implements ReminderWish {}

  record Off() implements ReminderWish {}

  /**
   * When calls are welcome.
   *
   * @param days null where they were not spoken of
   * @param hours null where no part of the day was spoken of
   * @param at null where no time was spoken of
   */
  record At(@Nullable List<DayOfWeek> days, @Nullable PreferredHours hours, @Nullable LocalTime at)
      implements ReminderWish {
    /** What was not spoken of stays as it was. */
    public PreferredTimes changing(PreferredTimes before) {
      boolean sameTime = hours == null && at == null;
      return new PreferredTimes(
          hours == null ? before.hours() : hours,
          days == null ? before.days() : days,
          sameTime ? before.at() : at);
    }
  }

  record QuietAt(QuietHours hours) implements ReminderWish {}

  record Recap(boolean on) implements ReminderWish {}

  record PutOff(Snooze until) implements ReminderWish {}

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

  static ReminderWish quiet(LocalTime from, LocalTime to) {
    return new QuietAt(new QuietHours(from, to));
  }

  /** What was answered to when calls are welcome; {@link Unclear} where that says no such thing. */
  static ReminderWish at(@Nullable Answer answer) {
    return switch (answer) {
      case Answer.Weekly(var days, var time, var part) ->
          new At(List.copyOf(days), hours(part), time);
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
      case "on" -> rest.isEmpty() ? new On() : new Unclear();
      case "off" -> rest.isEmpty() ? new Off() : new Unclear();
      case "pause" -> rest.isEmpty() ? new Pausing() : when(words.strip());
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
      case "hour", "in an hour" -> new PutOff(Snooze.HOUR);
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

  private static String first(String words) {
    return words.strip().split(" +", 2)[0];
  }

  private static String rest(String words) {
    String[] parts = words.strip().split(" +", 2);
    return parts.length == 2 ? parts[1].strip() : "";
  }
}
