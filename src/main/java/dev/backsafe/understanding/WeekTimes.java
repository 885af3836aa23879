package dev.backsafe.understanding;

import dev.backsafe.understanding.ClockTimes.Half;
import dev.backsafe.understanding.Heard.Found;
import dev.backsafe.understanding.ReplyIndex.Hit;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Days of the week and a time of them: "Mon Wed Fri at 7am", "weekdays 18:30", "not on Sundays".
 */
final class WeekTimes {
  /** What stands before a number that is a time. */
  private static final String AT = "at-time";

  private static final String INSTEAD_OF = "instead-of";
  private static final String INSTEAD = "instead";
  private static final String ALSO = "also";
  private static final String SWAPPING = "swapping";
  private static final String ANEW = "anew";
  private static final String DROPPING = "dropping";
  private static final String THROUGH = "through";
  private static final String HOURS = "hour-unit";
  private static final String MORNING = "morning";

  /** Whatever part of the day suits. */
  private static final String ANY = "any";

  private static final int WEEK = 7;
  private static final String MOVING = "moving";

  /** Asking to be called. */
  static final String CALLING = "calling";

  private static final String FREE_DAYS = "free-days";
  private static final String RHYTHM = "rhythm";

  /** The group, and the wish as it is written. */
  static final String ONLY_ONCE = "only-once";

  private static final String AROUND = "change-around";

  static final Set<String> GROUPS =
      Set.of(
          AT,
          INSTEAD_OF,
          INSTEAD,
          ALSO,
          SWAPPING,
          ANEW,
          DROPPING,
          MOVING,
          CALLING,
          FREE_DAYS,
          RHYTHM,
          ONLY_ONCE,
          THROUGH,
          HOURS,
          AROUND);

  /** Nobody is called at night unless they say so: "at 7" is in the evening, "at 9" is not. */
  private static final int DAY_BEGINS = 8;

  private static final int NOON = 12;

  private final Heard heard;
  private final Map<String, Integer> numbers;
  private final Set<DayOfWeek> had = EnumSet.noneOf(DayOfWeek.class);
  private final Set<DayOfWeek> lacking = EnumSet.noneOf(DayOfWeek.class);
  private final Set<DayOfWeek> named = new LinkedHashSet<>();
  private final Set<String> parts = new TreeSet<>();
  private boolean replaces;
  private int firstDay = Integer.MAX_VALUE;
  private int lastDay;

  /** Whether all days are said: "change it to Tuesday and Thursday". */
  private boolean anew;

  private final BitSet accounted;

  WeekTimes(Heard heard, Map<String, Integer> numbers) {
    this.heard = heard;
    this.numbers = numbers;
    accounted = heard.around();
    heard.hits().forEach(hit -> hit.mark(accounted));
    // "Could you remind me on Mondays?" asks nothing.
    boolean wished = !heard.at(CALLING).isEmpty();
    heard.hits().stream()
        .filter(hit -> wished || !heard.isAskedAbout(hit, accounted))
        .sorted(Comparator.comparingInt(Hit::from))
        .forEach(this::take);
  }

  private void take(Hit hit) {
    String id = hit.reply().answer();
    List<DayOfWeek> days = id == null ? List.of() : days(id);
    if (days.size() > 1 && heard.behind(SWAPPING).get(hit.from()) && !isRow(hit)) {
      // "Change Tuesday to Thursday" is no row of days.
      had.add(days.getLast());
      lacking.add(days.getFirst());
      replaces = true;
    } else if (days.size() == WEEK && heard.isDenied(hit)) {
      return; // "Not every day" takes no day away.
    } else if (!days.isEmpty()) {
      boolean swapped =
          heard.behind(INSTEAD_OF).get(hit.from()) || heard.behind(DROPPING).get(hit.from());
      anew |= heard.behind(ANEW).get(hit.from());
      (swapped || heard.isDenied(hit) ? lacking : had).addAll(days);
      named.addAll(days);
      firstDay = Math.min(firstDay, hit.from());
      lastDay = Math.max(lastDay, hit.from());
      replaces |= swapped;
    } else if (id != null && !heard.isDenied(hit)) {
      parts.add(id);
    }
  }

  /** "From Monday until Friday", unlike "from Monday to Friday", is no change. */
  private boolean isRow(Hit hit) {
    BitSet inside = heard.at(THROUGH);
    return hit.spans().stream()
        .anyMatch(span -> inside.get(span.from(), span.to()).cardinality() > 0);
  }

