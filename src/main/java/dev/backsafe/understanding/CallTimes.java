package dev.backsafe.understanding;

import dev.backsafe.understanding.ClockTimes.Half;
import dev.backsafe.understanding.Lengths.Length;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** At which time of the day a text wants calls: "at 7am", "half an hour later", "not 7 but 8". */
final class CallTimes {
  /** What stands before a number that is a time. */
  private static final String AT = "at-time";

  static final String MOVING = "moving";
  private static final String FITTING = "fitting";
  private static final String HOURS = "hour-unit";
  private static final String SOONER = "sooner";
  private static final String LATER = "later";

  /** "I'm back, two hours later": that is when, and changes nothing. */
  private static final String RETURNED = "returned";

  /** "So quarter past seven": what a shift comes to. */
  private static final String COMES_TO = "comes-to";

  /** Asking to be called. */
  static final String CALLING = "calling";

  static final Set<String> GROUPS = groups();

  private static final String MORNING = "morning";
  private static final String MIDDAY = "midday";
  private static final String AFTERNOON = "afternoon";
  private static final String EVENING = "evening";

  /** "The evening one" is no time. */
  private static final String ONE = "one";

  /** Whatever part of the day suits. */
  private static final String ANY = "any";

  /** Nobody is called at night unless they say so: "at 7" is in the evening, "at 9" is not. */
  private static final int DAY_BEGINS = 8;

  private static final int NOON = 12;

  /** Before this hour people sleep, unless they say otherwise. */
  private static final int WAKING = 6;

  /** So many words may stand between a length of time and "later". */
  private static final int REACHES = 2;

  private final Heard heard;
  private final List<Named<String>> parts;
  private final List<Integer> dayEnds;
  private final BitSet sentences = new BitSet();
  private final List<Named<ClockTimes.Found>> times;
  private final @Nullable Named<Duration> shift;

  /**
   * @param parts of the day that are named
   * @param dayEnds where days that are named end; in a sentence with one "0530" is a time
   */
  CallTimes(
      Heard heard, Map<String, Integer> numbers, List<Named<String>> parts, List<Integer> dayEnds) {
    this.heard = heard;
    this.parts = parts.stream().filter(Named::isWanted).toList();
    this.dayEnds = dayEnds;
    dayEnds.forEach(end -> sentences.set(heard.message().tokens().get(end - 1).sentence()));
    shift = shift(new Lengths(heard, numbers));
    times = Named.settled(heard, times(new ClockTimes(heard, numbers)));
  }

  private static Set<String> groups() {
    Set<String> groups =
        new HashSet<>(
            Set.of(AT, MOVING, FITTING, HOURS, SOONER, LATER, RETURNED, COMES_TO, CALLING));
    groups.addAll(Lengths.GROUPS);
    return groups;
  }

  private List<Named<ClockTimes.Found>> times(ClockTimes clock) {
    List<Named<ClockTimes.Found>> found = new ArrayList<>();
    int at = 0;
    for (var next = clock.spoken(at); next.isPresent(); next = clock.spoken(at)) {
      ClockTimes.Found time = next.get();
      at = time.to();
      boolean shifted = shift != null && time.from() < shift.to() && time.to() > shift.from();
      Named<ClockTimes.Found> named = named(time);
      if (!shifted && (isSaid(time) || named.fate() == Named.Fate.GONE)) {
        found.add(named);
      }
    }
    return found;
  }

  /** "Not on Sunday at 7" denies the Sunday. */
  private Named<ClockTimes.Found> named(ClockTimes.Found time) {
    Named<ClockTimes.Found> named = Named.in(heard, time, time.from(), time.to());
    int reach = heard.behind(AT).get(time.from()) ? 2 : 1;
    boolean near = heard.isNegated(time.from(), reach);
    return named.fate() == Named.Fate.DENIED && !near ? named.wanted() : named;
  }

  /** "10" alone may be anything. */
  private boolean isSaid(ClockTimes.Found time) {
    boolean exact = time.exact() && !sentences.isEmpty();
    boolean span = heard.end(HOURS, time.to() - 1) > 0; // "In three hours".
    boolean clock = !time.isNumber() && (time.isClear() || !span);
    boolean one = heard.message().word(time.from()).equals(ONE); // "Keep that one, too."
    boolean led =
        heard.behind(AT).get(time.from())
            || (!one
                && (heard.behind(MOVING).get(time.from())
                    || parts.stream().anyMatch(part -> part.to() == time.from())
                    || (dayEnds.contains(time.from()) && endsClause(time.to()))));
    return clock || exact || led || heard.end(FITTING, time.to()) > 0;
  }

  /** "Only Saturday 10" is a time, "Saturday 10 December" a date. */
  private boolean endsClause(int to) {
    return to >= heard.message().size() || heard.message().pause(to) != Token.Pause.NONE;
  }

  /** "Half an hour later"; "remind me two hours later" is one call, and no shift of all. */
  private @Nullable Named<Duration> shift(Lengths lengths) {
    for (int at = 0; at < heard.message().size(); at++) {
      Length length = lengths.at(at);
      if (length != null && length.unit()) {
        boolean sooner = !heard.at(SOONER).isEmpty();
        boolean later =
            heard.at(CALLING).isEmpty()
                && heard.at(RETURNED).isEmpty()
                && isNear(LATER, at, length.to());
        if (sooner || later) {
          Duration by = Duration.ofMinutes(length.minutes());
          return Named.in(heard, sooner ? by.negated() : by, at, length.to());
        }
      }
    }
    return null;
  }

