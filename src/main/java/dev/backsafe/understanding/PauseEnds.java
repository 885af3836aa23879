package dev.backsafe.understanding;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a pause is to end: "for 2 weeks", "until 3 December", "till Monday", "until 2026-12-03". */
final class PauseEnds {
  private static final String PAUSING = "pausing";
  private static final String A_PAUSE = "a-pause";
  private static final String UNTIL = "until-day";
  private static final String AROUND = "pause-around";
  private static final String ONE = "one";
  private static final String TWO = "two";
  private static final String ORDINAL = "ordinal";
  private static final String DAYS = "day-unit";
  private static final String WEEKS = "week-unit";
  private static final String MONTHS = "month-unit";
  private static final String FORTNIGHT = "fortnight";
  private static final String NEXT_WEEK = "next-week";
  private static final String THROUGH = "until";

  /** Groups of words that tell it; a language without them has dates in digits alone. */
  static final Set<String> GROUPS = groups();

  private static final int DAYS_A_WEEK = 7;
  private static final int LONGEST_MONTH = 31;

  private final Heard heard;
  private final Utterance message;
  private final Map<String, Integer> numbers;

  /** From one day through another. */
  record Range(Answer.Until from, Answer.Until to) {}

  /** An end that stands in a text. */
  record End(Answer.Until until, BitSet places) {}

  PauseEnds(Heard heard, Map<String, Integer> numbers) {
    this.heard = heard;
    this.message = heard.message();
    this.numbers = numbers;
  }

  private static Set<String> groups() {
    Set<String> groups =
        new HashSet<>(
            Set.of(
                PAUSING, A_PAUSE, UNTIL, AROUND, ONE, TWO, ORDINAL, DAYS, WEEKS, MONTHS, FORTNIGHT,
                NEXT_WEEK, THROUGH));
    Arrays.stream(Month.values()).map(PauseEnds::id).forEach(groups::add);
    Arrays.stream(DayOfWeek.values()).map(PauseEnds::id).forEach(groups::add);
    return groups;
  }

  /** "monday", "may": the group of its words, and how it is written. */
  static String id(Enum<?> named) {
    return named.name().toLowerCase(Locale.ROOT);
  }

