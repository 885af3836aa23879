package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import dev.backsafe.understanding.Named.Fate;
import dev.backsafe.understanding.ReplyIndex.Hit;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Days of the week and a time of them: "Mon Wed Fri at 7am", "weekdays 18:30", "not on Sundays".
 */
final class WeekTimes {
  private static final String INSTEAD = "instead";
  private static final String ONE_OF_THEM = "one-of-them";
  private static final String ALSO = "also";
  private static final String TOO_MUCH = "too-much";
  private static final String SWAPPING = "swapping";
  private static final String ANEW = "anew";
  private static final String ALL_OF_THEM_NOW = "all-of-them-now";
  private static final String CHANGED_TO = "changed-to";
  private static final String MOVING = "moving";
  private static final String DAY_THROUGH = "day-through";
  private static final String THROUGH = "through";
  private static final String FREE_DAYS = "free-days";
  static final String RHYTHM = "rhythm";
  static final String TODAY_IS = "today-is";
  private static final String ALL_OTHERS = "all-others";
  private static final String AROUND = "change-around";
  private static final String SALUTATION = "salutation";

  static final Set<String> GROUPS = groups();

  private static final int WEEK = 7;

  private final Heard heard;
  private final List<Named<Set<DayOfWeek>>> days;
  private final CallTimes times;
  private final TimesOfDays timesOfDays;
  private final BitSet accounted;

  /** Whether all days are said: "change it to Tuesday and Thursday". */
  private final boolean anew;

  /** Whether any is named, if only to ask about it. */
  private final boolean namesDays;

  WeekTimes(Heard heard, Map<String, Integer> numbers) {
    this(heard, numbers, false);
  }

  /**
   * @param calls whether the text is known to be about calls: "Monday?" asks for one then
   */
  WeekTimes(Heard heard, Map<String, Integer> numbers, boolean calls) {
    this.heard = heard;
    accounted = heard.around();
    heard.hits().forEach(hit -> hit.mark(accounted));
    // "Could you remind me on Mondays?" asks nothing.
    boolean wished = calls || !heard.at(CallTimes.CALLING).isEmpty();
    namesDays = heard.hits().stream().anyMatch(hit -> !NamedDays.of(id(hit)).isEmpty());
    List<Hit> hits =
        heard.hits().stream()
            .filter(hit -> hit.reply().answer() != null)
            .filter(hit -> wished || !heard.isAskedAbout(hit, accounted))
            .sorted(Comparator.comparingInt(Hit::from))
            .toList();
    List<Named<String>> parts =
        hits.stream()
            .filter(hit -> NamedDays.of(id(hit)).isEmpty() && !isSalutation(hit))
            .map(hit -> Named.in(heard, id(hit), hit.from(), hit.to()))
            .toList();
    List<Named<Set<DayOfWeek>>> rows = rows(named(hits));
    List<Named<Set<DayOfWeek>>> fromAnew =
        rows.stream().dropWhile(day -> !heard.behind(ANEW).get(day.from())).toList();
    // "Wednesday is bad, change it to Thursday" leaves the others.
    boolean given = rows.size() == 2 && fromAnew.size() == 1 && !rows.getFirst().isWanted();
    anew = !fromAnew.isEmpty() && !given;
    // "I work at weekends now, change it to Monday".
    days = anew ? Named.settled(heard, fromAnew) : upToOnly(Named.settled(heard, rows));
    List<Integer> ends = days.stream().map(Named::to).toList();
    times = new CallTimes(heard, numbers, parts, ends);
    timesOfDays = new TimesOfDays(heard, days, times);
    times.mark(accounted);
  }

  /** "Morning boss", "evening!" */
  private boolean isSalutation(Hit hit) {
    Utterance message = heard.message();
    boolean sentence = hit.to() < message.size() && message.sentence(hit.to()) > 0;
    return hit.from() == 0 && (heard.end(SALUTATION, 0) > 0 || (hit.to() == 1 && sentence));
  }

  private static Set<String> groups() {
    Set<String> groups =
        new HashSet<>(
            Set.of(
                INSTEAD,
                ONE_OF_THEM,
                ALSO,
                TOO_MUCH,
                SWAPPING,
                CHANGED_TO,
                ANEW,
                ALL_OF_THEM_NOW,
                MOVING,
                DAY_THROUGH,
                THROUGH,
                FREE_DAYS,
                RHYTHM,
                TODAY_IS,
                ALL_OTHERS,
                SALUTATION,
                AROUND));
    groups.addAll(Named.GROUPS);
    groups.addAll(CallTimes.GROUPS);
    groups.addAll(TimesOfDays.GROUPS);
    return groups;
  }

  /** "Saturday only, Sundays is chapel". */
  private List<Named<Set<DayOfWeek>>> upToOnly(List<Named<Set<DayOfWeek>>> named) {
    for (int i = 0; i + 1 < named.size(); i++) {
      int only = heard.end(ALL_OF_THEM_NOW, named.get(i).to());
      boolean ends = only > 0 && heard.message().pause(only) != Token.Pause.NONE;
      if (ends && named.get(i).isWanted()) {
        return named.subList(0, i + 1);
      }
    }
    return named;
  }

