package dev.backsafe.conversation.reminder;

import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.QuietHours;
import java.time.LocalTime;
import java.util.Arrays;

/**
 * What somebody wants of reminders, as it stands behind "/reminders": "off", "evenings", "recap
 * on", "tomorrow". Quiet hours are times, which understanding reads.
 */
public sealed interface ReminderWish {
  record On() implements ReminderWish {}

  record Off() implements ReminderWish {}

  record At(PreferredHours hours) implements ReminderWish {}

  record QuietAt(QuietHours hours) implements ReminderWish {}

  record Recap(boolean on) implements ReminderWish {}

  record PutOff(Snooze until) implements ReminderWish {}

  /** Words that nobody knows here. */
  record Unclear() implements ReminderWish {}

  static ReminderWish quiet(LocalTime from, LocalTime to) {
    return new QuietAt(new QuietHours(from, to));
  }

  /** Reads what stands behind the command; {@link Unclear} where that is no wish. */
  static ReminderWish parse(String words) {
    String rest = rest(words);
    return switch (first(words)) {
      case "on" -> rest.isEmpty() ? new On() : new Unclear();
      case "off" -> rest.isEmpty() ? new Off() : new Unclear();
      case "recap" ->
          switch (rest) {
            case "on" -> new Recap(true);
            case "off" -> new Recap(false);
            default -> new Unclear();
          };
      default -> when(words.strip());
    };
  }

  /** "Evening" and "evenings"; "tomorrow". */
  private static ReminderWish when(String words) {
    return switch (words) {
      case "hour", "in an hour" -> new PutOff(Snooze.HOUR);
      case "tomorrow" -> new PutOff(Snooze.TOMORROW);
      case "week", "not this week", "next week" -> new PutOff(Snooze.WEEK);
      default ->
          Arrays.stream(PreferredHours.values())
              .filter(h -> words.equals(h.id()) || words.equals(h.id() + "s"))
              .findFirst()
              .<ReminderWish>map(At::new)
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
