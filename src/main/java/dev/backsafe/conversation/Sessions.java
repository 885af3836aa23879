package dev.backsafe.conversation;

import dev.backsafe.conversation.Fact.SessionEnded;
import dev.backsafe.conversation.Phase.Base;
import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.Between.Asking;
import dev.backsafe.conversation.Phase.Consenting;
import dev.backsafe.conversation.Phase.Deleting;
import dev.backsafe.conversation.Phase.DescribingPain;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.Phase.Finished;
import dev.backsafe.conversation.Phase.Held;
import dev.backsafe.conversation.Phase.Screening;
import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.conversation.Phase.Stopping;
import dev.backsafe.conversation.Phase.Unsure;
import dev.backsafe.conversation.PlannedExercise.Outcome;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.routine.Exercise;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How sessions begin, go on and end. */
final class Sessions {
  private final SessionPlanner planner;

  Sessions(SessionPlanner planner) {
    this.planner = planner;
  }

  /** What time and a new routine have done since the last step. */
  void catchUp(Step step) {
    Session session = of(step.person().phase());
    String revision = planner.routine().revision();
    if (!step.person().routine().equals(revision) && step.person().isStored()) {
      step.routine(revision);
      if (session != null && hasVanished(session)) {
        close(step, session, Ending.ROUTINE_CHANGED, step.now());
        return;
      }
      if (step.person().phase() instanceof Between between && between.last() != null) {
        step.become(new Between(null));
      }
    }
    if (session != null) {
      Instant closesAt = step.person().presence().heardAt().plus(Session.CLOSES_AFTER);
      if (!step.now().isBefore(closesAt)) {
        Phase asking = step.person().phase();
        close(step, left(step, session), Ending.IDLE, closesAt);
        if (asking instanceof Unsure u
            && u.flag() != null
            && step.person().phase() instanceof Base base) {
          // What may be a warning sign is asked until it is answered.
          step.become(new Unsure(u.candidates(), u.flag(), base));
        }
      }
    }
  }

  private boolean hasVanished(Session session) {
    return session.slots().stream().anyMatch(s -> planner.routine().find(s.exercise()).isEmpty());
  }

  /** The session that is under way, whatever question interrupts it; or null. */
  static @Nullable Session of(Phase phase) {
    return switch (uninterrupted(phase)) {
      case Exercising e -> e.session();
      case DescribingPain d -> d.session();
      case SettingUp _, Between _, Held _, Screening _ -> null;
      case Consenting _, Unsure _, Deleting _, Stopping _ -> null;
    };
  }

  /** The session as it is left now: who leaves while describing a pain still had it. */
  Session left(Step step, Session session) {
    if (!(uninterrupted(step.person().phase()) instanceof DescribingPain)) {
      return session;
    }
    PlannedExercise slot = session.current();
    step.record(new Fact.PainReported(slot.exercise(), planner.variation(slot).id(), null, null));
    step.record(new Fact.ExerciseDropped(slot.exercise()));
    return session.withCurrent(slot.hurting().ended(Outcome.DROPPED));
  }

  /** What stands behind a question that interrupts. */
  static Phase uninterrupted(Phase phase) {
    return switch (phase) {
      case SettingUp s when s.back() != null -> s.back();
      case Unsure u -> u.back();
      case Deleting d -> d.back();
      case Stopping s -> s.back();
      default -> phase;
    };
  }

  /** The person is there: an answered "still there?" is armed anew. */
  void heard(Step step) {
    boolean rearm = step.person().presence().asked() && of(step.person().phase()) != null;
    boolean zoneless = step.person().profile().zone() == null;
    step.presence(step.person().presence().heard(step.now(), zoneless));
    ReminderPlanner.heard(step);
    if (rearm) {
      step.remind(ReminderKind.STILL_THERE, step.now().plus(Session.STILL_THERE_AFTER));
    }
  }

