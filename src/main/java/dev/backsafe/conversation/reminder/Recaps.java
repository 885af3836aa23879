package dev.backsafe.conversation.reminder;

import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.recovery.Recovery;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the week was, told to those who want it. */
final class Recaps {
  private static final int SESSIONS_A_WEEK = 2;

  private Recaps() {}

  static @Nullable Reason gone(Step step, ReminderDue reminder) {
    Instant recapAt = step.reminding().recapAt();
    if (!step.person().profile().recap() || recapAt == null) {
      return Reason.OFF;
    }
    if (!ReminderPolicy.isThe(recapAt, reminder)) {
      return Reason.REPLACED;
    }
    if (ReminderLimits.isAway(step)) {
      return Reason.AWAY;
    }
    if (step.reminding().followUps() >= ReminderPlanner.MOST_FOLLOW_UPS) {
      return Reason.AWAY; // Who does not answer calls does not wait for recaps either.
    }
    if (step.training().sessions() == 0) {
      return Reason.NOTHING;
    }
    if (ReminderPolicy.isLate(step, reminder, ReminderPolicy.LATEST_CALL)) {
      return Reason.LATE;
    }
    return ReminderLimits.isToday(step, step.reminding().next()) ? Reason.COLLAPSED : null;
  }

  static Transition say(Step step, ReminderDue reminder) {
    Instant weekAgo = step.now().minus(Recovery.WEEK);
    long sessions = step.training().ends().stream().filter(e -> e.isAfter(weekAgo)).count();
    ReminderPolicy.said(step, reminder)
        .say(
            sessions >= SESSIONS_A_WEEK ? TextKey.REMINDER_RECAP_MET : TextKey.REMINDER_RECAP,
            Map.of("sessions", new TextArgument.Count(sessions)));
    ReminderPlanner.planRecap(step);
    return step.ask();
  }
}
