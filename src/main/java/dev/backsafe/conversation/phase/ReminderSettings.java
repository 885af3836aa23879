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
import dev.backsafe.conversation.reminder.SetBefore;
import dev.backsafe.conversation.reminder.Silence;
import dev.backsafe.recovery.PreferredTimes;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    if (on) {
      unpause(step);
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

  /** Whoever says when to call wants no pause any longer. */
  private static void unpause(Step step) {
    if (step.reminding().pauseAt(step.now()) != null) {
      endSilence(step);
    }
  }

  private static void endSilence(Step step) {
    ReminderPlanner.resume(step);
    step.record(new Fact.Resumed());
  }

  /** Calls come at these times; whoever wants one at a quiet hour wants that hour less quiet. */
  static Step at(Step step, PreferredTimes times) {
    remind(step, true, times).say(SettingsSummary.confirmed(times));
    QuietHours before = step.person().profile().quiet();
    QuietHours quiet = before;
    for (LocalTime time : times.times()) {
      quiet = quiet.without(time);
    }
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
   *     the hour, where there is none to count from, or the clock that it needs; null for nothing
   */
  static @Nullable Stage at(Step step, ReminderWish.Times wish) {
    PreferredTimes before = step.person().profile().times();
    if (!step.person().profile().reminders()
        && wish instanceof ReminderWish.Days(var more, var fewer, var when)
        && fewer.isEmpty()) {
      return at(step, new ReminderWish.At(List.copyOf(more), when)); // None was set before.
    }
    if (wish instanceof ReminderWish.Days days && days.leavesNone(before)) {
      step.say(WishKey.NO_DAY_LEFT);
      return Stage.DAYS;
    }
    if (wish.when() instanceof When.Shifted && !before.isTimed()) {
      step.say(WishKey.WHICH_HOUR);
      return Stage.HOURS;
    }
    unpause(step);
    at(step, wish.changing(before));
    boolean timed = wish.when() != null && !(wish.when() instanceof When.Part);
    return timed && step.person().profile().zone() == null ? Stage.ZONE : null;
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

  /** Nobody is woken: whoever wants no quiet hours has those that everybody has. */
  static Step quietAsUsual(Step step) {
    QuietHours usual = QuietHours.DEFAULT;
    return quiet(step, usual)
        .say(
            WishKey.QUIET_AS_USUAL,
            Map.of(
                "from", SettingsSummary.clock(usual.from()),
                "to", SettingsSummary.clock(usual.to())));
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

  /** Nothing from that day on, for some days; all stays as it is set. */
  static Step skip(Step step, ReminderWish.Skip wish) {
    ZoneId zone = step.person().profile().zoneOrUtc();
    LocalDate today = step.now().atZone(zone).toLocalDate();
    LocalDate begin = wish.begin(today);
    LocalDate end = wish.end(today);
    long days = ChronoUnit.DAYS.between(begin, end);
    if (days <= 0 || days > LONGEST_PAUSE_DAYS) {
      return step.say(TextKey.REMINDERS_PAUSE_PAST);
    }
    Instant from = begin.atStartOfDay(zone).toInstant();
    Instant until = end.atStartOfDay(zone).toInstant();
    Silence before = step.reminding().silenceAfter(step.now());
    Silence wished = new Silence(from, until, false);
    Silence both = before == null ? wished : before.with(wished);
    ReminderPlanner.skip(step, both == null ? wished : both);
    step.record(new Fact.DaysSkipped(from, until));
    TextArgument first = new TextArgument.Day(from);
    if (days == 1) {
      step.say(WishKey.SKIPPED_DAY, Map.of("day", first));
    } else {
      step.say(WishKey.SKIPPED, Map.of("from", first, "until", new TextArgument.Day(until)));
    }
    return before != null && both == null
        ? step.say(WishKey.ONE_SKIP, Map.of("day", new TextArgument.Day(before.from())))
        : step;
  }

  /** What was set before a change in words may be wanted back. */
  static Step mayTakeBack(Step step) {
    Profile profile = step.person().profile();
    SetBefore before =
        new SetBefore(step.now(), profile.reminders(), profile.times(), step.reminding().silence());
    return step.reminding(step.reminding().changedFrom(before));
  }

  /** Whoever goes on training means the exercise when they take something back. */
  static void settled(Step step) {
    step.reminding(step.reminding().changedFrom(null));
  }

  /** All as it was before the last change in words; null where that is too long ago. */
  static @Nullable Step takenBack(Step step) {
    SetBefore before = step.reminding().beforeChange(step.now());
    if (before == null) {
      return null;
    }
    ReminderPlanner.silence(step, before.silence());
    remind(step, before.on(), before.times());
    return step.reminding(step.reminding().changedFrom(null))
        .say(
            WishKey.TAKEN_BACK,
            Map.of("reminders", SettingsSummary.when(step.person(), step.now())));
  }

  /** A pause that is kept ends now; where there is none, all goes on as it was. */
  static Step resume(Step step) {
    if (step.reminding().silence() != null) {
      endSilence(step);
    }
    return step.say(TextKey.REMINDERS_RESUMED);
  }
}
