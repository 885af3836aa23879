package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wished of reminders in a longer text: when they are to come, and when not. */
final class CallWishes {
  private static final String QUIETING = "quieting";
  private static final String AT_WORK = "at-work";
  private static final String BEFORE = "before-time";
  private static final String AFTER = "after-time";
  private static final String EVERY = "every";
  static final String TODAY = "today";
  private static final String TOMORROW = "tomorrow";
  static final String TONIGHT = "tonight";
  private static final String HOUR_SIGN = "hour-sign";
  private static final String SPAN_OPENING = "span-opening";
  private static final String SPAN_ENDING = "span-ending";
  private static final String ONE_CALL = "one-call";
  private static final String QUIET_HOURS = "quiet-hours";
  private static final String RESUMING = "resuming";
  private static final String DROPPING = "dropping";

  static final Set<String> GROUPS = groups();

  /** A later call is for another day. */
  private static final int LONGEST_MINUTES = 24 * 60;

  private final Heard heard;
  private final Map<String, Integer> numbers;
  private final WeekTimes week;
  private final ClockTimes clock;
  private final PauseEnds ends;
  private final Skips skips;

  /**
   * @param heard as wishes are found in the text
   * @param week the days and times in it
   */
  CallWishes(Heard heard, WeekTimes week, Map<String, Integer> numbers) {
    this.heard = heard;
    this.numbers = numbers;
    this.week = week;
    clock = new ClockTimes(heard, numbers);
    ends = new PauseEnds(heard, numbers);
    skips = new Skips(heard, ends);
  }

  private static Set<String> groups() {
    Set<String> groups =
        new HashSet<>(
            Set.of(
                QUIETING,
                AT_WORK,
                BEFORE,
                AFTER,
                EVERY,
                TODAY,
                TOMORROW,
                TONIGHT,
                HOUR_SIGN,
                SPAN_OPENING,
                SPAN_ENDING,
                ONE_CALL,
                QUIET_HOURS,
                DROPPING,
                RESUMING));
    groups.addAll(PauseEnds.GROUPS);
    groups.addAll(ClockTimes.GROUPS);
    groups.addAll(Lengths.GROUPS);
    groups.addAll(Skips.GROUPS);
    return groups;
  }

  /** The wish, as it stands behind the command; null where it is not clear. */
  @Nullable String wish() {
    boolean paused = ends.isWished();
    boolean row = week.isRow();
    return resumed()
        .or(() -> skipped(paused || !heard.at(QUIETING).isEmpty()))
        .or(this::quiet)
        .or(() -> changed(paused))
        .or(() -> row ? Optional.empty() : ends.wished().or(ends::awaited).map(skips::pause))
        .or(() -> week.open().map(this::opened))
        .or(() -> week.shifted().map(CallWishes::written))
        .or(this::once)
        .or(() -> week.said().map(CallWishes::written))
        .or(this::named)
        .or(() -> paused ? Optional.of("pause") : Optional.empty())
        .or(() -> week.part().map(CallWishes::written))
        .orElse(null);
  }

  private static String id(Found found) {
    return found.answer().id();
  }

  /** "Every other day around 3" is a time, too. */
  private String opened(Found found) {
    String open = id(found);
    return open.equals(WeekTimes.RHYTHM)
        ? week.said().map(said -> open + " " + said.answer().id()).orElse(open)
        : open;
  }

  static String written(Found found) {
    return found.answer() instanceof Answer.Offered(String id) ? id : "at " + found.answer().id();
  }

  /** A change and nothing else; once only, where it says so. */
  Optional<Found> alone() {
    return week.alone()
        .map(
            found -> {
              String wish = skips.wish(week.lacking(), false).orElseGet(() -> written(found));
              return Found.of(new Answer.Offered(wish), found.accounted());
            });
  }

  /** "Maybe half six rather than half five?" */
  @Nullable String replacing() {
    return week.isReplacing() ? week.said().map(CallWishes::written).orElse(null) : null;
  }