  Transition start(Step step) {
    if (step.training().gate(step.now()) instanceof TrainingGate.Closed) {
      return step.ask();
    }
    if (step.training().unsettled()) {
      Finished last = step.person().phase() instanceof Between b ? b.last() : null;
      return step.become(new Between(last, Asking.BEFORE_START)).ask();
    }
    List<PlannedExercise> slots = planner.plan(step.person());
    if (slots.isEmpty()) {
      return step.say(TextKey.SESSION_NOTHING_FITS).ask();
    }
    step.say(TextKey.SESSION_OPENING);
    List<Line> leftOut = new ArrayList<>();
    planner.leftOut(step.person()).forEach(e -> leftOut.add(Content.name(e)));
    if (!leftOut.isEmpty()) {
      step.say(
          TextKey.SESSION_LEFT_OUT,
          Map.of(
              "count",
              new TextArgument.Count(leftOut.size()),
              "names",
              new TextArgument.Listing(leftOut)));
    }
    ReminderPlanner.callNoMore(step);
    return step.become(new Exercising(new Session(step.now(), slots)))
        .record(
            new Fact.SessionStarted(
                planner.routine().revision(),
                slots.stream().map(PlannedExercise::exercise).toList()))
        .remind(ReminderKind.STILL_THERE, step.now().plus(Session.STILL_THERE_AFTER))
        .ask();
  }

  /** Goes on to the next exercise, or ends the session when none is left. */
  Transition goOn(Step step, Session session) {
    return session.isOver()
        ? end(step, session, Ending.COMPLETED)
        : step.become(new Exercising(session)).ask();
  }

  /** Ends the session, tells what it was and asks what is next. */
  Transition end(Step step, Session session, Ending ending) {
    close(step, session, ending, step.now());
    if (session.hurting() == 0 && session.counts()) {
      step.say(Content.why(1 + (step.training().sessions() - 1) % TextKey.WHY_FACTS));
    }
    return step.ask();
  }

  /** Ends the session as of {@code at} and sums it up; the step goes on in the phase after it. */
  void close(Step step, Session session, Ending ending, Instant at) {
    Training before = step.training();
    boolean pain = session.hurting() > 0;
    if (session.counts()) {
      Training after = before.after(session, planner.routine(), at);
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
    }
    ReminderPlanner.planNext(step);
    if (pain && ending != Ending.RED_FLAG && step.training().persists(at)) {
      holdPersistent(step);
    } else {
      if (pain) {
        ReminderPlanner.planMorning(step, at);
      }
      boolean undoable = ending == Ending.COMPLETED || ending == Ending.STOPPED;
      step.become(new Between(undoable ? new Finished(session, before, at) : null));
    }
  }

  /** Whoever left before they said what it is like may have left because it was sharp. */
  private static boolean mayBeSharp(Step step, Ending ending) {
    return switch (ending) {
      case SHARP_PAIN, RED_FLAG -> true;
      case COMPLETED, SECOND_PAIN -> false;
      case STOPPED, IDLE, ROUTINE_CHANGED ->
          uninterrupted(step.person().phase()) instanceof DescribingPain(var _, var kind)
              && kind == null;
    };
  }

  /** Pain that persists: a clinician comes first. */
  static void holdPersistent(Step step) {
    step.become(new Held(null, false))
        .record(new Fact.PutOnHold(null))
        .say(TextKey.HELD_PERSISTENT);
  }

  private void summarise(Step step, Session session, Ending ending) {
    step.say(
        switch (ending) {
          case COMPLETED -> TextKey.FINISH_COMPLETED;
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
    list(step, TextKey.FINISH_DONE, done.stream().filter(s -> !isSwapped(s)).toList());
    list(step, TextKey.FINISH_SWAPPED, done.stream().filter(Sessions::isSwapped).toList());
    list(step, TextKey.FINISH_SKIPPED, session.having(Outcome.SKIPPED));
    list(step, TextKey.FINISH_DROPPED, session.having(Outcome.DROPPED));
    if (hurt) {
      step.say(TextKey.PAIN_SETTLES);
    }
  }

  private static boolean isSwapped(PlannedExercise slot) {
    return slot.level() != slot.firstLevel();
  }

  private void list(Step step, TextKey key, List<PlannedExercise> slots) {
    List<Line> names = new ArrayList<>();
    for (PlannedExercise slot : slots) {
      planner.routine().find(slot.exercise()).ifPresent(e -> names.add(name(e, slot)));
    }
    if (!names.isEmpty()) {
      step.say(key, Map.of("names", new TextArgument.Listing(names)));
    }
  }

  private static Line name(Exercise exercise, PlannedExercise slot) {
    return Content.name(exercise, exercise.at(slot.level()));
  }

  static ZoneId zone(Person person) {
    return Objects.requireNonNullElse(person.profile().zone(), ZoneOffset.UTC);
  }
}
