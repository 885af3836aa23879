package dev.backsafe.understanding;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the lexicon: ways of saying something, and what it means.
 *
 * @param sure false where the words alone do not settle it and somebody must be asked
 * @param deniable false where the words hold a denial of their own: "hardly hurts"
 * @param sign present exactly for emergencies
 * @param says the ways it is said
 */
public record Rule(
    String id, Kind kind, boolean sure, boolean deniable, @Nullable Sign sign, List<Saying> says) {

  public Rule {
    says = List.copyOf(says);
    if ((kind instanceof Kind.Says(Meaning meaning) && meaning == Meaning.EMERGENCY)
        != (sign != null)) {
      throw new IllegalArgumentException(id + ": a sign belongs to an emergency");
    }
  }

  /** Whether the rule has a meaning, and one like this. */
  boolean isAbout(Predicate<Meaning> like) {
    return kind instanceof Kind.Says(Meaning meaning) && like.test(meaning);
  }

  /** What a rule does with the words it finds. */
  public sealed interface Kind {
    /** The words mean this. */
    record Says(Meaning meaning) implements Kind {}

    /** The words do not mean what they look like ("no pain, no gain"). */
    record Idiom() implements Kind {}
  }
}
