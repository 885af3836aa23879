package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.phase.Between.Finished;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.conversation.training.Session;
import org.jspecify.annotations.Nullable;

/** An undo behind a session: it had ended by mistake, and is open again. */
final class Reopening {
  private Reopening() {}

  /** Takes back the press that ended a session by mistake. */
  static Transition undo(Step step, @Nullable Finished last) {
    if (last == null || !step.now().isBefore(last.at().plus(Session.STILL_THERE_AFTER))) {
      return step.say(TextKey.NOTHING_TO_UNDO).ask();
    }
    if (last.hurtSince(step.person())) {
      return step.say(TextKey.PAIN_NOT_UNDONE).ask();
    }
    Session session = last.session();
    if (SessionFlow.hasVanished(session, step.planner().routine())) {
      return step.become(new Between(null)).say(TextKey.NOTHING_TO_UNDO).ask();
    }
    if (session.isOver()) {
      int end = session.slots().size() - 1;
      PlannedExercise slot = session.slots().get(end);
      if (slot.outcome() == Outcome.DROPPED) {
        return step.say(TextKey.PAIN_NOT_UNDONE).ask();
      }
      step.record(new Fact.Undone(slot.exercise()));
      session = session.with(end, slot.ended(Outcome.AHEAD));
    }
    return SessionFlow.reopen(step, last.before())
        .become(new Exercising(session))
        .say(TextKey.CARD_ANSWER_REOPENED)
        .ask();
  }
}
