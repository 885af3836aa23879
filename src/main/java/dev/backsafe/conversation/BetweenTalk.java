package dev.backsafe.conversation;

import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.DescribingPain;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.Phase.Finished;
import dev.backsafe.conversation.PlannedExercise.Outcome;

/** Between sessions: resting, or ready to start. */
final class BetweenTalk {
  private final Sessions sessions;
  private final PainTalk pain;
  private final CommonCommands anywhere;
  private final StopTalk stop;
  private final AfterPain after;

  BetweenTalk(Sessions sessions, PainTalk pain, CommonCommands anywhere, StopTalk stop) {
    this.sessions = sessions;
    this.pain = pain;
    this.anywhere = anywhere;
    this.stop = stop;
    this.after = new AfterPain(sessions, pain, anywhere);
  }

  Transition step(Step step, Between between, Input input) {
    return switch (input) {
      case Input.Choice c ->
          switch (c.action()) {
            case BEGIN -> sessions.start(step);
            case WHY -> anywhere.why(step);
            case SNOOZE -> ReminderPolicy.snooze(step, Snooze.of(c.of()).orElse(Snooze.TOMORROW));
            case SILENCE -> StopTalk.silence(step);
            case MORNING -> after.told(step, between, Morning.of(c.of()).orElse(Morning.WORSE));
            case SETTLED -> after.settled(step, between);
            default -> step.say(TextKey.OLD_BUTTON).ask();
          };
      case Input.Command c -> command(step, between, c);
      case Input.Pain p -> pain.told(step, null, p.kind(), p.score());
      case Input.FreeText t -> after.text(step, between, t);
      case Input.Unreadable u -> step.say(u.why().answer()).ask();
      // If the close has just come to pass, catching up has said so; the question completes it.
      case Input.ReminderDue _ -> step.saidAnything() ? step.ask() : step.end();
    };
  }

  private Transition command(Step step, Between between, Input.Command command) {
    return switch (command.verb()) {
      case START -> step.ask();
      case SESSION -> sessions.start(step);
      case PAIN -> step.become(new DescribingPain(null, null)).ask();
      case UNDO -> undo(step, between);
      case STOP -> stop.command(step, command, between);
      case DONE, EASIER, SKIP -> step.say(TextKey.BETWEEN_NOT_IN_SESSION).ask();
      case HOW, WHY, EXERCISES, PROGRESS, SETTINGS, REMINDERS, PRIVACY, EXPORT, DELETE, HELP ->
          anywhere.command(step, command);
    };
  }

  /** Takes back the press that ended a session by mistake. */
  private static Transition undo(Step step, Between between) {
    Finished last = between.last();
    if (last == null || !step.now().isBefore(last.at().plus(Session.STILL_THERE_AFTER))) {
      return step.say(TextKey.NOTHING_TO_UNDO).ask();
    }
    Session session = last.session();
    if (session.isOver()) {
      int end = session.slots().size() - 1;
      PlannedExercise slot = session.slots().get(end);
      if (slot.outcome() == Outcome.DROPPED) {
        return step.say(TextKey.NOTHING_TO_UNDO).ask();
      }
      step.record(new Fact.Undone(slot.exercise()));
      session = session.with(end, slot.ended(Outcome.AHEAD));
    }
    ReminderPlanner.callNoMore(step);
    return step.record(new Fact.SessionReopened())
        .training(last.before())
        .become(new Exercising(session))
        .remind(ReminderKind.STILL_THERE, step.now().plus(Session.STILL_THERE_AFTER))
        .say(TextKey.CARD_ANSWER_REOPENED)
        .ask();
  }
}