  /** The end, where a text says one; with the words that may stand around it. */
  Optional<End> end() {
    for (int at = 0; at < message.size(); at++) {
      End end = at(at);
      if (end != null) {
        end.places().or(heard.covered(Set.of(AROUND)));
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }

  /** The same, where the text says that it is a pause. */
  Optional<End> wished() {
    return isWished() ? marked(end()) : Optional.empty();
  }

  /** Whether the text says that it wants a pause. */
  boolean isWished() {
    return heard.at(PAUSING).stream().anyMatch(at -> !heard.isNegated(at));
  }

  /** "I never wanted a pause". */
  boolean isDenied() {
    BitSet pausing = heard.at(A_PAUSE);
    return !pausing.isEmpty() && pausing.stream().allMatch(heard::isNegated);
  }

  boolean isAwaited() {
    return !heard.at(UNTIL).isEmpty();
  }

  /** The same, where it says until when something is to be. */
  Optional<End> awaited() {
    BitSet until = heard.behind(UNTIL);
    for (int at = until.nextSetBit(0);
        at >= 0 && at < message.size();
        at = until.nextSetBit(at + 1)) {
      End end = at(Math.max(at, heard.end(AROUND, at)));
      if (end != null) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }

  /** "From 14 to 20 December", "the 14th until the 20th": two dates, and not two hours. */
  Optional<Range> range() {
    for (int at = 0; at < message.size(); at++) {
      End first = dated(at);
      int from = first == null ? behindNumber(at) : first.places().length();
      int to = heard.end(THROUGH, from);
      End last = to > 0 ? dated(Math.max(to, heard.end(AROUND, to))) : null;
      if (last != null) {
        String day = first == null ? dayOf(last.until(), number(at)) : first.until().id();
        return Optional.of(new Range(new Answer.Until(day), last.until()));
      }
    }
    return Optional.empty();
  }

  private @Nullable End dated(int at) {
    End date = date(at);
    return date == null ? dayOfMonth(at) : date;
  }

  private int behindNumber(int at) {
    int day = number(at);
    return day > 0 && day <= LONGEST_MONTH ? at + 1 : message.size();
  }

  /** The other day of the same month: "14 to 20 December". */
  private static String dayOf(Answer.Until last, int day) {
    return last.id().substring(0, last.id().length() - 2) + "%02d".formatted(day);
  }

  /** The day that is named there. */
  Optional<Answer.Until> from(int at) {
    return Optional.ofNullable(dated(Math.max(at, heard.end(AROUND, at)))).map(End::until);
  }

  private Optional<End> marked(Optional<End> end) {
    end.ifPresent(e -> e.places().or(heard.covered(Set.of(PAUSING))));
    return end;
  }

  private @Nullable End at(int at) {
    End end = length(at);
    end = end == null ? date(at) : end;
    end = end == null ? digits(at) : end;
    end = end == null ? dayOfMonth(at) : end;
    return end == null ? named(at) : end;
  }

  /** "2 weeks", "a month", "a couple of days", "a fortnight". */
  private @Nullable End length(int at) {
    if (heard.end(FORTNIGHT, at) > 0) {
      return until("P14D", at, heard.end(FORTNIGHT, at));
    }
    int two = heard.end(TWO, at);
    int one = heard.end(ONE, at);
    int number = two > 0 ? 2 : one > 0 ? 1 : number(at);
    int unit = Math.max(two, Math.max(one, at + 1));
    if (number <= 0) {
      return null;
    }
    int days = heard.end(DAYS, unit);
    int weeks = heard.end(WEEKS, unit);
    int months = heard.end(MONTHS, unit);
    if (days > 0) {
      return until("P" + number + "D", at, days);
    }
    if (weeks > 0) {
      return until("P" + DAYS_A_WEEK * number + "D", at, weeks);
    }
    return months > 0 ? until("P" + number + "M", at, months) : null;
  }

  /** "3 December", "the 3rd of December 2026", "Dec 3rd", "December". */
  private @Nullable End date(int at) {
    int day = number(at);
    if (day > 0) {
      int next = ordinal(at + 1);
      int of = Math.max(next, heard.end(AROUND, next));
      Month month = month(of);
      return month == null ? null : date(month, day, at, heard.end(id(month), of));
    }
    Month month = month(at);
    if (month == null) {
      return null;
    }
    int behind = heard.end(id(month), at);
    if (month == Month.MAY && at > 0 && !heard.behind(UNTIL).get(at) && number(behind) < 0) {
      return null; // "It may end".
    }
    int the = Math.max(behind, heard.end(AROUND, behind));
    int number = number(the);
    return number > 0 ? date(month, number, at, ordinal(the + 1)) : date(month, 1, at, behind);
  }

  /** "The 14th", of this month or the next. */
  private @Nullable End dayOfMonth(int at) {
    int day = number(at);
    boolean counted = surface(at + 1).matches("st|nd|rd|th");
    return counted && day > 0 && day <= LONGEST_MONTH
        ? until("---%02d".formatted(day), at, at + 2)
        : null;
  }

  private int ordinal(int at) {
    return Math.max(at, heard.end(ORDINAL, at));
  }

  private @Nullable Month month(int at) {
    return Arrays.stream(Month.values())
        .filter(month -> heard.end(id(month), at) > 0)
        .findFirst()
        .orElse(null);
  }

  private @Nullable End date(Month month, int day, int from, int to) {
    try {
      String year = surface(to);
      return year.matches("20[0-9]{2}")
          ? until(LocalDate.of(Integer.parseInt(year), month, day).toString(), from, to + 1)
          : until(MonthDay.of(month, day).toString(), from, to);
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  /** "2026-12-03", "3.12." */
  private @Nullable End digits(int at) {
    String typed = surface(at);
    try {
      int month = at + 2; // A dash between digits is a token of its own.
      int day = at + 4;
      if (typed.matches("20[0-9]{2}") && number(month) > 0 && number(day) > 0) {
        LocalDate date = LocalDate.of(Integer.parseInt(typed), number(month), number(day));
        return until(date.toString(), at, day + 1);
      }
      if (typed.matches("[0-9]{1,2}\\.[0-9]{1,2}")) {
        int dot = typed.indexOf('.');
        int number = Integer.parseInt(typed.substring(0, dot));
        MonthDay date = MonthDay.of(Integer.parseInt(typed.substring(dot + 1)), number);
        return until(date.toString(), at, at + 1);
      }
      return null;
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  /** "Monday", "next week". */
  private @Nullable End named(int at) {
    if (heard.end(NEXT_WEEK, at) > 0) {
      return until(id(DayOfWeek.MONDAY), at, heard.end(NEXT_WEEK, at));
    }
    return Arrays.stream(DayOfWeek.values())
        .map(PauseEnds::id)
        .filter(day -> heard.end(day, at) > 0)
        .findFirst()
        .map(day -> until(day, at, heard.end(day, at)))
        .orElse(null);
  }

  private static End until(String id, int from, int to) {
    BitSet places = new BitSet();
    places.set(from, to);
    return new End(new Answer.Until(id), places);
  }

  private int number(int at) {
    return at < message.size() ? ClockTimes.number(message.tokens().get(at), numbers) : -1;
  }

  private String surface(int at) {
    return at < message.size() ? message.tokens().get(at).surface() : "";
  }
}
