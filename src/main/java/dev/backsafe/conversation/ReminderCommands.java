package dev.backsafe.conversation;

import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.QuietHours;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stands behind "/reminders": "off", "evenings", "quiet 22-7", "recap on", "tomorrow". */
public final class ReminderCommands {
  private ReminderCommands() {}

  /** Whether the words say what to change. */
  public static boolean areKnown(String words) {
    return switch (first(words)) {
      case "on", "off" -> rest(words).isEmpty();
      case "quiet" -> quiet(rest(words)).isPresent();
      case "recap" -> rest(words).equals("on") || rest(words).equals("off");
      default -> hours(words).isPresent() || snooze(words).isPresent();
    };
  }

  /** What came of them. */
  enum Outcome {
    UNKNOWN,
    CHANGED,
    /** It was said what is different now. */
    SAID
  }

  /** Does as the words say. */
  static Outcome apply(Step step, String words) {
    if (!areKnown(words)) {
      return Outcome.UNKNOWN;
    }
    Profile profile = step.person().profile();
    Optional<Snooze> snooze = snooze(words);
    if (first(words).equals("off")) {
      StopTalk.silent(step);
      return Outcome.SAID;
    }
    if (snooze.isPresent()) {
      return putOff(step, snooze.get());
    }
    switch (first(words)) {
      case "on" -> SetUpTalk.remind(step, true, profile.hours());
      case "quiet" -> quiet(rest(words)).ifPresent(q -> SetUpTalk.quiet(step, q));
      case "recap" -> SetUpTalk.recap(step, rest(words).equals("on"));
      default -> hours(words).ifPresent(h -> SetUpTalk.remind(step, true, h));
    }
    return Outcome.CHANGED;
  }

  /**
   * Whoever asks for one wants to be reminded; before the first session there is nothing to say.
   */
  private static Outcome putOff(Step step, Snooze snooze) {
    if (!(step.person().phase() instanceof Between) || step.training().sessions() == 0) {
      return Outcome.CHANGED;
    }
    Profile profile = step.person().profile();
    if (!profile.reminders()) {
      SetUpTalk.remind(step, true, profile.hours());
    }
    ReminderPolicy.putOff(step, snooze);
    return Outcome.SAID;
  }

  private static String first(String words) {
    return words.strip().split(" +", 2)[0];
  }

  private static String rest(String words) {
    String[] parts = words.strip().split(" +", 2);
    return parts.length == 2 ? parts[1].strip() : "";
  }

  /** "evening" and "evenings". */
  private static Optional<PreferredHours> hours(String words) {
    String one = words.strip();
    return Arrays.stream(PreferredHours.values())
        .filter(h -> one.equals(h.id()) || one.equals(h.id() + "s"))
        .findFirst();
  }

  private static Optional<Snooze> snooze(String words) {
    return switch (words.strip()) {
      case "hour", "in an hour" -> Optional.of(Snooze.HOUR);
      case "tomorrow" -> Optional.of(Snooze.TOMORROW);
      case "week", "not this week", "next week" -> Optional.of(Snooze.WEEK);
      default -> Optional.empty();
    };
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
