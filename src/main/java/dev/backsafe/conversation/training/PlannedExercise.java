package dev.backsafe.conversation.training;

import org.jspecify.annotations.Nullable;

/**
 * One exercise's place in a session.
 *
 * @param variation the id of the variation that is handed out
 * @param firstVariation the one that it began with
 * @param hurtAt the gentlest variation that hurt, or null
 */
public record PlannedExercise(
    String exercise,
    String variation,
    String firstVariation,
    @Nullable String hurtAt,
    Outcome outcome) {
  /** What became of it. */
  public enum Outcome {
    AHEAD,
    DONE,
    SKIPPED,
    /** Left out for today because it hurts. */
    DROPPED
  }

  public static PlannedExercise ahead(String exercise, String variation) {
    return new PlannedExercise(exercise, variation, variation, null, Outcome.AHEAD);
  }

  public PlannedExercise at(String another) {
    return new PlannedExercise(exercise, another, firstVariation, hurtAt, outcome);
  }

  /** Once it hurts, only gentler variations are handed out: the last that hurt is the gentlest. */
  public PlannedExercise hurting() {
    return new PlannedExercise(exercise, variation, firstVariation, variation, outcome);
  }

  public PlannedExercise ended(Outcome how) {
    return new PlannedExercise(exercise, variation, firstVariation, hurtAt, how);
  }

  public boolean hurt() {
    return hurtAt != null;
  }

  public boolean isAhead() {
    return outcome == Outcome.AHEAD;
  }

  /** Whether another variation was handed out on the way. */
  public boolean isSwapped() {
    return !variation.equals(firstVariation);
  }
}
