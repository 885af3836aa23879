package dev.backsafe.understanding;

import java.time.LocalTime;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Times of the day as people write them: "14:35", "14h30", "half past two in the afternoon". */
final class ClockTimes {
  /** Groups of words that tell the time; a language without them has digits alone. */
  static final Set<String> GROUPS =
      Set.of(
          "am",
          "pm",
          "oclock",
          "noon",
          "midnight",
          "half-past",
          "quarter-past",
          "half-hour-behind",
          "quarter-to",
          "minutes-past",
          "minutes-to",
          "until");

  /** So many minutes to an hour are said. */
  private static final Set<Integer> ROUND = Set.of(5, 10, 20, 25);

  /** So few words stand between the ends of a span of time. */
  private static final int BETWEEN = 3;

  private static final int HALF_DAY = 12;
  private static final int DAY = 24;
  private static final int HOUR = 60;

  /** "10 to 7" is a night, and "1 to 5" is not. */
  private static final int EVENING_BEGINS = 8;

  private final Heard heard;
  private final Utterance message;
  private final Map<String, Integer> numbers;

  /** The half of the day that was said. */
  enum Half {
    AM,
    PM
  }

  /**
   * A time that stands in a text.
   *
   * @param minutes after midnight, or after noon where that was not said
   * @param half which half of the day was said; null where none was
   * @param exact whether minutes were written in digits, or the hour is one of 24
   * @param bare whether it is nothing but a number
   */
  record Found(int minutes, @Nullable Half half, boolean exact, boolean bare, int from, int to) {
    /** Whether it is nothing but digits, which could be anything: "14", "1430". */
    boolean isNumber() {
      return bare;
    }

    boolean isClear() {
      return half != null || exact;
    }

    LocalTime time() {
      int hour = minutes / HOUR;
      int shown =
          half == null
              ? hour
              : half == Half.AM ? hour % HALF_DAY : hour < HALF_DAY ? hour + HALF_DAY : hour;
      return LocalTime.of(shown % DAY, minutes % HOUR);
    }

    /** The same, by which half of the day nothing tells. */
    Found open() {
      return new Found(minutes, half, false, bare, from, to);
    }

    Found in(Half other) {
      return new Found(minutes, other, exact, bare, from, to);
    }
  }

  ClockTimes(Heard heard, Map<String, Integer> numbers) {
    this.heard = heard;
    this.message = heard.message();
    this.numbers = numbers;
  }