  private List<Named<Set<DayOfWeek>>> named(List<Hit> hits) {
    List<Named<Set<DayOfWeek>>> named = new ArrayList<>();
    for (Hit hit : hits) {
      Set<DayOfWeek> all = NamedDays.of(id(hit));
      Named<Set<DayOfWeek>> one = Named.in(heard, all, hit.from(), hit.to());
      // "Not every day" takes no day away, and "it's Wednesday" wishes for none.
      boolean told = heard.behind(TODAY_IS).get(hit.from()) && !isInARow(hit, hits);
      if (!all.isEmpty() && !told && (all.size() < WEEK || one.isWanted())) {
        named.add(one);
      }
    }
    return named;
  }

  /** "My days off: it's Monday and Tuesday" tells of no day that it is. */
  private boolean isInARow(Hit day, List<Hit> hits) {
    return hits.stream()
        .filter(hit -> !NamedDays.of(id(hit)).isEmpty())
        .anyMatch(hit -> heard.end(Named.IN_A_ROW, day.to()) == hit.from());
  }

  /** "Monday to Friday" is all of them, unless Monday is changed to Friday. */
  private List<Named<Set<DayOfWeek>>> rows(List<Named<Set<DayOfWeek>>> named) {
    List<Named<Set<DayOfWeek>>> rows = new ArrayList<>();
    for (Named<Set<DayOfWeek>> next : named) {
      Named<Set<DayOfWeek>> first = rows.isEmpty() ? null : rows.getLast();
      boolean swap = first != null && heard.behind(SWAPPING).get(first.from());
      String through = swap ? THROUGH : DAY_THROUGH;
      if (first != null && heard.end(through, first.to()) == next.from()) {
        rows.removeLast();
        Set<DayOfWeek> all = NamedDays.row(first.what(), next.what());
        rows.add(new Named<>(all, first.from(), next.to(), first.fate()));
        accounted.set(first.from(), next.to());
      } else {
        rows.add(next);
      }
    }
    return rows;
  }

  private static String id(Hit hit) {
    return Objects.requireNonNullElse(hit.reply().answer(), "");
  }

  /** The days that are named, where any are. */
  Optional<Found> found() {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    Answer.Changed changed = changed();
    if (changed != null) {
      return Optional.of(Found.of(changed, accounted));
    }
    Set<DayOfWeek> wanted = without(had(), lacking());
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(Found.of(new Answer.Weekly(wanted, timesOfDays.wanted()), accounted));
  }

  /** "No reminder on Sundays, all the other days at seven" names six. */
  private Set<DayOfWeek> had() {
    Set<DayOfWeek> named = all(Named::isWanted);
    return named.isEmpty() && !heard.at(ALL_OTHERS).isEmpty()
        ? EnumSet.complementOf(EnumSet.copyOf(lacking()))
        : named;
  }

  /** Days that are not wanted. */
  Set<DayOfWeek> lacking() {
    return all(day -> !day.isWanted());
  }

  private Set<DayOfWeek> all(Predicate<Named<Set<DayOfWeek>>> like) {
    Set<DayOfWeek> all = EnumSet.noneOf(DayOfWeek.class);
    days.stream().filter(like).forEach(day -> all.addAll(day.what()));
    return all;
  }

  /** What only changes the days that were chosen before; null where it names them all. */
  private Answer.@Nullable Changed changed() {
    Set<DayOfWeek> had = had();
    Set<DayOfWeek> lacking = lacking();
    int swap = swapped();
    if (swap >= 0) {
      Set<DayOfWeek> gone = days.get(swap).what();
      return new Answer.Changed(
          without(days.get(swap + 1).what(), gone), gone, timesOfDays.beside());
    }
    if (had.isEmpty()) {
      return new Answer.Changed(Set.of(), lacking, timesOfDays.beside());
    }
    Set<DayOfWeek> kept = all(day -> day.isWanted() && timesOfDays.isKept(day));
    if (!kept.isEmpty() && kept.size() < had.size()) {
      // "Fridays at seven, and leave Sunday be."
      return new Answer.Changed(
          without(without(had, kept), lacking), lacking, timesOfDays.beside());
    }
    boolean whole = had.size() == WEEK || anew || isAllOfThem();
    return !whole && (dropsOne() || isAddition() || isOneOfThem())
        ? new Answer.Changed(without(had, lacking), lacking, timesOfDays.beside())
        : null;
  }

  /** "Also Friday", "Friday, too"; within a row of days it adds nothing to others. */
  private boolean isAddition() {
    int first = days.getFirst().from();
    int last = days.getLast().from();
    BitSet also = heard.at(ALSO);
    also.andNot(heard.at(TOO_MUCH)); // "Six is too early, make it eight, Monday Wednesday".
    return also.stream().anyMatch(at -> at < first || at > last);
  }

