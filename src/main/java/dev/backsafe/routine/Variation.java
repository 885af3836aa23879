package dev.backsafe.routine;

import java.util.Set;

/** One way to do an exercise; {@code needs} must all be at hand. */
public record Variation(String id, Dose dose, Set<Equipment> needs, Load load) {
  public Variation {
    needs = Set.copyOf(needs);
  }
}
