package dev.backsafe.routine;

import java.util.Set;

/**
 * One way to do an exercise.
 *
 * @param needs what must be at hand, all of it
 * @param figure how it looks
 */
public record Variation(String id, Dose dose, Set<Equipment> needs, Load load, Figure figure) {
  public Variation {
    needs = Set.copyOf(needs);
  }

  /** Whether it is done standing or sitting. */
  public boolean isUpright() {
    return figure.body() == Figure.Body.UPRIGHT;
  }
}
