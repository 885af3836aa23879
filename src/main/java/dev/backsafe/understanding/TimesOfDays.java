package dev.backsafe.understanding;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which time of the day belongs to which of the days that a text names. */
final class TimesOfDays {
  private static final String KEEPING = "keeping";
  private static final String AS_IT_IS = "as-it-is";

  /** "Four on Thursdays". */
  private static final String ON_DAY = "on-day";

  static final Set<String> GROUPS = Set.of(KEEPING, AS_IT_IS, ON_DAY);

  /** So near behind a day a part of it is meant. */
  private static final int PART_REACHES = 2;

  /** So near behind a day a time is that day's. */
  private static final int TIME_REACHES = 3;

  private final Heard heard;
  private final List<Named<Set<DayOfWeek>>> days;
  private final CallTimes times;

  TimesOfDays(Heard heard, List<Named<Set<DayOfWeek>>> days, CallTimes times) {
    this.heard = heard;
    this.days = days;
    this.times = times;
  }

  /** For each day its own where there are several, and none for a day that keeps what it has. */
  @Nullable When wanted() {
    if (isVarious()) {
      return byDay();
    }
    if (hasPartsOfDays()) {
      return of(day -> new When.Part(part(day)));
    }
    When said = times.wanted();
    // "At three, and keep Monday and Friday" is the time of both, if there are no others.
    boolean keeps = isTime(said) && days.stream().anyMatch(this::isKept) && isAnyFree();
    return said != null && keeps ? of(_ -> said) : said;
  }

  private static boolean isTime(@Nullable When when) {
    return when instanceof When.At || when instanceof When.Either;
  }

  /** "Also Sunday at ten": the others keep theirs. "And it had better be ten" is of all of them. */
  private boolean isRightBehindADay() {
    int at = times.all().getFirst().from();
    return days.stream()
        .anyMatch(day -> isBehind(day, at, TIME_REACHES) && !heard.message().pauses(day.to(), at));
  }

  private static boolean isBehind(Named<Set<DayOfWeek>> day, int at, int reach) {
    return at >= day.to() && at - day.to() <= reach;
  }

  private When byDay() {
    List<Named<ClockTimes.Found>> all = times.all();
    boolean dayFirst = days.getFirst().from() < all.getFirst().from();
    return of(day -> times.at(beside(day, all, dayFirst).what()));
  }

  /** The time that is named with a day: the next one, or the last where times come first. */
  private Named<ClockTimes.Found> beside(
      Named<Set<DayOfWeek>> day, List<Named<ClockTimes.Found>> all, boolean dayFirst) {
    return all.stream()
        .filter(t -> heard.end(ON_DAY, t.to()) == day.from())
        .findFirst()
        .orElseGet(() -> inTurn(day, all, dayFirst));
  }

  private static Named<ClockTimes.Found> inTurn(
      Named<Set<DayOfWeek>> day, List<Named<ClockTimes.Found>> all, boolean dayFirst) {
    return dayFirst
        ? all.stream().filter(t -> t.from() >= day.to()).findFirst().orElse(all.getLast())
        : all.stream().filter(t -> t.to() <= day.from()).reduce((_, last) -> last).orElseThrow();
  }

  /** "Sunday mornings and Wednesday evenings", each right behind a day. */
  private boolean hasPartsOfDays() {
    List<String> parts = days.stream().map(this::part).toList();
    return times.all().isEmpty()
        && !times.isShifted()
        && days.stream().allMatch(Named::isWanted)
        && !parts.contains("")
        && parts.stream().distinct().count() > 1;
  }

  /** The part of the day that comes next, where it is said right behind one; or none. */
  private String part(Named<Set<DayOfWeek>> day) {
    return times
        .partFrom(day.to())
        .filter(part -> days.stream().anyMatch(d -> isBehind(d, part.from(), PART_REACHES)))
        .map(Named::what)
        .orElse("");
  }

  /** A time for each day that is wanted and does not keep what it has. */
  private When of(Function<Named<Set<DayOfWeek>>, When> time) {
    Map<DayOfWeek, When> each = new EnumMap<>(DayOfWeek.class);
    for (Named<Set<DayOfWeek>> day : days) {
      if (day.isWanted() && !isKept(day)) {
        When when = time.apply(day);
        day.what().forEach(of -> each.put(of, when));
      }
    }
    return new When.ByDay(each);
  }

  private boolean isAnyFree() {
    return days.stream().anyMatch(day -> day.isWanted() && !isKept(day));
  }

  /** "Keep the Tuesday", "leave Friday as it is", "leave Monday and Friday". */
  boolean isKept(Named<Set<DayOfWeek>> day) {
    return heard.behind(KEEPING).get(day.from())
        || heard.end(AS_IT_IS, day.to()) > 0
        || days.stream().anyMatch(d -> day.isInARow(heard, d) && isKept(d));
  }

  /** "Drop Friday, that's wine night" says nothing of an evening; "add Friday evening" does. */
  @Nullable When beside() {
    When said = times.wanted();
    When when =
        said != null && isTime(said) && !isVarious() && isRightBehindADay()
            ? of(_ -> said)
            : wanted();
    Named<String> part = times.partOfDay();
    boolean beside =
        part != null
            && days.stream()
                .anyMatch(day -> day.isWanted() && isBehind(day, part.from(), PART_REACHES));
    return when instanceof When.Part && !beside ? null : when;
  }

  /** "Tuesday at 19:30, Saturday at 10": between two times another day is named. */
  private boolean isVarious() {
    List<Named<ClockTimes.Found>> all = times.all();
    if (times.isShifted() || all.size() < 2 || days.size() < 2) {
      return false;
    }
    Named<ClockTimes.Found> first = all.getFirst();
    Named<ClockTimes.Found> last = all.getLast();
    boolean between =
        days.stream().anyMatch(day -> day.from() >= first.to() && day.to() <= last.from());
    boolean behind = days.getFirst().from() >= first.to() && days.getLast().from() >= last.to();
    boolean differ = all.stream().mapToInt(t -> t.what().minutes()).distinct().count() > 1;
    return differ && between && (days.getFirst().from() < first.from() || behind);
  }
}
