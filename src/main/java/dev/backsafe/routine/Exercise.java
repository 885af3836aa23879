package dev.backsafe.routine;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One movement of the routine.
 *
 * @param goodStart its place at the head of a cautious session, from 1; 0 when it has none there
 * @param source id of the text that says where the exercise comes from
 * @param variations from standard (level 0) to gentlest; never empty
 */
public record Exercise(String id, int goodStart, String source, List<Variation> variations) {
  public Exercise {
    variations = List.copyOf(variations);
  }

  public Variation at(int level) {
    return variations.get(Math.min(level, variations.size() - 1));
  }

  /**
   * The first level at or beyond {@code level} (so: as gentle or gentler) that {@code has} allows.
   */
  public OptionalInt levelFrom(int level, Set<Equipment> has) {
    for (int i = Math.max(level, 0); i < variations.size(); i++) {
      if (has.containsAll(variations.get(i).needs())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  public int gentlest() {
    return variations.size() - 1;
  }
}
