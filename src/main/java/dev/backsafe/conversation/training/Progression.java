package dev.backsafe.conversation.training;

import dev.backsafe.routine.Exercise;

/**
 * How far a person has come with one exercise.
 *
 * @param variation the id of the one that the next session starts with
 * @param painFree sessions in a row in which it was done there without pain
 */
public record Progression(String variation, int painFree) {
  /** Pain-free sessions after which the next harder variation is offered. */
  public static final int STEP_UP_AFTER = 2;

  boolean mayStepUp(Exercise exercise) {
    return exercise.level(variation) > 0 && painFree >= STEP_UP_AFTER;
  }
}
