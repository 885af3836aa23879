package dev.backsafe.conversation.reminder;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Between.Asking;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.recovery.ClockOffsets;
import dev.backsafe.routine.Exercise;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call to train says. Each takes the next sentence of the list: as long as the list is
 * longer than what four weeks may have, nobody hears one twice within them.
 */
final class Calls {
  /** Programme facts, section 8. */
  private static final Duration NEVER_TWICE_WITHIN = Duration.ofDays(28);

  private Calls() {}

  /** Says it, plans what comes when it is not answered, and asks. */
  static Transition say(Step step, ReminderDue reminder) {
    boolean unsettled = step.training().unsettled();
    boolean last = isLast(step, reminder);
    ReminderPolicy.said(step, reminder);
    words(step, reminder.kind(), unsettled, last);
    step.reminding(step.reminding().called(reminder.dueAt()));
    planNext(step, reminder.kind());
    askAboutClock(step);
    step.become(ReminderPolicy.asking(step, unsettled ? Asking.SETTLED : Asking.TRAIN));
    // A question about signs that was left standing is asked in full.
    boolean offers = !unsettled && step.person().phase() instanceof Between;
    return offers ? step.offer() : step.ask();
  }

  /** Once while the zone is not known, and once after each change of clocks that may be theirs. */
  private static void askAboutClock(Step step) {
    ZoneId zone = step.person().profile().zone();
    boolean asks = zone == null || !ClockOffsets.perhaps(zone, step.now()).isEmpty();
    if (asks && !step.reminding().zoneAsked()) {
      step.say(
          zone == null
              ? Line.of(TextKey.REMINDER_ZONE)
              : Line.of(
                  TextKey.REMINDER_CLOCKS, Map.of("time", new TextArgument.ClockTime(step.now()))));
    }
    step.reminding(step.reminding().askedForZone(asks));
  }

  private static boolean isLast(Step step, ReminderDue reminder) {
    return reminder.kind() == ReminderKind.FOLLOW_UP
        && step.reminding().followUps() + 1 == ReminderPlanner.MOST_FOLLOW_UPS;
  }

  /** After sharp pain the question how it is says all; it is no time for a call. */
  private static void words(Step step, ReminderKind kind, boolean unsettled, boolean last) {
    switch (kind) {
      case WELCOME_BACK -> greet(step, TextKey.REMINDER_WELCOME_BACK);
      case KIND_WORD -> {
        if (step.reminding().followUps() == ReminderPlanner.MOST_FOLLOW_UPS) {
          greet(step, TextKey.REMINDER_TWO_WEEKS);
        } else {
          step.say(TextKey.REMINDER_SIX_WEEKS);
        }
      }
      case RECOVERY_OVER, FOLLOW_UP -> {
        if (!unsettled) {
          saySentence(step);
        } else if (last) {
          step.say(TextKey.SETTLED_LAST);
        }
      }
      case STILL_THERE, IDLE_CLOSE, MORNING_CHECK, WEEKLY_RECAP, WEEKLY_LOOK, CAP_REACHED -> {}
    }
  }

  /** What was said so not long ago is said in other words. */
  private static void greet(Step step, TextKey words) {
    Instant last = step.reminding().greetedAt();
    if (last != null && !step.now().isAfter(last.plus(NEVER_TWICE_WITHIN))) {
      saySentence(step);
    } else {
      step.say(words).reminding(step.reminding().greeted(step.now()));
    }
  }

  private static void saySentence(Step step) {
    step.say(sentence(step)).reminding(step.reminding().tookSentence());
  }

  private static void planNext(Step step, ReminderKind kind) {
    ReminderState reminding = step.reminding();
    int again = kind == ReminderKind.FOLLOW_UP ? reminding.followUps() + 1 : 0;
    if (kind == ReminderKind.KIND_WORD) {
      int said = reminding.followUps() + 1;
      if (said == ReminderPlanner.MOST_FOLLOW_UPS + 1) {
        ReminderPlanner.planKindWord(step, said);
      } else {
        step.reminding(reminding.calling(null, null, said));
      }
    } else if (again < ReminderPlanner.MOST_FOLLOW_UPS) {
      ReminderPlanner.callAgain(step, again);
    } else {
      ReminderPlanner.planKindWord(step, again);
    }
  }

  /** The next one of the list, with what is known of the session that waits. */
  private static Line sentence(Step step) {
    List<PlannedExercise> plan =
        step.planner().plan(step.person(), Length.WHOLE, step.now()).slots();
    Optional<Exercise> first =
        plan.stream().findFirst().flatMap(slot -> step.planner().routine().find(slot.exercise()));
    return Content.call(
        step.reminding().calls(),
        Map.of(
            "first",
            new TextArgument.Words(first.map(Content::name).orElse(Line.of(TextKey.REMINDER_ANY))),
            "count",
            new TextArgument.Count(plan.size()),
            "minutes",
            new TextArgument.Count(step.planner().minutes(step.person(), Length.WHOLE, step.now())),
            "sessions",
            new TextArgument.Count(step.training().sessions())));
  }
}
