package dev.backsafe.conversation;

/**
 * One exercise's place in a session.
 *
 * @param level which variation is handed out, 0 the standard one
 * @param firstLevel the variation that it began with
 * @param hurtAt the gentlest variation that hurt, or {@link #NOT_HURT}
 */
public record PlannedExercise(
    String exercise, int level, int firstLevel, int hurtAt, Outcome outcome) {
  public static final int NOT_HURT = -1;

  public enum Outcome {
    AHEAD,
    DONE,
    SKIPPED,
    /** Left out for today because it hurts. */
    DROPPED
  }

  static PlannedExercise ahead(String exercise, int level) {
    return new PlannedExercise(exercise, level, level, NOT_HURT, Outcome.AHEAD);
  }

  PlannedExercise at(int newLevel) {
    return new PlannedExercise(exercise, newLevel, firstLevel, hurtAt, outcome);
  }

  PlannedExercise hurting() {
    return new PlannedExercise(exercise, level, firstLevel, Math.max(hurtAt, level), outcome);
  }

  PlannedExercise ended(Outcome how) {
    return new PlannedExercise(exercise, level, firstLevel, hurtAt, how);
  }

  public boolean hurt() {
    return hurtAt != NOT_HURT;
  }

  public boolean isAhead() {
    return outcome == Outcome.AHEAD;
  }
}
