package dev.backsafe.conversation;

/**
 * One exercise's place in a session.
 *
 * @param level which variation is handed out, 0 the standard one
 * @param firstLevel the variation that it began with
 * @param hurtAt the gentlest variation that hurt, or {@link #NOT_HURT}
 */
public record Slot(String exercise, int level, int firstLevel, int hurtAt, Outcome outcome) {
  public static final int NOT_HURT = -1;

  public enum Outcome {
    AHEAD,
    DONE,
    SKIPPED,
    /** Left out for today because it hurts. */
    DROPPED
  }

  static Slot ahead(String exercise, int level) {
    return new Slot(exercise, level, level, NOT_HURT, Outcome.AHEAD);
  }

  Slot at(int newLevel) {
    return new Slot(exercise, newLevel, firstLevel, hurtAt, outcome);
  }

  Slot hurting() {
    return new Slot(exercise, level, firstLevel, Math.max(hurtAt, level), outcome);
  }

  Slot ended(Outcome how) {
    return new Slot(exercise, level, firstLevel, hurtAt, how);
  }

  public boolean hurt() {
    return hurtAt != NOT_HURT;
  }

  public boolean isAhead() {
    return outcome == Outcome.AHEAD;
  }
}