  /** "I never wanted a pause", "end the pause". */
  private Optional<String> resumed() {
    // "Leave me in peace next week, and start again the week after."
    boolean again = says("resume") && week.said().isEmpty() && heard.at(QUIETING).isEmpty();
    // "No break please, I'm here next week, keep my Wednesday."
    boolean there = !heard.at(RESUMING).isEmpty() && clock.next(0).isEmpty();
    // "Don't pause me, just Thursdays": days that are named end a pause by themselves.
    boolean denied = ends.isDenied() && week.said().isEmpty();
    boolean resumes = denied || again || there;
    return resumes ? Optional.of("resume") : Optional.empty();
  }

  /**
   * "Next week is far, can you do Saturday at 10, I'm off then": who names an hour wants a call.
   */
  private Optional<String> skipped(boolean refused) {
    boolean called = !refused && week.lacking().isEmpty() && week.said().isPresent();
    return called && clock.next(0).isPresent()
        ? Optional.empty()
        : skips.wish(week.lacking(), refused);
  }

  private boolean says(String wish) {
    return heard.hits().stream()
        .anyMatch(hit -> hit.reply().isWish() && wish.equals(hit.reply().answer()));
  }

  /** What changes the days that were set; an end that is waited for is none. */
  private Optional<String> changed(boolean paused) {
    return week.found()
        .filter(found -> found.answer() instanceof Answer.Changed)
        .filter(_ -> !paused && !ends.isAwaited())
        .map(CallWishes::written);
  }

  /** The one wish in it that has a name, whatever else is said. */
  private Optional<String> named() {
    List<String> wishes =
        heard.hits().stream()
            .filter(hit -> hit.reply().isWish() && !heard.isDenied(hit))
            .flatMap(hit -> Stream.ofNullable(hit.reply().answer()))
            .distinct()
            .toList();
    return wishes.size() == 1 ? Optional.of(wishes.getFirst()) : Optional.empty();
  }

  /** "Quiet 22:00-07:00"; an end that was not said is left out. */
  private Optional<String> quiet() {
    if (!heard.at(QUIET_HOURS).isEmpty() && isQuietDenied()) {
      return Optional.of("quiet off");
    }
    return heard.at(QUIETING).isEmpty() || isNotBefore()
        ? Optional.empty()
        : Optional.ofNullable(hours());
  }

  /** "On Wednesdays only, and not before noon": the time of those days. */
  private boolean isNotBefore() {
    return bound(BEFORE) != null
        && bound(AFTER) == null
        && week.found().filter(f -> f.answer() instanceof Answer.Weekly).isPresent();
  }

  /** "No quiet hours please". */
  private boolean isQuietDenied() {
    int hours = heard.at(QUIET_HOURS).nextSetBit(0);
    return heard.isNegated(hours) || heard.behind(DROPPING).get(hours);
  }

  private @Nullable String hours() {
    // "From nine to five, when I work" is no night.
    ClockTimes.Range range = clock.range(!heard.at(AT_WORK).isEmpty()).orElse(null);
    ClockTimes.Found before = bound(BEFORE);
    ClockTimes.Found after = bound(AFTER);
    if (range != null && (before == null || after == null)) {
      return "quiet " + range.from() + "-" + range.to();
    }
    String from = after == null ? "" : in(after, ClockTimes.Half.PM);
    String to = before == null ? "" : in(before, ClockTimes.Half.AM);
    return before == null && after == null ? null : "quiet " + from + "-" + to;
  }

  /** "Before 8": the time behind such a word. */
  private ClockTimes.@Nullable Found bound(String group) {
    BitSet behind = heard.behind(group);
    for (var found = clock.next(0); found.isPresent(); found = clock.next(found.get().to())) {
      if (behind.get(found.get().from())) {
        return found.get();
      }
    }
    return null;
  }

  private static String in(ClockTimes.Found time, ClockTimes.Half half) {
    return (time.isClear() ? time : time.in(half)).time().toString();
  }

