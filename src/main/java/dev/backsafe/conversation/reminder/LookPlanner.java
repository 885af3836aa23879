package dev.backsafe.conversation.reminder;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.everyday.WeeklyLook;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.LookingAtWeek;
import dev.backsafe.conversation.phase.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When the weekly look is asked: on the day of the week on which it was first wanted. */
public final class LookPlanner {
  /** What is later than that has nobody planned. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private LookPlanner() {}

  /** It is wanted, or not any more. */
  public static Step turn(Step step, boolean on) {
    WeeklyLook look = look(step);
    if (look.on() == on) {
      return step;
    }
    set(step, look.turned(on, step.now())).record(new Fact.WeeklySet(on));
    return on ? plan(step) : step;
  }

  private static WeeklyLook look(Step step) {
    return step.person().everyday().look();
  }

  private static Step set(Step step, WeeklyLook look) {
    return step.everyday(step.person().everyday().with(look));
  }

  private static Step plan(Step step) {
    return planAt(step, look(step).after(step.now()));
  }

  private static Step planAt(Step step, Instant from) {
    Instant at = ReminderPlanner.humane(step.person()).next(from);
    return set(step, look(step).planned(at)).remind(ReminderKind.WEEKLY_LOOK, at);
  }

  /** Hours or zone have changed. */
  static void replan(Step step) {
    Instant next = look(step).next();
    if (look(step).on() && next != null && next.isAfter(step.now())) {
      planAt(step, next);
    }
  }

  /** Whoever returns is looked after again. */
  static void heard(Step step) {
    WeeklyLook look = look(step);
    Instant next = look.next();
    if (look.on() && (next == null || next.isBefore(step.now().minus(FORGOTTEN)))) {
      plan(step);
    }
  }

  /** Why it is not asked now; null when it is, as far as day and hour allow. */
  static @Nullable Reason gone(Step step, ReminderDue reminder) {
    if (!ReminderPolicy.isThe(look(step).next(), reminder)) {
      return Reason.REPLACED;
    }
    if (step.person().phase().asksAboutSign()) {
      return Reason.ASKED;
    }
    if (ReminderLimits.isAway(step)) {
      return Reason.AWAY;
    }
    // Of two that would come on one day the call counts more.
    return ReminderLimits.isToday(step, step.reminding().next()) ? Reason.COLLAPSED : null;
  }

  /** Whoever waits for a clinician because pain persists may still look at their week. */
  static boolean mayAskInstead(Step step, @Nullable Reason disturbed) {
    return disturbed == Reason.HELD
        && step.person().phase().base() instanceof Held held
        && held.flag() == null;
  }

  static Transition say(Step step, ReminderDue reminder) {
    ReminderPolicy.said(step, reminder);
    set(step, look(step).asked());
    plan(step);
    Phase<?> there = step.person().phase();
    boolean stands = there instanceof Between || there.base() instanceof Held;
    Phase.Base<?> back = (stands ? there : ReminderPolicy.asking(step, null)).base();
    return step.become(LookingAtWeek.begin(Objects.requireNonNull(back))).ask();
  }

  /** What does not fit today comes on a better one, or next week. */
  static void skip(Step step, @Nullable Instant again, Reason why) {
    switch (why) {
      case REPLACED, OFF -> {}
      case AWAY -> set(step, look(step).planned(null));
      case HELD, ASKED, IN_SESSION, RESTING, QUIET, LATE, COLLAPSED, PAUSED, NOTHING -> {
        if (again == null) {
          plan(step);
        } else {
          planAt(step, again);
        }
      }
    }
  }
}
