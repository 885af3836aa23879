package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.WishKey;
import dev.backsafe.conversation.phase.SettingUp.Stage;
import dev.backsafe.conversation.reminder.LookPlanner;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.reminder.ReminderWish;
import dev.backsafe.recovery.PreferredTimes;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.understanding.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes what somebody wants of reminders, and says what it did. */
final class ReminderSettings {
  /** A later day is more likely a slip than a plan. */
  private static final int LONGEST_PAUSE_DAYS = 366;

  /** What the row of weeks takes ({@link dev.backsafe.conversation.Progress}). */
  private static final int LONGEST_FREEZE_DAYS = 28;

  private ReminderSettings() {}

  /** Whoever turns them on wants no pause any longer. */
  static Step turn(Step step, boolean on) {
    if (on && step.reminding().pauseAt(step.now()) != null) {
      ReminderPlanner.resume(step);
      step.record(new Fact.Resumed());
    }
    if (!on) {
      LookPlanner.turn(step, false);
      step.profile(step.person().profile().arrangedOnce()); // Whoever said no is not asked again.
    }
    return remind(step, on, step.person().profile().times());
  }

  private static Step remind(Step step, boolean on, PreferredTimes times) {
    step.profile(step.person().profile().reminded(on, times))
        .record(new Fact.RemindersSet(on, times.id()));
    ReminderPlanner.replan(step);
    return step;
  }

  /** Calls come at these times; whoever wants one at a quiet hour wants that hour less quiet. */
  static Step at(Step step, PreferredTimes times) {
    remind(step, true, times).say(SettingsSummary.confirmed(times));
    QuietHours before = step.person().profile().quiet();
    QuietHours quiet = times.at() == null ? before : before.without(times.at());
    if (!quiet.equals(before)) {
      quiet(step, quiet)
          .say(
              TextKey.REMINDERS_LESS_QUIET,
              Map.of(
                  "from", SettingsSummary.clock(quiet.from()),
                  "to", SettingsSummary.clock(quiet.to())));
    }
    return sayIfTheyNeverMeet(step);
  }

  /**
   * The same of a wish in words.
   *
   * @return what has to be asked for it: the days, where none would be left and so nothing changes,
   *     or the clock that an hour needs; null for nothing
   */
  static @Nullable Stage at(Step step, ReminderWish.Times wish) {
    PreferredTimes before = step.person().profile().times();
    if (wish instanceof ReminderWish.Days days && days.leavesNone(before)) {
      step.say(WishKey.NO_DAY_LEFT);
      return Stage.DAYS;
    }
    at(step, wish.changing(before));
    return wish.at() != null && step.person().profile().zone() == null ? Stage.ZONE : null;
  }

  /** Quiet hours go first; whoever has wished for a time within them is told. */
  private static Step sayIfTheyNeverMeet(Step step) {
    Profile profile = step.person().profile();
    return profile.reminders() && profile.times().isWithin(profile.quiet())
        ? step.say(
            TextKey.REMINDERS_ALL_QUIET,
            Map.of(
                "from", SettingsSummary.clock(profile.quiet().from()),
                "to", SettingsSummary.clock(profile.quiet().to())))
        : step;
  }

  static Step recap(Step step, boolean on) {
    step.profile(step.person().profile().recapping(on)).record(new Fact.RecapSet(on));
    ReminderPlanner.planRecap(step);
    return step;
  }

  static Step quiet(Step step, QuietHours quiet) {
    step.profile(step.person().profile().with(quiet))
        .record(new Fact.QuietSet(quiet.from().toString(), quiet.to().toString()));
    ReminderPlanner.replan(step);
    return sayIfTheyNeverMeet(step);
  }

  /** Nothing is sent before that day. */
  static Step pause(Step step, Answer.Until until) {
    Profile profile = step.person().profile();
    ZoneId zone = profile.zoneOrUtc();
    LocalDate today = step.now().atZone(zone).toLocalDate();
    LocalDate day = until.after(today);
    long days = ChronoUnit.DAYS.between(today, day);
    if (days <= 0 || days > LONGEST_PAUSE_DAYS) {
      return step.say(TextKey.REMINDERS_PAUSE_PAST);
    }
    Instant end = day.atStartOfDay(zone).toInstant();
    ReminderPlanner.pause(step, end);
    return step.record(new Fact.Paused(end))
        .say(
            days > LONGEST_FREEZE_DAYS ? TextKey.REMINDERS_PAUSED_LONG : TextKey.REMINDERS_PAUSED,
            Map.of("until", new TextArgument.Day(end)));
  }

  /** A pause that is kept ends now; where there is none, all goes on as it was. */
  static Step resume(Step step) {
    if (step.reminding().pauseAt(step.now()) != null) {
      ReminderPlanner.resume(step);
      step.record(new Fact.Resumed());
    }
    return step.say(TextKey.REMINDERS_RESUMED);
  }
}
