package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Span;
import java.util.List;

/** The negating words of a message with what they deny, in the order in which they stand. */
record Negations(List<Denial> inOrder) {
  /** No denial begins further than this before the words it reaches. */
  private static final int FARTHEST = 20;

  /**
   * A negating word and the words it denies.
   *
   * @param noun whether it is a "no" or "none" rather than a "doesn't"
   */
  record Denial(Span word, Span reach, boolean noun) {}

  /** Those that reach the word at this place. */
  List<Denial> reaching(int at) {
    int from = firstFrom(at - FARTHEST);
    int to = firstFrom(at + 1);
    return inOrder.subList(from, to).stream().filter(d -> d.reach().holds(at)).toList();
  }

  private int firstFrom(int place) {
    int low = 0;
    int high = inOrder.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (inOrder.get(middle).word().from() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
