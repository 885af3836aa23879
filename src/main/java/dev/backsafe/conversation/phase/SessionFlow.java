package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.SessionEnded;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.phase.Between.Asking;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Programme;
import dev.backsafe.routine.Routine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How sessions begin, go on and end. */
public final class SessionFlow {
  private SessionFlow() {}

  /** What time and a new routine have done since the last step. */
  public static void catchUp(Step step) {
    if (!leaveVanished(step)) {
      closeIdle(step);
    }
    leaveUnanswered(step);
  }

  /** What was asked around a session means nothing hours later, and may not be true any more. */
  private static void leaveUnanswered(Step step) {
    Instant until = step.person().presence().heardAt().plus(Session.CLOSES_AFTER);
    if (!step.now().isBefore(until)) {
      switch (step.person().phase()) {
        case LookingBack(_, Between back) -> step.become(back);
        case AfterPain(_, _, Between back) -> step.become(back);
        case Starting _ -> step.become(new Between(null));
        case Consenting _, Screening _, SettingUp _, Held _, Between _, Exercising _ -> {}
        case DescribingPain _, Unsure _, Worrying _, Deleting _, Stopping _, Arranging _ -> {}
        case Guessing _, SettingTraining _, LookingAtWeek _, Walking _, FlaringUp _ -> {}
      }
    }
  }

  /**
   * Follows a new routine. A session whose exercise it has lost is over, keeping what was done.
   *
   * @return whether one was
   */
  public static boolean leaveVanished(Step step) {
    Routine routine = step.planner().routine();
    boolean same = step.person().routine().equals(routine.revision());
    if (!step.person().isStored()) {
      return false;
    }
    step.training(step.training().byIds(routine, same));
    if (same) {
      return false;
    }
    step.routine(routine.revision());
    Session session = step.person().phase().session();
    if (session != null && hasVanished(session, routine)) {
      Phase<?> asking = step.person().phase();
      close(step, session, Ending.ROUTINE_CHANGED, step.now());
      keepAsking(step, asking);
      return true;
    }
    if (step.person().phase().base() instanceof Between(Finished last, _)
        && last != null
        && hasVanished(last.session(), routine)) {
      step.become(new Between(null)); // It cannot be opened again.
    }
    return false;
  }

  static boolean hasVanished(Session session, Routine routine) {
    return session.slots().stream().anyMatch(s -> routine.find(s.exercise()).isEmpty());
  }

  private static void closeIdle(Step step) {
    Session session = step.person().phase().session();
    Instant closesAt = step.person().presence().heardAt().plus(Session.CLOSES_AFTER);
    if (session == null || step.now().isBefore(closesAt)) {
      return;
    }
    Phase<?> asking = step.person().phase();
    if (asking instanceof Unsure u && u.sign() == null) {
      // Nobody said that it does not hurt: the next session begins gently.
      step.training(step.training().hurtBetween(false, step.planner().routine(), closesAt));
    }
    close(step, left(step, session), Ending.IDLE, closesAt);
    keepAsking(step, asking);
  }

  /** What may be a warning sign is asked until it is answered, whatever has closed the session. */
  private static void keepAsking(Step step, Phase<?> asking) {
    if (asking instanceof Unsure u
        && u.sign() != null
        && step.person().phase() instanceof Phase.Base<?> base) {
      step.become(u.before(base));
    }
  }

  /** Whether a question between sessions has stood for hours, and nobody has answered it. */
  public static boolean isLeftStanding(Step step) {
    Instant expires = expiresAt(step);
    return expires != null && !step.now().isBefore(expires);
  }

  /** When the question between sessions that stands will have stood too long; or null. */
  public static @Nullable Instant expiresAt(Step step) {
    Phase<?> phase = step.person().phase();
    boolean open =
        switch (phase) {
          case DescribingPain _, Worrying _, Unsure _, Screening _ -> true;
          case Consenting _, SettingUp _, Held _, Between _, Starting _, Exercising _ -> false;
          case Deleting _, Stopping _, LookingBack _, Arranging _, Guessing _ -> false;
          case SettingTraining _, LookingAtWeek _, Walking _, FlaringUp _, AfterPain _ -> false;
        };
    return open && phase.session() == null
        ? step.person().presence().heardAt().plus(Session.CLOSES_AFTER)
        : null;
  }

  /**
   * A question about pain that was left standing is over, on the careful reading, and that is said.
   * Those about warning signs are asked until they are answered.
   *
   * @return whether one was
   */
  public static boolean expire(Step step) {
    if (!isLeftStanding(step)) {
      return false;
    }
    switch (step.person().phase()) {
      case Unsure u when u.sign() != null -> {
        return false;
      }
      case Screening _ -> {
        return false;
      }
      case Unsure u -> {
        step.become(u.back() instanceof Between ? new Between(null) : u.back())
            .training(step.training().hurtBetween(false, step.planner().routine(), step.now()));
        step.say(TextKey.EXPIRED_MAYBE);
      }
      case DescribingPain(_, var kind, var score, _, _) when kind != null -> {
        PainReports.unanswered(step.say(TextKey.EXPIRED_SCORE), kind, score);
      }
      case DescribingPain _, Worrying _ ->
          PainReports.leftUntold(step, step.person().presence().heardAt());
      case Consenting _, SettingUp _, Held _, Between _, Starting _ -> {}
      case Exercising _, Deleting _, Stopping _, LookingBack _, Arranging _ -> {}
      case Guessing _, SettingTraining _, LookingAtWeek _, Walking _, FlaringUp _ -> {}
      case AfterPain _ -> {}
    }
    return true;
  }

