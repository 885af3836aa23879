package dev.backsafe.conversation;

import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.DescribingPain;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.Phase.Finished;
import dev.backsafe.conversation.Slot.Outcome;
import dev.backsafe.recovery.Gate;
import java.time.Instant;

/** Between sessions: resting, or ready to start. */
final class BetweenTalk {
  private final Sessions sessions;
  private final PainTalk pain;
  private final Anywhere anywhere;
  private final StopTalk stop;

  BetweenTalk(Sessions sessions, PainTalk pain, Anywhere anywhere, StopTalk stop) {
    this.sessions = sessions;
    this.pain = pain;
    this.anywhere = anywhere;
    this.stop = stop;
  }

  Transition step(Step step, Between between, Input input) {
    return switch (input) {
      case Input.Choice c ->
          switch (c.action()) {
            case BEGIN -> sessions.start(step);
            case WHY -> anywhere.why(step);
            default -> step.say(Key.OLD_BUTTON).ask();
          };
      case Input.Command c -> command(step, between, c);
      case Input.Pain p -> pain.told(step, null, p.kind(), p.score());
      case Input.FreeText t -> anywhere.text(step, t);
      case Input.Unreadable u -> step.say(u.why().answer()).ask();
      case Input.NudgeDue n -> nudge(step, n);
    };
  }

  private Transition command(Step step, Between between, Input.Command command) {
    return switch (command.verb()) {
      case START -> step.ask();
      case SESSION -> sessions.start(step);
      case PAIN -> step.become(new DescribingPain(null, null)).ask();
      case UNDO -> undo(step, between);
      case STOP -> stop.command(step, command, between);
      case DONE, EASIER, SKIP -> step.say(Key.BETWEEN_NOT_IN_SESSION).ask();
      case HOW, WHY, EXERCISES, PROGRESS, SETTINGS, PRIVACY, EXPORT, DELETE, HELP ->
          anywhere.command(step, command);
    };
  }

  /** Takes back the press that ended a session by mistake. */
  private static Transition undo(Step step, Between between) {
    Finished last = between.last();
    if (last == null || !step.now().isBefore(last.at().plus(Session.STILL_THERE_AFTER))) {
      return step.say(Key.NOTHING_TO_UNDO).ask();
    }
    Session session = last.session();
    if (session.isOver()) {
      int end = session.slots().size() - 1;
      Slot slot = session.slots().get(end);
      if (slot.outcome() == Outcome.DROPPED) {
        return step.say(Key.NOTHING_TO_UNDO).ask();
      }
      step.record(new Fact.Undone(slot.exercise()));
      session = session.with(end, slot.ended(Outcome.AHEAD));
    }
    return step.record(new Fact.SessionReopened())
        .training(last.before())
        .become(new Exercising(session))
        .remind(NudgeKind.STILL_THERE, step.now().plus(Session.STILL_THERE_AFTER))
        .say(Key.CARD_ANSWER_REOPENED)
        .ask();
  }

  private static Transition nudge(Step step, Input.NudgeDue nudge) {
    return switch (nudge.kind()) {
      // If the close has just come to pass, catching up has said so; the question completes it.
      case STILL_THERE, IDLE_CLOSE -> step.saidAnything() ? step.ask() : step.end();
      case RECOVERY_OVER -> recovered(step);
    };
  }

  /** Checked again at the moment itself, so that a reminder never has to be called back. */
  private static Transition recovered(Step step) {
    Profile profile = step.person().profile();
    Instant now = step.now();
    if (!profile.reminders()) {
      return step.end();
    }
    if (step.training().gate(now) instanceof Gate.Closed(Instant until, var _)) {
      return step.remind(NudgeKind.RECOVERY_OVER, Sessions.humane(step.person(), until)).end();
    }
    Instant humane = Sessions.humane(step.person(), now);
    return humane.isAfter(now)
        ? step.remind(NudgeKind.RECOVERY_OVER, humane).end()
        : step.record(new Fact.Nudged(NudgeKind.RECOVERY_OVER)).say(Key.REMINDER_RECOVERED).ask();
  }
}
