package dev.backsafe.conversation;

/**
 * Where a person stands with one exercise.
 *
 * @param level the variation that the next session starts with, 0 the standard one
 * @param painFree sessions in a row in which it was done at this level without pain
 */
public record Progression(int level, int painFree) {
  /** Pain-free sessions after which the next harder variation is offered. */
  public static final int STEP_UP_AFTER = 2;

  public static final Progression NEW = new Progression(0, 0);

  boolean mayStepUp() {
    return level > 0 && painFree >= STEP_UP_AFTER;
  }
}