  /** The session as it is left now: who leaves while describing a pain still had it. */
  static Session left(Step step, Session session) {
    if (!(step.person().phase().uninterrupted() instanceof DescribingPain)) {
      return session;
    }
    PlannedExercise slot = session.current();
    String variation = step.planner().variation(slot).id();
    step.record(new Fact.PainReported(slot.exercise(), variation, null, null, Hurt.MORE));
    step.record(new Fact.ExerciseDropped(slot.exercise()));
    return session.withCurrent(slot.hurting(Hurt.MORE, null)).dropped();
  }

  /** The person is there: an answered "still there?" is armed anew. */
  public static void heard(Step step) {
    boolean rearm = step.person().presence().asked() && step.person().phase().session() != null;
    boolean zoneless = step.person().profile().zone() == null;
    step.presence(step.person().presence().heard(step.now(), zoneless));
    ReminderPlanner.heard(step);
    if (rearm) {
      step.remind(ReminderKind.STILL_THERE, step.now().plus(Session.STILL_THERE_AFTER));
    }
  }

  /** Somebody wants to start: what has to be known first is asked, and then it begins. */
  static Transition start(Step step, Length length) {
    if (step.training().gate(step.now()) instanceof TrainingGate.Closed || FlaringUp.waits(step)) {
      return step.ask();
    }
    if (step.training().unsettled()) {
      Finished last = step.person().phase() instanceof Between b ? b.last() : null;
      return step.become(new Between(last, Asking.before(length))).ask();
    }
    return Starting.begin(step, length);
  }

  /** A session begins: nothing speaks against it any more. */
  static Transition begin(Step step, Length length) {
    boolean closed = step.training().gate(step.now()) instanceof TrainingGate.Closed;
    if (closed || step.training().unsettled()) {
      return start(step.become(new Between(null)), length); // It hurt meanwhile.
    }
    Session session = step.planner().plan(step.person(), length, step.now());
    if (session.slots().isEmpty()) {
      return step.become(new Between(null)).say(TextKey.SESSION_NOTHING_FITS).ask();
    }
    step.say(TextKey.SESSION_OPENING);
    List<Line> leftOut = new ArrayList<>();
    step.planner().leftOut(step.person()).forEach(e -> leftOut.add(Content.name(e)));
    if (!leftOut.isEmpty() && length == Length.WHOLE) {
      step.say(
          TextKey.SESSION_LEFT_OUT,
          Map.of(
              "count",
              new TextArgument.Count(leftOut.size()),
              "names",
              new TextArgument.Listing(leftOut)));
    }
    ReminderPlanner.callNoMore(step);
    return step.become(new Exercising(session))
        .record(
            new Fact.SessionStarted(
                step.planner().routine().revision(),
                session.slots().stream().map(PlannedExercise::exercise).toList()))
        .remind(ReminderKind.STILL_THERE, step.now().plus(Session.STILL_THERE_AFTER))
        .ask();
  }

  /** A session that had ended goes on, as if it had not. */
  static Step reopen(Step step, Training before) {
    ReminderPlanner.callNoMore(step);
    return step.record(new Fact.SessionReopened())
        .training(before)
        .remind(ReminderKind.STILL_THERE, step.now().plus(Session.STILL_THERE_AFTER));
  }

  /** Goes on to the next exercise, or ends the session when none is left. */
  static Transition goOn(Step step, Session session) {
    // Who skipped all of it has not completed it.
    Ending ending = session.counts() ? Ending.COMPLETED : Ending.STOPPED;
    return session.isOver()
        ? end(step, session, ending)
        : step.become(new Exercising(session)).ask();
  }

  /** Ends the session, tells what it was and asks what is next. */
  static Transition end(Step step, Session session, Ending ending) {
    close(step, session, ending, step.now());
    if (session.hurting() == 0 && session.counts()) {
      step.say(Content.why(1 + (step.training().sessions() - 1) % Content.WHY_FACTS));
    }
    return step.person().phase() instanceof Between between
        ? lookBack(step, session, ending, between)
        : Arranging.afterFirstSession(step);
  }

  /**
   * A whole session is looked back at; after any pain but a sharp one it is worth knowing, once,
   * what is usual.
   */
  private static Transition lookBack(Step step, Session session, Ending ending, Between between) {
    boolean usual =
        session.hurting() > 0 && session.hurt() != Hurt.SHARP && !step.training().usual().asked();
    if (ending == Ending.COMPLETED) {
      return LookingBack.begin(step, LookingBack.Stage.EFFORT, between);
    }
    return usual
        ? LookingBack.begin(step, LookingBack.Stage.USUAL, between)
        : Arranging.afterFirstSession(step);
  }