  /** The days that an answer of the data files stands for: "monday", "saturday+sunday". */
  private static List<DayOfWeek> days(String id) {
    List<String> names = List.of(id.split("\\+", -1));
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> names.contains(day.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** The days that are named, where any are. */
  Optional<Found> found() {
    if (had.isEmpty() && lacking.isEmpty()) {
      return Optional.empty();
    }
    Answer.Changed changed = changed();
    if (changed != null) {
      return Optional.of(Found.of(changed, accounted));
    }
    Set<DayOfWeek> days = EnumSet.copyOf(had);
    days.removeAll(lacking);
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(Found.of(new Answer.Weekly(days, time(), part()), accounted));
  }

  /** What only changes the days that were chosen before; null where it names them all. */
  private Answer.@Nullable Changed changed() {
    if (isSwap()) {
      DayOfWeek gone = named.iterator().next();
      return new Answer.Changed(without(had, Set.of(gone)), Set.of(gone), time(), part());
    }
    if (isOnlyOnce()) {
      return null;
    }
    if (had.isEmpty() && !anew) {
      // "Drop Friday, that's wine night" says nothing of an evening.
      return new Answer.Changed(Set.of(), lacking, null, null);
    }
    boolean more = lacking.isEmpty() && isAddition();
    return had.isEmpty() || replaces || more
        ? new Answer.Changed(without(had, lacking), lacking, time(), part())
        : null;
  }

  /** "Also Friday", "Friday, too"; within a row of days it adds nothing to others. */
  private boolean isAddition() {
    BitSet also = heard.at(ALSO);
    return also.stream().anyMatch(at -> at < firstDay || at > lastDay);
  }

  /** "Change Friday to Thursday", "Wednesday won't do, make that Thursday instead". */
  private boolean isSwap() {
    if (had.size() != 2 || !lacking.isEmpty() || anew) {
      return false;
    }
    int swap = heard.at(SWAPPING).nextSetBit(0);
    boolean change = swap >= 0 && swap < firstDay;
    int move = heard.at(MOVING).nextSetBit(firstDay + 1);
    return change || (move >= 0 && move < lastDay && heard.at(INSTEAD).nextSetBit(lastDay) >= 0);
  }

  private static Set<DayOfWeek> without(Set<DayOfWeek> days, Set<DayOfWeek> others) {
    Set<DayOfWeek> left = new TreeSet<>(days);
    left.removeAll(others);
    return left;
  }

  /** The days that are named, or else a time of whatever day. */
  Optional<Found> said() {
    return found()
        .or(
            () ->
                Optional.ofNullable(time())
                    .map(time -> Found.of(new Answer.Clock(time), accounted)));
  }

  /** A change and nothing else, in words that say so plainly. */
  Optional<Found> alone() {
    accounted.or(heard.covered(GROUPS));
    Optional<Found> found =
        open()
            .or(() -> found().filter(f -> anew || f.answer() instanceof Answer.Changed))
            .or(this::otherTime);
    return found.filter(f -> f.isAllOf(heard.message()));
  }

  /** Days that nobody here can know, a rhythm that is none of the week, or a single week. */
  Optional<Found> open() {
    return offered(FREE_DAYS, "which-days").or(() -> offered(RHYTHM, "rhythm"));
  }

  /** "Not this Thursday": a day of one week goes, and nothing of the habit. */
  boolean isOnlyOnce() {
    return had.isEmpty() && !lacking.isEmpty() && !heard.at(ONLY_ONCE).isEmpty();
  }

  /** Whether another time or day is named in the place of one, whatever else is said. */
  boolean isReplacing() {
    return isSwap() || (!heard.at(INSTEAD_OF).isEmpty() && (replaces || time() != null));
  }

  private Optional<Found> offered(String group, String id) {
    return heard.at(group).isEmpty()
        ? Optional.empty()
        : Optional.of(Found.of(new Answer.Offered(id), accounted));
  }

  /** "At 8 in the evening instead", "make it 20:00 and not 17:00". */
  private Optional<Found> otherTime() {
    boolean moves = !heard.at(INSTEAD).isEmpty() || !heard.at(MOVING).isEmpty();
    if (!named.isEmpty()) {
      return Optional.empty(); // Days with a time are all that is wanted.
    }
    LocalTime time = moves || !heard.at(INSTEAD_OF).isEmpty() ? time() : null;
    return time == null
        ? Optional.empty()
        : Optional.of(Found.of(new Answer.Clock(time), accounted));
  }

  private @Nullable String part() {
    Set<String> said = new TreeSet<>(parts);
    if (said.size() > 1) {
      said.remove(ANY); // "In the evening, any time".
    }
    return time() == null && said.size() == 1 ? said.iterator().next() : null;
  }

  /** The time that is wanted, and not the one that it comes in the place of. */
  private @Nullable LocalTime time() {
    ClockTimes times = new ClockTimes(heard, numbers);
    LocalTime wanted = null;
    for (ClockTimes.Found found = times.next(0).orElse(null);
        found != null;
        found = times.next(found.to()).orElse(null)) {
      boolean gone = heard.behind(INSTEAD_OF).get(found.from());
      // "10" alone may be anything; "0530" beside a day is a time.
      boolean exact = found.exact() && !named.isEmpty();
      boolean span = heard.end(HOURS, found.to() - 1) > 0; // "In three hours".
      boolean clock = !found.isNumber() && (found.isClear() || !span);
      boolean said = clock || exact || heard.behind(AT).get(found.from());
      if (gone || said) {
        accounted.set(found.from(), found.to());
      }
      if (!gone && said && wanted == null) {
        wanted = awake(found, parts);
      }
    }
    return wanted;
  }

  /**
   * The time that it is likely to be, where only the hour was said.
   *
   * @param parts of the day that are named beside it
   */
  static LocalTime awake(ClockTimes.Found found, Set<String> parts) {
    if (found.isClear()) {
      return found.time();
    }
    if (parts.contains(MORNING)) {
      return found.in(Half.AM).time();
    }
    if (parts.contains("afternoon") || parts.contains("evening")) {
      return found.in(Half.PM).time();
    }
    int hour = found.minutes() / 60;
    return found.in(hour >= DAY_BEGINS && hour < NOON ? Half.AM : Half.PM).time();
  }
}
