package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A day or a time, where a text names it, and what is to become of it.
 *
 * @param to right behind it
 */
record Named<T>(T what, int from, int to, Fate fate) {
  private static final String INSTEAD_OF = "instead-of";
  private static final String DROPPING = "dropping";
  private static final String UNFIT = "unfit";
  private static final String CORRECTING = "correcting";
  private static final String IN_A_ROW = "in-a-row";

  /** Groups of words that tell it. */
  static final Set<String> GROUPS = Set.of(INSTEAD_OF, DROPPING, UNFIT, CORRECTING, IN_A_ROW);

  /** What becomes of it. */
  enum Fate {
    WANTED,
    /** "Not on Fridays". */
    DENIED,
    /** Something else comes in its place, or nothing: "drop Friday", "Friday won't do". */
    GONE
  }

  static <T> Named<T> in(Heard heard, T what, int from, int to) {
    boolean gone =
        heard.behind(INSTEAD_OF).get(from)
            || heard.behind(DROPPING).get(from)
            || heard.end(UNFIT, to) > 0
            || heard.end(UNFIT, to + 1) > 0; // "Friday evenings are no good".
    Fate fate = gone ? Fate.GONE : isDenied(heard, from, 0) ? Fate.DENIED : Fate.WANTED;
    return new Named<>(what, from, to, fate);
  }

  /**
   * The "no" of "Tuesday, no wait, Wednesday" denies no Wednesday.
   *
   * @param since where words count from
   */
  private static boolean isDenied(Heard heard, int from, int since) {
    int corrected = Math.max(since, heard.behind(CORRECTING).previousSetBit(from));
    return heard.isNegated(from, from - corrected);
  }

  boolean isWanted() {
    return fate == Fate.WANTED;
  }

  Named<T> wanted() {
    return with(Fate.WANTED);
  }

  private Named<T> with(Fate other) {
    return new Named<>(what, from, to, other);
  }

  /**
   * Whoever corrects themselves means what they say last, and all of it where they begin anew; what
   * is dropped with an "and" between is dropped together.
   *
   * @param named in the order in which they are named
   */
  static <T> List<Named<T>> settled(Heard heard, List<Named<T>> named) {
    List<Named<T>> settled = new ArrayList<>();
    Set<T> takenBack = new HashSet<>();
    BitSet correcting = heard.at(CORRECTING);
    for (Named<T> next : named) {
      Named<T> before = settled.isEmpty() ? null : settled.getLast();
      boolean row = before != null && heard.end(IN_A_ROW, before.to()) == next.from();
      int correction = before == null ? -1 : correcting.nextSetBit(before.to());
      if (takenBack.contains(next.what()) || isGone(settled, next)) {
        continue; // "Saturday, no, Sunday: Saturday is bowling night".
      }
      if (before != null && next.isWanted() && correction >= 0 && correction < next.from()) {
        if (settled.stream().anyMatch(each -> each.what().equals(next.what()))) {
          settled.clear(); // "Monday Tuesday, no wait, Tuesday Thursday".
        } else {
          takenBack.add(settled.removeLast().what());
        }
      }
      // "Not Monday, Tuesday" denies no Tuesday.
      boolean freed =
          before != null
              && next.fate() == Fate.DENIED
              && !isDenied(heard, next.from(), before.to());
      Named<T> taken = freed ? next.wanted() : next;
      settled.add(before != null && row && taken.isWanted() ? next.with(before.fate()) : taken);
    }
    return List.copyOf(settled);
  }

  /** "Drop Friday: nobody trains on a Friday night". */
  private static <T> boolean isGone(List<Named<T>> settled, Named<T> next) {
    return next.isWanted()
        && settled.stream().anyMatch(n -> !n.isWanted() && n.what().equals(next.what()));
  }
}