  /** Ends the session as of {@code at} and sums it up; the step goes on in the phase after it. */
  static void close(Step step, Session session, Ending ending, Instant at) {
    Training before = step.training();
    boolean pain = session.hurting() > 0;
    if (session.counts()) {
      Training after = before.after(session, step.planner().routine(), at);
      step.training(pain ? after.settled(!mayBeSharp(step, ending)) : after)
          .presence(step.person().presence().trained());
    }
    step.record(
        new SessionEnded(
            ending,
            session.startedAt(),
            session.having(Outcome.DONE).size(),
            session.slots().size(),
            pain));
    if (ending != Ending.RED_FLAG) {
      summarise(step, session, ending);
      tellStepBack(step, before);
    }
    ReminderPlanner.planNext(step);
    if (pain && ending != Ending.RED_FLAG && step.training().persists(at)) {
      Holds.persistentPain(step);
    } else {
      if (pain && !isUsual(session)) {
        ReminderPlanner.planMorning(step, at);
      }
      adviseIfWorthALook(step, at);
      boolean undoable =
          switch (ending) {
            case COMPLETED, STOPPED -> true;
            case IDLE -> step.person().phase() instanceof Exercising;
            case SHARP_PAIN, SECOND_PAIN, RED_FLAG, ROUTINE_CHANGED -> false;
          };
      // A day ends for somebody when they were last there, not when the session was closed.
      Instant there = ending == Ending.IDLE ? step.person().presence().heardAt() : at;
      step.become(new Between(undoable ? new Finished(session, before, there) : null));
    }
  }

  /** A programme that went back says so, and why nobody has failed. */
  static void tellStepBack(Step step, Training before) {
    Routine routine = step.planner().routine();
    Programme programme = step.training().programme(routine);
    String stage = step.training().stage(routine).id();
    if (programme.place(stage) < programme.place(before.stage(routine).id())) {
      step.record(new Fact.SteppedBack(stage)).say(TextKey.STEPPED_BACK);
    }
  }

  /** Usual pain that goes on is worth a look some time; it locks nothing. */
  static void adviseIfWorthALook(Step step, Instant at) {
    if (step.training().isWorthALook(at)) {
      step.training(step.training().with(step.training().usual().advised(at)))
          .record(new Fact.Advised())
          .say(TextKey.ADVICE_USUAL);
    }
  }

  /** Whoever left before they said what it is like may have left because it was sharp. */
  private static boolean mayBeSharp(Step step, Ending ending) {
    return switch (ending) {
      case SHARP_PAIN, RED_FLAG -> true;
      case COMPLETED, SECOND_PAIN -> false;
      case STOPPED, IDLE, ROUTINE_CHANGED ->
          step.person().phase().uninterrupted() instanceof DescribingPain(_, var kind, _, _, _)
              && kind == null;
    };
  }

  private static void summarise(Step step, Session session, Ending ending) {
    step.say(
        switch (ending) {
          case COMPLETED -> session.brief() ? TextKey.FINISH_BRIEF : TextKey.FINISH_COMPLETED;
          case STOPPED -> TextKey.FINISH_STOPPED;
          case SHARP_PAIN, RED_FLAG -> TextKey.PAIN_STOPPED_SHARP;
          case SECOND_PAIN -> TextKey.PAIN_STOPPED_SECOND;
          case IDLE -> TextKey.FINISH_IDLE;
          case ROUTINE_CHANGED -> TextKey.FINISH_ROUTINE_CHANGED;
        });
    boolean hurt = session.hurting() > 0;
    List<PlannedExercise> done = session.having(Outcome.DONE);
    if (done.isEmpty() && !hurt) {
      step.say(TextKey.FINISH_NOTHING);
      return;
    }
    list(step, TextKey.FINISH_DONE, done.stream().filter(s -> !s.isSwapped()).toList());
    list(step, TextKey.FINISH_SWAPPED, done.stream().filter(PlannedExercise::isSwapped).toList());
    list(step, TextKey.FINISH_SKIPPED, session.having(Outcome.SKIPPED));
    list(step, TextKey.FINISH_DROPPED, session.having(Outcome.DROPPED));
    if (hurt) {
      step.say(isUsual(session) ? TextKey.PAIN_USUAL_NEXT : TextKey.PAIN_SETTLES);
    }
  }

  private static boolean isUsual(Session session) {
    return session.hurt() == Hurt.USUAL;
  }

  private static void list(Step step, TextKey key, List<PlannedExercise> slots) {
    List<Line> names = new ArrayList<>();
    for (PlannedExercise slot : slots) {
      step.planner().routine().find(slot.exercise()).ifPresent(e -> names.add(name(e, slot)));
    }
    if (!names.isEmpty()) {
      List<Line> once = names.stream().distinct().toList();
      step.say(key, Map.of("names", new TextArgument.Listing(once)));
    }
  }

  private static Line name(Exercise exercise, PlannedExercise slot) {
    return Content.name(exercise, exercise.at(exercise.level(slot.variation())));
  }
}
