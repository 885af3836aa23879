package dev.backsafe.understanding;

import dev.backsafe.understanding.Lengths.Length;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A walk that was done: "walked 20", "20 minutes walk done", "went for a walk of half an hour". */
final class Walks {
  private static final String WALKED = "walked";
  private static final String WALK = "walk";
  private static final String AROUND = "walk-around";

  /** Groups of words that tell it. */
  static final Set<String> GROUPS = Set.of(WALKED, WALK, AROUND);

  /** A longer one is more likely a slip. */
  private static final int LONGEST = 300;

  private final Heard heard;
  private final Lengths lengths;

  /** How long it was, and where that is said. */
  record Walk(int minutes, BitSet places) {}

  Walks(Heard heard, Map<String, Integer> numbers) {
    this.heard = heard;
    lengths = new Lengths(heard, numbers);
  }

  /** The walk that a text tells of; empty where it tells of none, or not how long it was. */
  Optional<Walk> done() {
    boolean walked = !heard.at(WALKED).isEmpty();
    boolean walk = !heard.at(WALK).isEmpty();
    for (int at = 0; at < heard.message().size(); at++) {
      Length length = lengths.at(at);
      if (length != null && (walked || (walk && length.unit()))) {
        BitSet places = new BitSet();
        places.set(at, length.to());
        places.or(heard.covered(GROUPS));
        return length.minutes() >= 1 && length.minutes() <= LONGEST
            ? Optional.of(new Walk(length.minutes(), places))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