  /** Where a day is that the next one comes in the place of; -1 where there is none. */
  private int swapped() {
    return anew
        ? -1
        : IntStream.range(0, days.size() - 1).filter(this::isSwap).findFirst().orElse(-1);
  }

  /** "Change Friday to Thursday", "make Thursday that on Friday instead". */
  private boolean isSwap(int at) {
    Named<Set<DayOfWeek>> first = days.get(at);
    Named<Set<DayOfWeek>> second = days.get(at + 1);
    int move = heard.at(MOVING).nextSetBit(first.from() + 1);
    boolean moves =
        move >= 0 && move < second.from() && heard.at(INSTEAD).nextSetBit(second.from()) >= 0;
    // "Change Wednesday to 12:15, and leave Monday" swaps nothing.
    boolean timed =
        times.all().stream().anyMatch(t -> t.from() > first.to() && t.to() <= second.from());
    return first.what().size() == 1
        && !(timed && timesOfDays.isKept(second))
        && first.isWanted()
        && second.isWanted()
        && (heard.behind(SWAPPING).get(first.from())
            || heard.behind(CHANGED_TO).get(second.from())
            || (moves && days.size() == 2));
  }

  private static Set<DayOfWeek> without(Set<DayOfWeek> days, Set<DayOfWeek> others) {
    Set<DayOfWeek> left = new TreeSet<>(days);
    left.removeAll(others);
    return left;
  }

  /** The days that are named, or else a time of whatever day. */
  Optional<Found> said() {
    return found().or(this::time);
  }

  private Optional<Found> time() {
    When when = times.wanted();
    return when == null || when instanceof When.Part
        ? Optional.empty()
        : Optional.of(Found.of(new Answer.Weekly(Set.of(), when), accounted));
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

  /** Days that nobody here can know, or a rhythm that is none of the week. */
  Optional<Found> open() {
    return !days.isEmpty()
        ? Optional.empty()
        : offered(FREE_DAYS, "which-days").or(() -> offered(RHYTHM, RHYTHM));
  }

  /** Whether the only thing that is said of days is one of them, which may be a single call. */
  boolean isOneDay() {
    return days.size() == 1 && !anew && !isAllOfThem() && !isOneOfThem();
  }

  /** "Make the Wednesday one 12:15", "Wednesday should be at 12:15": that day's call, each week. */
  private boolean isOneOfThem() {
    Named<Set<DayOfWeek>> day = days.getFirst();
    return days.size() == 1
        && day.isWanted()
        && namesTime()
        && (heard.end(ONE_OF_THEM, day.to()) > 0
            || heard.behind(SWAPPING).get(day.from())
            || heard.at(INSTEAD).nextSetBit(day.to()) >= 0);
  }

  /** "None of the others. And Saturday instead of Friday" speaks of other days nowhere. */
  private boolean isAllOfThem() {
    List<Token> tokens = heard.message().tokens();
    return heard.at(ALL_OF_THEM_NOW).stream()
        .filter(at -> heard.end("negator", at + 1) == 0) // "Just not Sunday".
        .anyMatch(
            at ->
                days.stream()
                    .anyMatch(d -> tokens.get(d.from()).sentence() == tokens.get(at).sentence()));
  }

  /** Whether a row of days is named, as "Monday to Friday" or "weekdays". */
  boolean isRow() {
    return days.stream().anyMatch(day -> day.what().size() > 1);
  }

  /** A part of the day, and nothing else. */
  Optional<Found> part() {
    When when = times.wanted();
    return days.isEmpty() && when instanceof When.Part
        ? Optional.of(Found.of(new Answer.Weekly(Set.of(), when), accounted))
        : Optional.empty();
  }

  boolean namesTime() {
    return !times.all().isEmpty();
  }

  /** The time that is wanted, as it is said. */
  Optional<ClockTimes.Found> clock() {
    return times.said();
  }

  /** Only so much later or earlier. */
  Optional<Found> shifted() {
    return times.isShifted() ? said() : Optional.empty();
  }

  /** Whether another time or day is named in the place of one, whatever else is said. */
  boolean isReplacing() {
    return times.replaces() || times.isShifted() || dropsOne() || swapped() >= 0;
  }

  /** Whether a day is to go that was wanted before. */
  private boolean dropsOne() {
    return days.stream().anyMatch(day -> day.fate() == Fate.GONE);
  }

  private Optional<Found> offered(String group, String id) {
    return heard.at(group).isEmpty()
        ? Optional.empty()
        : Optional.of(Found.of(new Answer.Offered(id), accounted));
  }

  /** "At 8 in the evening instead", "make it 20:00 and not 17:00"; days with it are all said. */
  private Optional<Found> otherTime() {
    boolean moves =
        times.isShifted()
            || times.replaces()
            || !heard.at(INSTEAD).isEmpty()
            || !heard.at(MOVING).isEmpty();
    boolean plain = times.isShifted() || times.all().stream().anyMatch(t -> !t.what().isNumber());
    return !namesDays && moves && plain ? time() : Optional.empty();
  }
}
