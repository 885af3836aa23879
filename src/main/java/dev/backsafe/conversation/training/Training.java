package dev.backsafe.conversation.training;

import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.recovery.Recovery;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Programme;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What past sessions mean for the next one.
 *
 * @param progressions by exercise id; an exercise that is missing stands at its standard variation
 * @param ends when sessions ended, oldest first, as far back as the weekly cap looks
 * @param sessions how many sessions counted so far
 * @param pain what new or worse pain means for the next session
 * @param course where the person stands in their programme
 * @param usual what pain is usual for them
 * @param wishes how they want to train
 * @param flare the bad days that they have; null for none
 */
public record Training(
    Map<String, Progression> progressions,
    List<Instant> ends,
    int sessions,
    PainPattern pain,
    Course course,
    UsualPain usual,
    TrainingWishes wishes,
    @Nullable Flare flare) {
  /** Full clean sessions in a row before the everyday order begins. */
  private static final int CAUTIOUS_UNTIL = 2;

  /** Clean sessions in a row that end a run of pain. */
  private static final int PAIN_ENDS_AFTER = 2;

  /** Sharp pain in so many sessions, within {@link #SHARP_WITHIN}, waits for a clinician. */
  private static final int SHARP_SESSIONS = 2;

  private static final Duration SHARP_WITHIN = Duration.ofDays(14);

  /** Mornings that were worse, after sessions in a row. */
  private static final int WORSE_MORNINGS = 3;

  /** Pain that rises for four weeks is no longer for a coach (safety facts: four to six weeks). */
  private static final int WEEKS_RISING = 4;

  /** Five and more in so many sessions in a row. */
  private static final int STRONG_SESSIONS = 3;

  private static final int STRONG = 5;

  /** Usual pain in so many sessions in a row is worth a look, though it does not stop anything. */
  private static final int USUAL_SESSIONS = 3;

  private static final int WEEKS_ADVISED = 2;

  public static final Training NONE =
      new Training(
          Map.of(),
          List.of(),
          0,
          PainPattern.NONE,
          Course.NEW,
          UsualPain.UNKNOWN,
          TrainingWishes.NONE,
          null);

  public Training {
    progressions = Map.copyOf(progressions);
    ends = List.copyOf(ends);
  }

  private Training with(PainPattern changed) {
    return new Training(progressions, ends, sessions, changed, course, usual, wishes, flare);
  }

  public Training with(Course changed) {
    return new Training(progressions, ends, sessions, pain, changed, usual, wishes, flare);
  }

  public Training with(UsualPain changed) {
    return new Training(progressions, ends, sessions, pain, course, changed, wishes, flare);
  }

  public Training with(TrainingWishes changed) {
    return new Training(progressions, ends, sessions, pain, course, usual, changed, flare);
  }

  /** Has bad days, or none any more. */
  public Training flaring(@Nullable Flare changed) {
    return new Training(progressions, ends, sessions, pain, course, usual, wishes, changed);
  }

  /** One stage back. */
  public Training stepBack(Routine routine, Instant now) {
    return with(course.back(programme(routine), 1, now));
  }

  /** The same with another progression in one exercise. */
  public Training with(String exercise, Progression progression) {
    Map<String, Progression> changed = new HashMap<>(progressions);
    changed.put(exercise, progression);
    return new Training(changed, ends, sessions, pain, course, usual, wishes, flare);
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
    return pain.gentler() || course.fullAndClean() < CAUTIOUS_UNTIL;
  }

  public boolean gentler() {
    return pain.gentler();
  }

  public boolean unsettled() {
    return pain.unsettled();
  }

  public TrainingGate gate(Instant now) {
    return Recovery.gate(ends, pain.until(), now);
  }

  /** How long the person has been away. */
  public Break away(Instant now) {
    return Break.of(ends, course.backAt(), now);
  }

  /** Whether pain goes on or comes back so often that a clinician comes first. */
  public boolean persists(Instant now) {
    return pain.persists(now)
        || usual.worseMornings() >= WORSE_MORNINGS
        || usual.weeksAbove(now) >= WEEKS_RISING
        || isSharpAgain(now)
        || isStrongAgain(now);
  }

  private boolean isSharpAgain(Instant now) {
    Instant since = now.minus(SHARP_WITHIN);
    return course.recent().stream()
            .filter(t -> t.hurt() == Hurt.SHARP && t.end().isAfter(since))
            .count()
        >= SHARP_SESSIONS;
  }

  private boolean isStrongAgain(Instant now) {
    List<Trained> last = course.last(STRONG_SESSIONS);
    return last.size() == STRONG_SESSIONS
        && last.stream().allMatch(t -> t.isAtLeast(STRONG))
        && !usual.isAllowed(now);
  }

  /** Whether usual pain goes on, or rises, so that somebody should have a look some time. */
  public boolean isWorthALook(Instant now) {
    List<Trained> last = course.last(USUAL_SESSIONS);
    boolean again =
        last.size() == USUAL_SESSIONS && last.stream().allMatch(t -> t.hurt() == Hurt.USUAL);
    return usual.mayAdvise(now) && (again || usual.weeksAbove(now) >= WEEKS_ADVISED);
  }

  /** A clinician has cleared the person: what hurt before has been seen. */
  public Training cleared(Instant now) {
    return with(pain.cleared()).with(course.forgiven()).with(usual.allowed(now));
  }

  /** Pain that persisted has gone by itself: a gentle start from the first stage. */
  public Training recovered(Routine routine, Instant now) {
    return with(pain.cleared())
        .with(course.forgiven().at(programme(routine).first(), now).loaded(0, now))
        .with(usual.forgotten());
  }

  /** No session before that, nor before what has been said already. */
  public Training postponed(Instant until) {
    return with(pain.postponed(until));
  }

  /** Whether the sharp pain of the last time is over, as far as the person has said. */
  public Training settled(boolean isOver) {
    return with(pain.settled(isOver));
  }

  /** Pain between sessions: sharp pain postpones the next one, any pain makes it gentler. */
  public Training hurtBetween(boolean sharp, Routine routine, Instant now) {
    Course careful = course.notClean();
    return with(pain.between(sharp, now))
        .with(sharp ? careful.back(programme(routine), 2, now) : careful)
        .with(sharp ? usual.disallowed() : usual);
  }

  /** More than usual before a session: one stage back, and gently. */
  public Training badDay(Routine routine, Instant now) {
    Training gentle = hurtBetween(false, routine, now);
    return gentle.with(gentle.course.back(programme(routine), 1, now));
  }

  /** Worse in the morning after a session: one stage back (programme facts 2), and rest first. */
  public Training worseInTheMorning(Routine routine, Instant now) {
    return with(pain.between(true, now)).with(course.notClean().back(programme(routine), 1, now));
  }

  /** How it was in the morning after a session with pain. */
  public Training morning(boolean worse) {
    return with(usual.morning(worse));
  }

  public Programme programme(Routine routine) {
    return routine.programme(course.programme());
  }

  public Stage stage(Routine routine) {
    return course.stage(programme(routine));
  }

  /** Whether that is said of the last session already. */
  public boolean isTold(Effort effort) {
    return !course.recent().isEmpty() && course.recent().getLast().effort() == effort;
  }

  /** How the last session was; twice hard in a row is one stage back. */
  public Training told(Effort effort, Routine routine, Instant now) {
    if (course.recent().isEmpty()) {
      return this;
    }
    Course told = course.last(course.recent().getLast().told(effort));
    boolean hardTwice =
        told.recent().size() > 1 && told.last(2).stream().allMatch(t -> t.effort() == Effort.HARD);
    return with(hardTwice ? told.back(programme(routine), 1, now) : told);
  }

  /** How the back is right after a session. */
  public Training backAfter(int score, Routine routine, Instant now) {
    Training told = with(usual.told(score, now));
    if (course.recent().isEmpty()) {
      return told;
    }
    Trained last = course.recent().getLast();
    boolean more = usual.isMore(score);
    Course known = course.last(last.after(score, more));
    if (!more || !last.isClean()) {
      return told.with(known);
    }
    // It was taken for a clean session, and was none.
    return told.with(known.back(programme(routine), 1, now)).with(pain.afterwards(now));
  }

  /** Takes the next step. */
  public Training taken(NextStep step, Routine routine, Instant now) {
    return switch (step) {
      case NextStep.Form(String exercise, String variation) ->
          with(exercise, new Progression(variation, 0)).with(course.stepped(now));
      case NextStep.More(String stage) -> with(course.at(programme(routine).stage(stage), now));
      case NextStep.Weight(int kilograms) -> with(course.loaded(kilograms, now));
    };
  }

  public Training declined(NextStep step, Instant now) {
    return with(course.declined(step, now));
  }

  /** Back after a break: gentler the longer it was, and the more so if the back is worse. */
  public Training cameBack(Break away, boolean worse, Routine routine, Instant now) {
    Programme programme = programme(routine);
    String before = stage(routine).id();
    Course back =
        switch (away) {
          case NONE -> course;
          case SHORT -> course.returned(programme.back(before, 1), before, sessions, now);
          case LONG -> course.returned(programme.halved(before), before, sessions, now);
          case NEW_START -> course.forgiven().returned(programme.first(), null, sessions, now);
        };
    boolean gentle = worse || away == Break.LONG;
    return with(worse ? back.forgiven() : back)
        .with(away == Break.NEW_START ? pain.cleared() : gentle ? pain.gently() : pain);
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
    movements(session)
        .forEach(
            slot ->
                routine
                    .find(slot.exercise())
                    .ifPresent(e -> changed.put(e.id(), next(e, slot, session.brief()))));
    List<Instant> later = new ArrayList<>(ends);
    later.add(end);
    Hurt hurt = session.hurt();
    boolean sharp = hurt == Hurt.SHARP;
    boolean stopped = sharp || session.hurting() > 1;
    Course trained =
        course.trained(new Trained(end, session.isFull(), stopped, hurt, session.worst(), null));
    int back = sharp ? 2 : hurt == Hurt.MORE ? 1 : 0;
    return new Training(
        changed,
        later.subList(Math.max(0, later.size() - Recovery.WEEKLY_CAP), later.size()),
        sessions + 1,
        pain.after(hurt, trained.clean() >= PAIN_ENDS_AFTER, session.brief(), end),
        back == 0 ? trained : trained.back(programme(routine), back, end),
        sharp
            ? usual.disallowed()
            : trained.clean() >= PAIN_ENDS_AFTER ? usual.morning(false) : usual,
        wishes,
        flare);
  }

  /** One slot a movement: what became of it over the rounds. */
  private static List<PlannedExercise> movements(Session session) {
    Map<String, PlannedExercise> byId = new LinkedHashMap<>();
    session.slots().forEach(slot -> byId.merge(slot.exercise(), slot, Training::joined));
    return List.copyOf(byId.values());
  }

  private static PlannedExercise joined(PlannedExercise first, PlannedExercise then) {
    boolean done = first.outcome() == Outcome.DONE || then.outcome() == Outcome.DONE;
    boolean dropped = then.outcome() == Outcome.DROPPED;
    PlannedExercise last = done && !dropped ? then.ended(Outcome.DONE) : then;
    String hurtAt = then.hurtAt() == null ? first.hurtAt() : then.hurtAt();
    return new PlannedExercise(
        last.exercise(),
        last.variation(),
        first.firstVariation(),
        hurtAt,
        hurtAt == null ? null : Objects.requireNonNullElse(then.hurt(), first.hurt()),
        last.score(),
        last.round(),
        last.outcome());
  }

  /**
   * What hurt starts one step gentler; what was done without pain moves towards a step up, unless
   * it was a short session.
   */
  private Progression next(Exercise exercise, PlannedExercise slot, boolean brief) {
    Progression old = progression(exercise);
    if (slot.hurtAt() != null) {
      return new Progression(exercise.at(exercise.level(slot.hurtAt()) + 1).id(), 0);
    }
    if (brief) {
      return old;
    }
    if (slot.outcome() != Outcome.DONE) {
      // What was not tried in a gentler session is still to be tried gently.
      int first = exercise.level(slot.firstVariation());
      return gentler()
          ? new Progression(exercise.at(Math.max(level(exercise), first)).id(), 0)
          : old;
    }
    if (slot.isSwapped()) {
      return new Progression(slot.variation(), 1);
    }
    // Missing equipment alone does not change where the person stands.
    return new Progression(gentler() ? slot.variation() : old.variation(), old.painFree() + 1);
  }
}
