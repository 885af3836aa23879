package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.PainReported;
import dev.backsafe.conversation.Fact.Substituted;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.recovery.Recovery;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens when it hurts, in whatever phase it is told. Sharp, shooting or tingling pain, or a
 * score of 6 or more, ends the session; any other discomfort stops the exercise and hands out a
 * gentler variation; if that hurts too the movement is dropped for today; a second movement that
 * hurts ends the session (source article; stop bands of common 0–10 scales).
 */
final class PainReports {
  /** Soreness peaks after one to three days and is gone in a week (programme facts 7). */
  private static final Duration SORE_FOR = Duration.ofDays(7);

  private PainReports() {}

  /** Whether worked muscles may ache, which is no pain of the back. */
  static boolean mayBeSore(Person person, Instant now) {
    List<Instant> ends = person.training().ends();
    return !ends.isEmpty() && now.isBefore(ends.getLast().plus(SORE_FOR));
  }

  /** They do, and that takes nothing back. */
  static Step sore(Step step) {
    return step.record(new Fact.SoreTold()).say(TextKey.PAIN_SORE);
  }

  /** Pain with as much as is known of it; asks for what is missing and matters. */
  static Transition told(Step step, @Nullable Session session, Input.Pain pain) {
    PainKind kind = pain.kind();
    Integer score = pain.score();
    if (pain.endsSession()) {
      return settle(step, session, kind, score, null);
    }
    boolean usual =
        step.training().usual().orNone() > 0 && step.toldAhead(Asked.LIKENESS).isPresent();
    if (kind == null && score == null && !usual) {
      return step.become(new DescribingPain(session, null)).ask();
    }
    // A low number can be a new pain as well as the usual one: only the person knows.
    boolean asks = score == null || step.training().usual().covers(score);
    PainKind known = kind == null ? PainKind.ACHE : kind;
    if (asks && usual) {
      return settle(step, session, known, score, Hurt.USUAL); // "My usual ache, a two".
    }
    return asks
        ? step.become(new DescribingPain(session, known, score)).ask()
        : settle(step, session, known, score, null);
  }

  /**
   * Does what the pain calls for.
   *
   * @param told what it is beside the usual, as the person says; null where nobody asked
   */
  static Transition settle(
      Step step,
      @Nullable Session session,
      @Nullable PainKind kind,
      @Nullable Integer score,
      @Nullable Hurt told) {
    Hurt how = hurt(kind, score, told);
    BeforePain before = BeforePain.of(step, before(step, session));
    if (session == null) {
      betweenSessions(step, kind, score, how);
      return how == Hurt.SHARP ? AfterPain.stand(step, before) : step.ask();
    }
    PlannedExercise slot = session.current();
    String variation = step.planner().variation(slot).id();
    step.record(new PainReported(slot.exercise(), variation, kind, score, how));
    Session hurt = session.withCurrent(slot.hurting(how, score));
    if (how == Hurt.SHARP) {
      SessionFlow.close(step, dropped(step, hurt), Ending.SHARP_PAIN, step.now());
      return AfterPain.stand(step, before);
    }
    if (hurt.hurting() > 1) {
      return SessionFlow.end(step, dropped(step, hurt), Ending.SECOND_PAIN);
    }
    Optional<Variation> gentler = step.planner().gentler(slot, session, step.person());
    if (session.hasHurt() || gentler.isEmpty()) {
      return SessionFlow.goOn(step.say(TextKey.PAIN_DROPPED), dropped(step, hurt));
    }
    String instead = gentler.get().id();
    step.record(new Substituted(slot.exercise(), variation, instead, Substituted.Why.PAIN));
    return step.become(new Exercising(hurt.swapped(instead))).say(TextKey.PAIN_GENTLER).ask();
  }

  private static Phase.Base<?> before(Step step, @Nullable Session session) {
    if (session != null) {
      return new Exercising(session);
    }
    return step.person().phase().base() instanceof Between between ? between : new Between(null);
  }

