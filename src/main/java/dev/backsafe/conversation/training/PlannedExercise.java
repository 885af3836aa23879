package dev.backsafe.conversation.training;

import org.jspecify.annotations.Nullable;

/**
 * One exercise's place in a session.
 *
 * @param variation the id of the variation that is handed out
 * @param firstVariation the one that it began with
 * @param hurtAt the gentlest variation that hurt, or null
 * @param hurt the worst pain in it, or null
 * @param score the highest that was told of it, or null
 * @param round in which it is done, from 1
 */
public record PlannedExercise(
    String exercise,
    String variation,
    String firstVariation,
    @Nullable String hurtAt,
    @Nullable Hurt hurt,
    @Nullable Integer score,
    int round,
    Outcome outcome) {
  /** What became of it. */
  public enum Outcome {
    AHEAD,
    DONE,
    SKIPPED,
    /** Left out for today because it hurts. */
    DROPPED
  }

  /** In what was stored before, there was one round, and every pain counted as new. */
  public PlannedExercise {
    round = Math.max(1, round);
    hurt = hurtAt != null && hurt == null ? Hurt.MORE : hurt;
  }

  public static PlannedExercise ahead(String exercise, String variation) {
    return ahead(exercise, variation, 1);
  }

  public static PlannedExercise ahead(String exercise, String variation, int round) {
    return new PlannedExercise(
        exercise, variation, variation, null, null, null, round, Outcome.AHEAD);
  }

  public PlannedExercise at(String another) {
    return new PlannedExercise(
        exercise, another, firstVariation, hurtAt, hurt, score, round, outcome);
  }

  /** Once it hurts, only gentler variations are handed out: the last that hurt is the gentlest. */
  public PlannedExercise hurting(Hurt how, @Nullable Integer told) {
    Integer highest = told == null || (score != null && score > told) ? score : told;
    Hurt worst = hurt != null && hurt.compareTo(how) > 0 ? hurt : how;
    return new PlannedExercise(
        exercise, variation, firstVariation, variation, worst, highest, round, outcome);
  }

  public PlannedExercise ended(Outcome how) {
    return new PlannedExercise(
        exercise, variation, firstVariation, hurtAt, hurt, score, round, how);
  }

  public boolean isHurting() {
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
