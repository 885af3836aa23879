package dev.backsafe.conversation;

import dev.backsafe.conversation.Fact.Substituted;
import dev.backsafe.conversation.Fact.Substituted.Why;
import dev.backsafe.conversation.Phase.DescribingPain;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.PlannedExercise.Outcome;
import java.time.Instant;
import java.util.OptionalInt;

/** A session under way: one card an exercise. */
final class ExerciseTalk {
  private final SessionPlanner planner;
  private final Sessions sessions;
  private final PainTalk pain;
  private final CommonCommands anywhere;
  private final StopTalk stop;

  ExerciseTalk(
      SessionPlanner planner,
      Sessions sessions,
      PainTalk pain,
      CommonCommands anywhere,
      StopTalk stop) {
    this.planner = planner;
    this.sessions = sessions;
    this.pain = pain;
    this.anywhere = anywhere;
    this.stop = stop;
  }

  Transition step(Step step, Session session, Input input) {
    return switch (input) {
      case Input.Choice c -> choice(step, session, c);
      case Input.Command c -> command(step, session, c);
      case Input.Pain p -> pain.told(step, session, p.kind(), p.score());
      case Input.FreeText t -> anywhere.text(step, t);
      case Input.Unreadable u -> step.say(u.why().answer()).ask();
      case Input.ReminderDue n -> reminder(step, n);
    };
  }

  private Transition choice(Step step, Session session, Input.Choice choice) {
    return switch (choice.action()) {
      case DONE -> done(step, session);
      case HURTS -> step.become(new DescribingPain(session, null)).ask();
      case EASIER -> easier(step, session);
      case STEP_UP -> stepUp(step, session);
      case SKIP -> skip(step, session);
      case HOW -> how(step, session);
      case STOP -> sessions.end(step, session, Ending.STOPPED);
      default -> step.say(TextKey.OLD_BUTTON).ask();
    };
  }

  private Transition command(Step step, Session session, Input.Command command) {
    return switch (command.verb()) {
      case START, SESSION -> step.say(TextKey.SESSION_RUNNING).ask();
      case DONE -> done(step, session);
      case PAIN -> step.become(new DescribingPain(session, null)).ask();
      case EASIER -> easier(step, session);
      case SKIP -> skip(step, session);
      case STOP -> stop.command(step, command, new Exercising(session));
      case UNDO -> undo(step, session);
      case HOW -> command.of().isEmpty() ? how(step, session) : anywhere.command(step, command);
      case WHY, EXERCISES, PROGRESS, SETTINGS, REMINDERS, PRIVACY, EXPORT, DELETE, HELP ->
          anywhere.command(step, command);
    };
  }

  private Transition done(Step step, Session session) {
    PlannedExercise slot = session.current();
    step.record(new Fact.ExerciseDone(slot.exercise(), planner.variation(slot).id()));
    Session next = session.withCurrent(slot.ended(Outcome.DONE));
    return sessions.goOn(next.isOver() ? step : step.say(TextKey.CARD_ANSWER_DONE), next);
  }

  private Transition skip(Step step, Session session) {
    PlannedExercise slot = session.current();
    step.record(new Fact.ExerciseSkipped(slot.exercise()));
    Session next = session.withCurrent(slot.ended(Outcome.SKIPPED));
    return sessions.goOn(next.isOver() ? step : step.say(TextKey.CARD_ANSWER_SKIPPED), next);
  }

  private Transition easier(Step step, Session session) {
    OptionalInt gentler = planner.gentler(session.current(), step.person());
    return gentler.isEmpty()
        ? step.say(TextKey.CARD_ANSWER_GENTLEST).ask()
        : swap(step.say(TextKey.CARD_ANSWER_EASIER), session, gentler.getAsInt(), Why.ASKED);
  }

  private Transition stepUp(Step step, Session session) {
    OptionalInt harder = planner.stepUp(session.current(), step.person());
    return harder.isEmpty()
        ? step.ask()
        : swap(step.say(TextKey.CARD_ANSWER_STEP_UP), session, harder.getAsInt(), Why.STEPPED_UP);
  }

  private Transition swap(Step step, Session session, int level, Why why) {
    PlannedExercise swapped = session.current().at(level);
    String from = planner.variation(session.current()).id();
    step.record(new Substituted(swapped.exercise(), from, planner.variation(swapped).id(), why));
    return step.become(new Exercising(session.withCurrent(swapped))).ask();
  }

  private Transition how(Step step, Session session) {
    PlannedExercise slot = session.current();
    return anywhere.explain(step, planner.exercise(slot), planner.variation(slot)).ask();
  }

  /** What was dropped because it hurts does not come back. */
  private Transition undo(Step step, Session session) {
    int last = session.position() - 1;
    if (last < 0 || session.slots().get(last).outcome() == Outcome.DROPPED) {
      return step.say(TextKey.NOTHING_TO_UNDO).ask();
    }
    PlannedExercise slot = session.slots().get(last);
    return step.record(new Fact.Undone(slot.exercise()))
        .become(new Exercising(session.with(last, slot.ended(Outcome.AHEAD))))
        .say(TextKey.CARD_ANSWER_UNDONE)
        .ask();
  }

  /** "Still there?" once; the close after three hours is {@link Sessions#catchUp}'s. */
  static Transition reminder(Step step, Input.ReminderDue reminder) {
    LastSeen presence = step.person().presence();
    Instant askAt = presence.heardAt().plus(Session.STILL_THERE_AFTER);
    if (step.now().isBefore(askAt)) {
      return step.remind(ReminderKind.STILL_THERE, askAt).end();
    }
    step.remind(ReminderKind.IDLE_CLOSE, presence.heardAt().plus(Session.CLOSES_AFTER));
    return presence.asked()
        ? step.end()
        : step.presence(presence.wasAsked())
            .record(new Fact.ReminderSaid(ReminderKind.STILL_THERE, reminder.dueAt()))
            .say(TextKey.STILL_THERE)
            .ask();
  }
}
