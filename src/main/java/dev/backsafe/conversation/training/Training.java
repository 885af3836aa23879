package dev.backsafe.conversation.training;

import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.recovery.Recovery;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Routine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What past sessions mean for the next one.
 *
 * @param progressions by exercise id; an exercise that is missing stands at its standard variation
 * @param ends when sessions ended, oldest first, as far back as the weekly cap looks
 * @param sessions how many sessions counted so far
 * @param painFree full sessions in a row without pain
 * @param painful sessions in a row with pain
 * @param painSince first report of a run of pain that two pain-free sessions have not ended; or
 *     null
 * @param painUntil no session before this because of pain between sessions; or null
 * @param gentler whether the next session starts one step gentler all over
 * @param unsettled whether sharp pain was reported last, and nobody has said that it has settled
 */
public record Training(
    Map<String, Progression> progressions,
    List<Instant> ends,
    int sessions,
    int painFree,
    int painful,
    @Nullable Instant painSince,
    @Nullable Instant painUntil,
    boolean gentler,
    boolean unsettled) {
  /** Full pain-free sessions before small dumbbells are suggested and the everyday order begins. */
  public static final int LOAD_AFTER = 2;

  /** Sessions in a row with pain after which a clinician comes first. */
  public static final int PERSISTS_AFTER = 3;

  /** "No improvement in 4–6 weeks" is the usual threshold; the stricter end of it. */
  public static final Duration PERSISTS_OVER = Duration.ofDays(28);

  /** Full pain-free sessions in a row that end a run of pain. */
  private static final int PAIN_ENDS_AFTER = 2;

  public static final Training NONE =
      new Training(Map.of(), List.of(), 0, 0, 0, null, null, false, false);

  public Training {
    progressions = Map.copyOf(progressions);
    ends = List.copyOf(ends);
  }

  /** How far the person has come with an exercise; somebody who never did it begins standard. */
  public Progression progression(Exercise exercise) {
    Progression known = progressions.get(exercise.id());
    return known == null ? new Progression(exercise.at(0).id(), 0) : known;
  }

  /** The same as a place in the exercise's variations, 0 for the standard one. */
  int level(Exercise exercise) {
    return exercise.level(progression(exercise).variation());
  }

  /** Newcomers, and everybody after pain: gentle starters first and no load. */
  public boolean isCautious() {
    return painFree < LOAD_AFTER || gentler;
  }

  public TrainingGate gate(Instant now) {
    return Recovery.gate(ends, painUntil, now);
  }

  public boolean persists(Instant now) {
    return painful >= PERSISTS_AFTER
        || (painSince != null && !now.isBefore(painSince.plus(PERSISTS_OVER)));
  }

  /** A clinician has cleared the person: the count of painful sessions starts afresh. */
  public Training cleared() {
    return new Training(progressions, ends, sessions, 0, 0, null, painUntil, true, false);
  }

  /** No session before that, nor before what has been said already. */
  public Training postponed(Instant until) {
    Instant later = painUntil != null && painUntil.isAfter(until) ? painUntil : until;
    return new Training(
        progressions, ends, sessions, painFree, painful, painSince, later, gentler, unsettled);
  }

  /** Whether the sharp pain of the last time is over, as far as the person has said. */
  public Training settled(boolean isOver) {
    return new Training(
        progressions, ends, sessions, painFree, painful, painSince, painUntil, gentler, !isOver);
  }

  /** Pain between sessions: sharp pain postpones the next one, any pain makes it gentler. */
  public Training hurtBetween(boolean sharp, Instant now) {
    Instant until = sharp ? now.plus(Recovery.REST) : painUntil;
    return new Training(
        progressions, ends, sessions, 0, painful, since(now), until, true, unsettled || sharp);
  }

  /** The same with another progression in one exercise. */
  public Training with(String exercise, Progression progression) {
    Map<String, Progression> changed = new HashMap<>(progressions);
    changed.put(exercise, progression);
    return new Training(
        changed, ends, sessions, painFree, painful, painSince, painUntil, gentler, unsettled);
  }

  /**
   * The same by ids, where it was kept by places (before ids were). When the routine has changed
   * since, nobody knows what stood there; whoever had come to a gentler variation goes to the
   * gentlest.
   */
  public Training byIds(Routine routine, boolean sameRoutine) {
    if (progressions.values().stream().noneMatch(p -> Exercise.isPlace(p.variation()))) {
      return this;
    }
    Training named = this;
    for (Exercise exercise : routine.exercises()) {
      Progression old = progressions.get(exercise.id());
      if (old != null && Exercise.isPlace(old.variation())) {
        int level = exercise.level(old.variation());
        int known = sameRoutine || level == 0 ? level : exercise.gentlest();
        named = named.with(exercise.id(), new Progression(exercise.at(known).id(), old.painFree()));
      }
    }
    return named;
  }

  /** A session that {@linkplain Session#counts counts} is over. */
  public Training after(Session session, Routine routine, Instant end) {
    Map<String, Progression> changed = new HashMap<>(progressions);
    for (PlannedExercise slot : session.slots()) {
      routine.find(slot.exercise()).ifPresent(e -> changed.put(e.id(), next(e, slot)));
    }
    List<Instant> later = new ArrayList<>(ends);
    later.add(end);
    boolean pain = session.hurting() > 0;
    int free = pain ? 0 : session.isFullAndPainFree() ? painFree + 1 : painFree;
    return new Training(
        changed,
        later.subList(Math.max(0, later.size() - Recovery.WEEKLY_CAP), later.size()),
        sessions + 1,
        free,
        pain ? painful + 1 : 0,
        pain ? since(end) : free >= PAIN_ENDS_AFTER ? null : painSince,
        null,
        false,
        false);
  }

  /** What hurt starts one step gentler; what was done without pain moves towards a step up. */
  private Progression next(Exercise exercise, PlannedExercise slot) {
    Progression old = progression(exercise);
    if (slot.hurtAt() != null) {
      return new Progression(exercise.at(exercise.level(slot.hurtAt()) + 1).id(), 0);
    }
    if (slot.outcome() != Outcome.DONE) {
      // What was not tried in a gentler session is still to be tried gently.
      int first = exercise.level(slot.firstVariation());
      return gentler ? new Progression(exercise.at(Math.max(level(exercise), first)).id(), 0) : old;
    }
    if (slot.isSwapped()) {
      return new Progression(slot.variation(), 1);
    }
    // Missing equipment alone does not change where the person stands.
    return new Progression(gentler ? slot.variation() : old.variation(), old.painFree() + 1);
  }

  private Instant since(Instant now) {
    return painSince == null ? now : painSince;
  }
}