  /** Sharp comes first; what nobody calls usual is new (programme facts 4). */
  private static Hurt hurt(@Nullable PainKind kind, @Nullable Integer score, @Nullable Hurt told) {
    if (new Input.Pain(kind, score).endsSession()) {
      return Hurt.SHARP;
    }
    return told == null ? Hurt.MORE : told;
  }

  private static Session dropped(Step step, Session session) {
    step.record(new Fact.ExerciseDropped(session.current().exercise()));
    return session.dropped();
  }

  private static Step betweenSessions(
      Step step, @Nullable PainKind kind, @Nullable Integer score, Hurt how) {
    step.become(new Between(null));
    note(step, kind, score, how);
    return heldIfItPersists(step);
  }

  /** Pain between sessions, of which nobody says any more. */
  static Step unanswered(Step step, PainKind kind, @Nullable Integer score) {
    return betweenSessions(step, kind, score, Hurt.MORE);
  }

  /** Remembers pain outside a session, and says what it means for the next one. */
  private static void note(Step step, @Nullable PainKind kind, @Nullable Integer score, Hurt how) {
    keep(step, kind, score, how);
    step.say(
        switch (how) {
          case USUAL -> TextKey.BETWEEN_USUAL;
          case SHARP -> TextKey.BETWEEN_SHARP;
          case MORE -> TextKey.BETWEEN_ACHE;
        });
  }

  private static void keep(Step step, @Nullable PainKind kind, @Nullable Integer score, Hurt how) {
    step.record(new PainReported(null, null, kind, score, how));
    if (how == Hurt.USUAL) {
      return;
    }
    boolean stops = how == Hurt.SHARP;
    step.training(step.training().hurtBetween(stops, step.planner().routine(), step.now()));
    if (stops) {
      ReminderPlanner.planNext(step);
    }
    ReminderPlanner.planMorning(step, step.now());
  }

  /** The same, where something else is to be said. */
  static Step kept(Step step, Input.Pain pain) {
    keep(step, pain.kind(), pain.score(), hurt(pain.kind(), pain.score(), null));
    return step;
  }

  /** It hurts, and nobody says what it is like: it may be sharp, and is taken for that. */
  static Step untold(Step step, Instant told) {
    step.become(new Between(null)).record(new PainReported(null, null, null, null, null));
    return gentler(step, true, told);
  }

  /**
   * The same of a question that was left standing; rest counts from when it was told, and may be
   * over.
   */
  static Step leftUntold(Step step, Instant told) {
    boolean rested =
        step.training().gate(step.now()) instanceof TrainingGate.Open
            && !step.now().isBefore(told.plus(Recovery.REST));
    return untold(step.say(rested ? TextKey.EXPIRED_RESTED : TextKey.EXPIRED_KIND), told);
  }

  /** It has not settled over night: the next session starts gentler. */
  static Transition unsettled(Step step) {
    return gentler(step, false, step.now()).ask();
  }

  /** It is worse in the morning: one stage back, and no session before it may. */
  static Transition worse(Step step) {
    Training before = step.training();
    step.training(before.worseInTheMorning(step.planner().routine(), step.now()));
    SessionFlow.tellStepBack(step, before);
    ReminderPlanner.planNext(step);
    return heldIfItPersists(step).ask();
  }

  /** The next session starts gentler; after what may be sharp, not before it may. */
  private static Step gentler(Step step, boolean sharp, Instant told) {
    step.training(step.training().hurtBetween(sharp, step.planner().routine(), told));
    if (sharp) {
      ReminderPlanner.planNext(step);
    }
    return heldIfItPersists(step);
  }

  static Step heldIfItPersists(Step step) {
    if (step.training().persists(step.now())) {
      Holds.persistentPain(step);
    }
    return step;
  }

  /** Pain told where another question stands: noted and answered, and the question goes on. */
  static Transition noted(Step step, Input.Pain pain) {
    note(step, pain);
    return step.ask();
  }

  /** The same without the question; pain that persists puts a hold in its place. */
  static void note(Step step, Input.Pain pain) {
    note(step, pain.kind(), pain.score(), hurt(pain.kind(), pain.score(), null));
    if (!(step.person().phase() instanceof Held)) {
      heldIfItPersists(step);
    }
  }
}
