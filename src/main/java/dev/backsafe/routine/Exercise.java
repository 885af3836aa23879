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

  /**
   * The place of a variation, 0 for the standard one. One that is not there any more counts as the
   * gentlest: nobody knows any longer what it was gentler than. States from before ids were kept
   * have the place itself, as {@code @1}.
   */
  public int level(String variation) {
    for (int i = 0; i < variations.size(); i++) {
      if (variations.get(i).id().equals(variation)) {
        return i;
      }
    }
    return isPlace(variation)
        ? Math.min(Integer.parseInt(variation.substring(1)), gentlest())
        : gentlest();
  }

  /** Whether it is no id, but a place in the list. */
  public static boolean isPlace(String variation) {
    return variation.matches("@[0-9]");
  }

  public int gentlest() {
    return variations.size() - 1;
  }
}
