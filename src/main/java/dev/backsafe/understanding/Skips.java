package dev.backsafe.understanding;

import java.time.DayOfWeek;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/**
 * On which days nothing is to come, though all stays as it is set: "not next week", "skip this
 * Friday", "from 14 to 20 December". Written as the first day, and how many or through which.
 */
record Skips(Heard heard, PauseEnds ends) {
  private static final String SKIPPING = "skipping";
  private static final String ONLY_ONCE = "only-once";
  static final String THIS_WEEK = "this-week";
  private static final String NEXT_WEEK = "next-week";
  private static final String TOMORROW = "tomorrow";
  private static final String WEEK_OF = "week-of";
  private static final String AS_BEFORE = "as-before";

  static final Set<String> GROUPS =
      Set.of(SKIPPING, ONLY_ONCE, THIS_WEEK, NEXT_WEEK, TOMORROW, WEEK_OF, AS_BEFORE);

  private static final String A_WEEK = "P7D";

  /**
   * The wish, as it stands behind the command.
   *
   * @param lacking days that are not wanted
   * @param refused whether no messages are wanted, or a pause is
   */
  Optional<String> wish(Set<DayOfWeek> lacking, boolean refused) {
    if (!lacking.isEmpty()) {
      return heard.at(ONLY_ONCE).isEmpty() || ends.isAwaited() || heard.namesPlural()
          ? Optional.empty()
          : Optional.of(skip(PauseEnds.id(first(lacking)), "P" + lacking.size() + "D"));
    }
    if (!refused && !isSkipping()) {
      return Optional.empty();
    }
    Optional<String> dates =
        ends.range().map(range -> skip(range.from().id(), range.to().id())).or(this::weekOf);
    if (dates.isPresent() || ends.isAwaited()) {
      return dates;
    }
    return nextWeek().or(() -> heard.at(THIS_WEEK).isEmpty() ? tomorrow() : Optional.of("week"));
  }

  /** Whoever is away next week is there until then; "until next week" is a pause from now on. */
  String pause(PauseEnds.End end) {
    return nextWeek().orElse("pause " + end.until().id());
  }

  /** In all of next week; "until next week" is not. */
  private Optional<String> nextWeek() {
    BitSet weeks = heard.at(NEXT_WEEK);
    weeks.andNot(heard.behind(AS_BEFORE)); // "Back to normal next week".
    return weeks.isEmpty() || ends.isAwaited()
        ? Optional.empty()
        : Optional.of(skip(PauseEnds.id(DayOfWeek.MONDAY), A_WEEK));
  }

  /** "The week of the 14th of December". */
  private Optional<String> weekOf() {
    int behind = heard.behind(WEEK_OF).nextSetBit(0);
    return behind < 0 ? Optional.empty() : ends.from(behind).map(end -> skip(end.id(), A_WEEK));
  }

  private Optional<String> tomorrow() {
    return heard.at(TOMORROW).stream().anyMatch(this::isLeftOut)
        ? Optional.of(skip("P1D", "P1D"))
        : Optional.empty();
  }

  /** In "not tonight, tomorrow" and "not today but tomorrow" it is the other day. */
  private boolean isLeftOut(int day) {
    return heard.at(SKIPPING).stream()
        .filter(at -> heard.end(CallWishes.TODAY, at + 1) == 0)
        .filter(at -> heard.end(CallWishes.TONIGHT, at + 1) == 0)
        .anyMatch(at -> !heard.message().pauses(Math.min(at, day) + 1, Math.max(at, day)));
  }

  /** A "one-off" leaves nothing out. */
  private boolean isSkipping() {
    return heard.at(SKIPPING).stream()
        .anyMatch(at -> at == 0 || !heard.message().word(at - 1).equals("one"));
  }

  /** The first of days in a row, which may go over a Sunday. */
  private static DayOfWeek first(Set<DayOfWeek> days) {
    return days.stream()
        .filter(day -> !days.contains(day.minus(1)))
        .findFirst()
        .orElse(DayOfWeek.MONDAY);
  }

  private static String skip(String from, String through) {
    return "skip " + from + " " + through;
  }
}
