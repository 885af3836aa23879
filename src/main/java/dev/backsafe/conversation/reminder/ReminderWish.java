package dev.backsafe.conversation.reminder;

import dev.backsafe.conversation.WallClock;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.QuietHours;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody wants of reminders, as it stands behind "/reminders": "off", "evenings", "quiet
 * 22-7", "recap on", "tomorrow".
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

  /** Reads what stands behind the command; {@link Unclear} where that is no wish. */
  static ReminderWish parse(String words) {
    String rest = rest(words);
    return switch (first(words)) {
      case "on" -> rest.isEmpty() ? new On() : new Unclear();
      case "off" -> rest.isEmpty() ? new Off() : new Unclear();
      case "quiet" -> quiet(rest).<ReminderWish>map(QuietAt::new).orElseGet(Unclear::new);
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

  /** "22-7", "22:30 to 7:00", "10 pm – 7 am"; two different times. */
  static Optional<QuietHours> quiet(String text) {
    String[] parts =
        text.strip().toLowerCase(Locale.ROOT).split(" *(?:-|–|\\bto\\b|\\buntil\\b) *", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    Optional<LocalTime> from = time(parts[0]);
    Optional<LocalTime> to = time(parts[1]);
    return from.isPresent() && to.isPresent() && !from.equals(to)
        ? Optional.of(new QuietHours(from.get(), to.get()))
        : Optional.empty();
  }

  /** A bare number is an hour here. */
  private static Optional<LocalTime> time(String text) {
    String time = text.strip();
    return WallClock.parse(time.matches("[0-9]{1,2}") ? time + ":00" : time);
  }
}