  /** The first time at or after a place. */
  Optional<Found> next(int from) {
    for (int at = from; at < message.size(); at++) {
      boolean rest = at > from && isMinutes(at);
      Found found = rest ? null : at(at);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The same, where "ten to seven" is one time, and no span of time. */
  Optional<Found> spoken(int from) {
    for (int at = from; at < message.size(); at++) {
      int minutes = ROUND.contains(number(at)) ? number(at) : 0;
      boolean word = minutes > 0 && !message.tokens().get(at).isNumber();
      int to = end("minutes-to", at + 1);
      Found hour = word && to > 0 ? moved(to, -minutes, at) : null;
      if (hour != null) {
        return Optional.of(hour);
      }
      Found here = next(at).orElse(null);
      if (here != null && here.from == at) {
        return Optional.of(here);
      }
    }
    return Optional.empty();
  }

  /** The "07" of "25:07", which is no time. */
  private boolean isMinutes(int at) {
    return at < message.size()
        && message.tokens().get(at).surface().length() == 2
        && message.tokens().get(at).isNumber()
        && message.tokens().get(at - 1).isNumber();
  }

  /** What two times, one after the other, say of a span: "10pm to 7am", "22-7". */
  record Range(LocalTime from, LocalTime to, BitSet places) {}

  /** The span of time that is said, where there are two different ends. */
  Optional<Range> range() {
    return range(false);
  }

  /**
   * The same.
   *
   * @param day whether it is one of a day, and "nine to five" no night
   */
  Optional<Range> range(boolean day) {
    Found first = next(0).orElse(null);
    Found second = first == null ? null : next(afterUntil(first.to)).orElse(null);
    if (first == null || second == null || second.from - first.to > BETWEEN) {
      return Optional.empty();
    }
    LocalTime from = day && first.half == null ? first.time() : begin(first, second);
    LocalTime to = end(from, day ? second.open() : second);
    BitSet places = new BitSet();
    places.set(first.from, second.to);
    return from.equals(to) ? Optional.empty() : Optional.of(new Range(from, to, places));
  }

  private int afterUntil(int at) {
    return Math.max(at, end("until", at));
  }

  private static LocalTime begin(Found first, Found second) {
    if (first.isClear()) {
      return first.time();
    }
    boolean night =
        second.half == Half.AM
            ? first.minutes > second.minutes
            : !second.isClear() && first.minutes / HOUR >= EVENING_BEGINS;
    boolean pm = second.half == Half.PM || night;
    return first.in(pm ? Half.PM : Half.AM).time();
  }

  /** Of the two times that "7" may be, the first one after the beginning. */
  private static LocalTime end(LocalTime from, Found second) {
    if (second.isClear()) {
      return second.time();
    }
    LocalTime morning = second.in(Half.AM).time();
    LocalTime evening = second.in(Half.PM).time();
    return after(from, morning) <= after(from, evening) ? morning : evening;
  }

  private static int after(LocalTime from, LocalTime to) {
    return Math.floorMod(to.toSecondOfDay() - from.toSecondOfDay() - 1, DAY * HOUR * HOUR);
  }

  private @Nullable Found at(int at) {
    if (end("noon", at) > 0) {
      return new Found(HALF_DAY * HOUR, Half.PM, true, false, at, end("noon", at));
    }
    if (end("midnight", at) > 0) {
      return new Found(0, Half.AM, true, false, at, end("midnight", at));
    }
    if (end("half-past", at) > 0) {
      return moved(end("half-past", at), 30, at);
    }
    if (end("quarter-past", at) > 0) {
      return moved(end("quarter-past", at), 15, at);
    }
    if (end("quarter-to", at) > 0) {
      return moved(end("quarter-to", at), -15, at);
    }
    int minutes = number(at);
    if (minutes > 0 && minutes < HOUR && end("minutes-past", at + 1) > 0) {
      return moved(end("minutes-past", at + 1), minutes, at);
    }
    return onTheHour(at);
  }

  /** "Half past two": the hour behind it, and so many minutes more. */
  private @Nullable Found moved(int at, int minutes, int from) {
    Found hour = onTheHour(at);
    if (hour == null || hour.minutes % HOUR != 0) {
      return null;
    }
    int moved = Math.floorMod(hour.minutes + minutes, DAY * HOUR);
    return new Found(moved, hour.half, hour.exact, false, from, hour.to);
  }

  private @Nullable Found onTheHour(int at) {
    Found digits = digits(at);
    if (digits == null) {
      return null;
    }
    int to = digits.to;
    int oclock = end("oclock", to);
    to = Math.max(to, oclock);
    int more = digits.minutes % HOUR == 0 ? end("half-hour-behind", to) : 0;
    if (more > 0) {
      return new Found(digits.minutes + HOUR / 2, digits.half, digits.exact, false, at, more);
    }
    boolean ends = to < message.size() && message.pause(to) == Token.Pause.SENTENCE;
    int am = ends ? 0 : end("am", to);
    int pm = ends ? 0 : end("pm", to);
    Half half = pm > am ? Half.PM : am > 0 ? Half.AM : null;
    if ((half != null && digits.minutes < HOUR) || (half == Half.AM && isPastNoon(digits))) {
      return null;
    }
    boolean bare = digits.bare && oclock == 0 && half == null;
    return new Found(digits.minutes, half, digits.exact, bare, at, Math.max(to, Math.max(am, pm)));
  }

  private static boolean isPastNoon(Found digits) {
    return digits.minutes >= (HALF_DAY + 1) * HOUR;
  }

  /** "14:35", "14.35", "14h35", "1435", "14", "two", "two thirty". */
  private @Nullable Found digits(int at) {
    if (at >= message.size()) {
      return null;
    }
    String typed = message.tokens().get(at).surface();
    if (typed.matches("[0-2][0-9][0-5][0-9]|[0-9][0-5][0-9]")) {
      int both = Integer.parseInt(typed);
      Found found = time(both / 100, both % 100, at, at + 1);
      return found == null ? null : new Found(found.minutes, null, true, true, at, at + 1);
    }
    if (typed.matches("[0-9]{1,2}\\.[0-5][0-9]")) {
      int dot = typed.indexOf('.');
      return time(
          Integer.parseInt(typed.substring(0, dot)),
          Integer.parseInt(typed.substring(dot + 1)),
          at,
          at + 1);
    }
    int hour = number(at);
    if (hour < 0 || hour > DAY) {
      return null;
    }
    String next = at + 1 < message.size() ? message.tokens().get(at + 1).surface() : "";
    if (next.matches("h[0-5][0-9]")) {
      return time(hour, Integer.parseInt(next.substring(1)), at, at + 2);
    }
    if (next.matches("[0-5][0-9]")) {
      // "The Wednesday one 12:15" is not ten past one.
      boolean other = !Character.isDigit(typed.charAt(0)) && isMinutes(at + 2);
      return other ? null : time(hour, Integer.parseInt(next), at, at + 2);
    }
    int minute = number(at + 1);
    boolean spelled = minute >= 10 && minute < HOUR && !Character.isDigit(next.charAt(0));
    if (spelled && hour > 0 && !Character.isDigit(typed.charAt(0))) {
      return new Found(hour * HOUR + minute, null, false, false, at, at + 2);
    }
    boolean clear = hour == 0 || hour > HALF_DAY;
    return new Found(hour % DAY * HOUR, null, clear, true, at, at + 1);
  }

  private static @Nullable Found time(int hour, int minute, int from, int to) {
    return hour >= DAY ? null : new Found(hour * HOUR + minute, null, true, false, from, to);
  }

  private int number(int at) {
    return at < message.size() ? number(message.tokens().get(at), numbers) : -1;
  }

  /** The whole number that a token is, in digits or in words; or -1. */
  static int number(Token token, Map<String, Integer> numbers) {
    String typed = token.surface();
    return typed.matches("[0-9]{1,2}")
        ? Integer.parseInt(typed)
        : numbers.getOrDefault(token.word(), -1);
  }

  private int end(String group, int at) {
    return heard.end(group, at);
  }
}