  /** "In 3 hours", "tomorrow at 4", "on Friday": one call, and no habit. */
  private Optional<String> once() {
    Optional<String> length = length();
    if (length.isPresent()) {
      return length;
    }
    boolean tonight = !heard.at(TONIGHT).isEmpty();
    boolean tomorrow = !tomorrows().isEmpty();
    boolean today = !tomorrow && (tonight || !heard.at(TODAY).isEmpty());
    if (!today && !tomorrow) {
      return onDay();
    }
    ClockTimes.Found time = week.clock().or(() -> clock.next(0)).orElse(null);
    if (time == null) {
      boolean refused = isWith(TODAY, QUIETING) || isWith(TODAY, "skipping");
      return today && !refused ? Optional.empty() : Optional.of(today ? "tomorrow" : "on P1D");
    }
    String at =
        tonight && today
            ? in(time, ClockTimes.Half.PM)
            : CallTimes.awake(time, Set.of()).toString();
    return Optional.of("on " + (today ? "P0D " : "P1D ") + at);
  }

  /** "Tomorrow is Thursday" only tells of it. */
  private BitSet tomorrows() {
    BitSet tomorrows = heard.at(TOMORROW);
    tomorrows.andNot(heard.at(WeekTimes.TODAY_IS));
    return tomorrows;
  }

  /** Whether words of both stand in one clause. */
  private boolean isWith(String group, String other) {
    BitSet others = heard.at(other);
    return heard.at(group).stream()
        .anyMatch(
            at ->
                others.stream()
                    .anyMatch(
                        to -> !heard.message().pauses(Math.min(at, to) + 1, Math.max(at, to))));
  }

  private Optional<String> length() {
    Lengths lengths = new Lengths(heard, numbers);
    BitSet others = timesOfDay();
    BitSet led = heard.behind(SPAN_OPENING);
    boolean clocked = week.namesTime();
    return IntStream.range(0, heard.message().size())
        .filter(at -> !others.get(at) && (!clocked || led.get(at)))
        .mapToObj(lengths::at)
        .filter(length -> length != null && length.unit())
        .findFirst()
        .filter(length -> length.minutes() <= LONGEST_MINUTES)
        .map(length -> "in " + Duration.ofMinutes(length.minutes()));
  }

  /** "20h" is a time of the day, unless somebody says "in 20h" or "20h from now". */
  private BitSet timesOfDay() {
    BitSet times = new BitSet();
    BitSet led = heard.behind(SPAN_OPENING);
    for (int at = 0; at < heard.message().size(); at++) {
      int to = heard.end(HOUR_SIGN, at + 1);
      times.set(at, to > 0 && !led.get(at) && heard.end(SPAN_ENDING, to) == 0);
    }
    return times;
  }

  /** A day named once, and neither "Fridays" nor "every Friday". */
  private Optional<String> onDay() {
    boolean single =
        !heard.namesPlural()
            && week.isOneDay()
            && heard.at(EVERY).isEmpty()
            && heard.at("negator").isEmpty();
    return week.said()
        .map(Found::answer)
        .filter(_ -> single || (!week.isReplacing() && isForOnce()))
        .flatMap(
            said ->
                said instanceof Answer.Weekly(Set<DayOfWeek> days, When when) && days.size() == 1
                    ? onDay(days.iterator().next(), when)
                    : Optional.empty());
  }

  private boolean isForOnce() {
    return !heard.at(ONE_CALL).isEmpty() || !heard.at(Skips.THIS_WEEK).isEmpty();
  }

  private static Optional<String> onDay(DayOfWeek day, @Nullable When when) {
    String on = "on " + PauseEnds.id(day);
    return switch (when) {
      case null -> Optional.of(on);
      case When.At(var time) -> Optional.of(on + " " + time);
      case When.Either(var time) -> Optional.of(on + " " + time);
      case When.Part _, When.Shifted _, When.ByDay _ -> Optional.empty();
    };
  }
}
