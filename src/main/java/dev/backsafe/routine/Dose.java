package dev.backsafe.routine;

/**
 * How much of a variation is one helping.
 *
 * @param repetitions times per side, or in all when both sides work together
 * @param sides whether the repetitions are done once or for each side
 * @param holdSeconds seconds to hold each repetition; 0 when it is not held
 */
public record Dose(int repetitions, Sides sides, int holdSeconds) {
  public enum Sides {
    TOGETHER,
    EACH_SIDE,
    EACH_LEG
  }
}