  private boolean isNear(String group, int from, int to) {
    int behind = heard.at(group).nextSetBit(to);
    int before = heard.behind(group).previousSetBit(from);
    return (behind >= 0 && behind - to <= REACHES) || (before >= 0 && from - before <= REACHES);
  }

  /** What is wanted; null where nothing is said of it. */
  @Nullable When wanted() {
    List<Named<ClockTimes.Found>> wanted = all();
    boolean shifted = shift != null && (wanted.isEmpty() || !comesTo(wanted.getFirst()));
    if (shift != null && shifted) {
      return new When.Shifted(shift.what());
    }
    return wanted.isEmpty() ? part() : at(besideDays(wanted).what());
  }

  /** "I have coffee at 6. Write at 7 then, Monday to Saturday"; "off at 10, poke me at 1030". */
  private Named<ClockTimes.Found> besideDays(List<Named<ClockTimes.Found>> wanted) {
    BitSet calling = heard.behind(CALLING);
    return first(wanted, t -> dayEnds.contains(t.from()) || dayEnds.contains(t.from() - 1))
        .or(() -> first(wanted, t -> calling.previousSetBit(t.from()) >= Math.max(0, t.from() - 1)))
        .or(() -> first(wanted, t -> sentences.get(sentence(t.from()))))
        .orElse(wanted.getFirst());
  }

  private static <T> Optional<Named<T>> first(List<Named<T>> all, Predicate<Named<T>> like) {
    return all.stream().filter(like).findFirst();
  }

  private int sentence(int at) {
    return heard.message().tokens().get(at).sentence();
  }

  /** The one that is wanted, as it is said. */
  Optional<ClockTimes.Found> said() {
    return Optional.of(all()).filter(t -> !t.isEmpty()).map(t -> besideDays(t).what());
  }

  private boolean comesTo(Named<ClockTimes.Found> time) {
    return heard.behind(COMES_TO).get(time.from());
  }

  private @Nullable When part() {
    Named<String> part = partOfDay();
    return part == null ? null : new When.Part(part.what());
  }

  /** "Better in the morning; in the evening I fall asleep": the first, unless both are as good. */
  @Nullable Named<String> partOfDay() {
    List<Named<String>> said = parts.stream().filter(part -> !part.what().equals(ANY)).toList();
    if (said.isEmpty()) {
      return parts.isEmpty() ? null : parts.getFirst();
    }
    Optional<Named<String>> ofDay = first(said, part -> dayEnds.contains(part.from()));
    if (ofDay.isPresent() && said.stream().allMatch(p -> p.from() >= ofDay.get().from())) {
      return ofDay.get(); // "Tuesday and Friday evening, those are my nights".
    }
    Named<String> first =
        first(said, part -> heard.behind(MOVING).get(part.from())).orElse(said.getFirst());
    boolean alone =
        said.stream()
            .allMatch(
                part ->
                    part.from() <= first.from()
                        || part.what().equals(first.what())
                        || heard.message().pauses(first.to(), part.from()));
    return alone ? first : null;
  }

  /** The first part of the day that is named at or after a place. */
  Optional<Named<String>> partFrom(int from) {
    return parts.stream()
        .filter(part -> part.from() >= from && !part.what().equals(ANY))
        .findFirst();
  }

  /** As it is wanted. */
  When at(ClockTimes.Found found) {
    boolean clear = isClear(found);
    Set<String> named = parts.stream().map(Named::what).collect(Collectors.toSet());
    boolean part = !named.isEmpty() && !named.equals(Set.of(ANY));
    LocalTime time =
        clear ? found.time() : found.exact() && !part ? written(found) : awake(found.open(), named);
    return clear || part ? new When.At(time) : new When.Either(time);
  }

  /** "7:15" may be in the evening, unlike "07:15" and "14:15". */
  private boolean isClear(ClockTimes.Found found) {
    int hour = found.minutes() / 60;
    return found.half() != null
        || (found.exact()
            && (hour == 0
                || hour > NOON
                || heard.message().tokens().get(found.from()).surface().startsWith("0")));
  }

  /** Nobody who writes "4:15" means the night. */
  private static LocalTime written(ClockTimes.Found found) {
    return found.minutes() < 60 * WAKING ? found.in(Half.PM).time() : found.time();
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
    int hour = found.minutes() / 60;
    if (parts.contains(MIDDAY)) {
      return found.in(hour > WAKING && hour < NOON ? Half.AM : Half.PM).time();
    }
    if (parts.contains(AFTERNOON) || parts.contains(EVENING)) {
      return found.in(Half.PM).time();
    }
    return found.in(hour >= DAY_BEGINS && hour < NOON ? Half.AM : Half.PM).time();
  }

  /** The times that are wanted, in the order in which they are named. */
  List<Named<ClockTimes.Found>> all() {
    return times.stream().filter(Named::isWanted).toList();
  }

  /** Whether one time is named in the place of another. */
  boolean replaces() {
    return times.stream().anyMatch(time -> !time.isWanted()) && !all().isEmpty();
  }

  boolean isShifted() {
    return shift != null;
  }

  void mark(BitSet accounted) {
    times.forEach(time -> accounted.set(time.from(), time.to()));
    if (shift != null) {
      accounted.set(shift.from(), shift.to());
    }
  }
}
