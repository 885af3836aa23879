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
  private static final String INSTEAD = "instead";
  private static final String DROPPING = "dropping";
  private static final String UNFIT = "unfit";
  private static final String CORRECTING = "correcting";
  static final String IN_A_ROW = "in-a-row";
  private static final String TOLD_OF = "told-of";
  private static final String SUITING = "suiting";
  private static final String DROPPED_BEHIND = "dropped-behind";

  /** Around a day: "take Tuesday off". */
  private static final String TAKING = "taking";

  private static final String AWAY = "away";

  /** "Because I am at my sister's on Sundays": from there on reasons are given. */
  private static final String BECAUSE = "because";

  /** So few words are between what is named in a row. */
  private static final int NEAR = 3;

  /** Groups of words that tell it. */
  static final Set<String> GROUPS =
      Set.of(
          INSTEAD_OF,
          INSTEAD,
          DROPPING,
          UNFIT,
          CORRECTING,
          IN_A_ROW,
          TOLD_OF,
          SUITING,
          DROPPED_BEHIND,
          TAKING,
          AWAY,
          BECAUSE);

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
            || isUnfitBehind(heard, to + 1) // "Friday evenings are no good".
            || (heard.behind(TAKING).get(from) && heard.end(AWAY, to) > 0);
    // "Not Wednesday any more, do Thursday instead" wants the Thursday.
    boolean instead = heard.end(INSTEAD, to) > 0;
    boolean denied = !instead && isDenied(heard, from, 0);
    Fate fate = gone ? Fate.GONE : denied ? Fate.DENIED : Fate.WANTED;
    return new Named<>(what, from, to, fate);
  }

  private static boolean isUnfitBehind(Heard heard, int at) {
    // In "Tuesday 7:30 is too early" it is the hour.
    return heard.end(UNFIT, at) > 0
        && heard.message().pause(at) == Token.Pause.NONE
        && !heard.message().tokens().get(at - 1).isNumber();
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

  /** Whether it is named right behind the other, with nothing or an "and" between. */
  boolean isInARow(Heard heard, Named<T> before) {
    boolean adjoins = from == before.to && heard.message().pause(from) == Token.Pause.NONE;
    return adjoins || (from > before.to && heard.end(IN_A_ROW, before.to) == from);
  }

  Named<T> wanted() {
    return with(Fate.WANTED);
  }

  private Named<T> gone() {
    return with(Fate.GONE);
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
      boolean own = heard.end(INSTEAD_OF, next.to()) > 0; // "And Saturday instead of Friday".
      boolean row = before != null && !own && next.isInARow(heard, before);
      int correction = before == null ? -1 : correcting.nextSetBit(before.to());
      if (takenBack.contains(next.what()) || isGone(settled, next)) {
        continue; // "Saturday, no, Sunday: Saturday is bowling night".
      }
      if (before != null && next.isWanted() && correction >= 0 && correction < next.from()) {
        boolean again = settled.removeIf(each -> each.what().equals(next.what()));
        if (again && isFollowed(named, next)) {
          settled.clear(); // "Monday Tuesday, no wait, Tuesday Thursday".
        } else if (!again && gives(heard, before, next)) {
          settled.set(settled.size() - 1, before.gone()); // "Friday is choir, make it Thursday".
        } else if (!again) {
          takenBack.add(settled.removeLast().what());
        }
      }
      // "Not Monday, Tuesday" denies no Tuesday.
      boolean freed =
          before != null
              && next.fate() == Fate.DENIED
              && !isDenied(heard, next.from(), before.to());
      Named<T> taken = freed ? next.wanted() : next;
      settled.removeIf(each -> !taken.isWanted() && each.what().equals(taken.what()));
      settled.add(before != null && row && taken.isWanted() ? next.with(before.fate()) : taken);
    }
    return withoutReasons(heard, settled);
  }

  /** "Friday is football, make it Thursday": what is told of a day is why it does not suit. */
  private static <T> List<Named<T>> withoutReasons(Heard heard, List<Named<T>> named) {
    boolean others = named.stream().anyMatch(n -> n.isWanted() && !n.isReason(heard));
    boolean apart = named.size() == 1 && !heard.at(DROPPED_BEHIND).isEmpty();
    return named.stream()
        .filter(n -> !(n.isReason(heard) && n.isWantedElsewhere(heard, named)))
        .map(n -> n.isWanted() && (apart || (others && n.isReason(heard))) ? n.gone() : n)
        .toList();
  }

  /** "Friday I get a long break, write me Friday at four". */
  private boolean isWantedElsewhere(Heard heard, List<Named<T>> named) {
    return isWanted()
        && named.stream().anyMatch(n -> n.isWanted() && n.what.equals(what) && !n.isReason(heard));
  }

  private boolean isReason(Heard heard) {
    int because = heard.at(BECAUSE).previousSetBit(from);
    boolean given = because > 0 && !heard.message().pauses(because + 1, from);
    return (given && heard.at(CallTimes.MOVING).nextSetBit(because) < 0) || isToldOf(heard);
  }

  private boolean isToldOf(Heard heard) {
    return (isToldOf(heard, to) || isToldOf(heard, to + 1)) // "Wednesday mornings I do story time".
        && heard.end(SUITING, to) == 0;
  }

  private boolean isToldOf(Heard heard, int at) {
    return heard.end(TOLD_OF, at) > 0 && !heard.message().pauses(to, at);
  }

  /** Whether the one that was set before is to go for the other, and was no slip. */
  private static <T> boolean gives(Heard heard, Named<T> before, Named<T> next) {
    boolean instead =
        heard.end(INSTEAD, next.to()) > 0; // "I work Saturdays, make it Sunday instead".
    boolean slip = heard.end(CORRECTING, before.to()) > 0 && !instead; // "Tues, no wait, weds".
    return !slip && before.isOver(heard, next);
  }

  private boolean isOver(Heard heard, Named<T> next) {
    return !isWanted()
        || isReason(heard)
        || heard.end(INSTEAD_OF, next.to()) > 0
        || heard.end(INSTEAD, next.to()) > 0;
  }

  /** Whether another is named right behind it. */
  private static <T> boolean isFollowed(List<Named<T>> named, Named<T> one) {
    return named.stream().anyMatch(n -> n.from() > one.from() && n.from() - one.to() < NEAR);
  }

  /** "Drop Friday: nobody trains on a Friday night". */
  private static <T> boolean isGone(List<Named<T>> settled, Named<T> next) {
    return next.isWanted()
        && settled.stream().anyMatch(n -> !n.isWanted() && n.what().equals(next.what()));
  }
}
