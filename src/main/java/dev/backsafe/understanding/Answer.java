package dev.backsafe.understanding;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which answer to the question that stands was meant. */
public sealed interface Answer {
  /** As it is printed, and as an option on offer names it: "yes", "sharp", "13:00". */
  String id();

  /**
   * One of the answers on offer.
   *
   * @param id what the data files name it, and the option that offers it
   */
  record Offered(String id) implements Answer {}

  /** Things that are at hand, by their ids; none of them where there is nothing. */
  record Things(Set<String> ids) implements Answer {
    public Things {
      ids = Set.copyOf(ids);
    }

    @Override
    public String id() {
      return ids.isEmpty() ? "nothing" : String.join("+", new TreeSet<>(ids));
    }
  }

  /**
   * How strong pain is.
   *
   * @param score 0 to 10
   */
  record Score(int score) implements Answer {
    @Override
    public String id() {
      return Integer.toString(score);
    }
  }

  /** A time of the day. */
  record Clock(LocalTime time) implements Answer {
    @Override
    public String id() {
      return time.toString();
    }
  }

  /** From one time of the day to another. */
  record Between(LocalTime from, LocalTime to) implements Answer {
    @Override
    public String id() {
      return from + "-" + to;
    }
  }

  /**
   * The name of a place, without the words around it.
   *
   * @param others what may be the name if nobody knows that, likeliest first
   */
  record Place(String name, List<String> others) implements Answer {
    public Place {
      others = List.copyOf(others);
    }

    public Place(String name) {
      this(name, List.of());
    }

    /** The first of them that somebody knows, or else the name. */
    public String knownTo(Predicate<String> atlas) {
      return Stream.concat(Stream.of(name), others.stream()).filter(atlas).findFirst().orElse(name);
    }

    @Override
    public String id() {
      return name;
    }
  }

  /**
   * Days of the week, or a time of them, or both.
   *
   * @param days none where they were not spoken of
   * @param when null where it was not spoken of
   */
  record Weekly(Set<DayOfWeek> days, @Nullable When when) implements Answer {
    public Weekly {
      days = Set.copyOf(days);
    }

    @Override
    public String id() {
      String named =
          new TreeSet<>(days)
              .stream()
                  .map(d -> d.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining("+"));
      return with(named, when);
    }
  }

  /**
   * Other days of the week than before.
   *
   * @param more days that are to come to them
   * @param fewer days that are to go
   * @param when null where it was not spoken of
   */
  record Changed(Set<DayOfWeek> more, Set<DayOfWeek> fewer, @Nullable When when) implements Answer {
    public Changed {
      more = Set.copyOf(more);
      fewer = Set.copyOf(fewer);
    }

    @Override
    public String id() {
      StringBuilder named = new StringBuilder();
      for (DayOfWeek day : DayOfWeek.values()) {
        if (more.contains(day) || fewer.contains(day)) {
          named.append(more.contains(day) ? '+' : '-').append(day.name().toLowerCase(Locale.ROOT));
        }
      }
      return with(named.toString(), when);
    }
  }

  private static String with(String days, @Nullable When when) {
    String at = when == null ? "" : when.id();
    return days.isEmpty() || at.isEmpty() ? days + at : days + " " + at;
  }

  /** In the person's own words, where such were asked for. */
  record Words(String words) implements Answer {
    @Override
    public String id() {
      return words;
    }
  }

  /**
   * Until a day, which only a calendar can tell.
   *
   * @param id in the notation of ISO 8601: "P14D" from today, "--12-03", "---14", "2026-12-03"; or
   *     the weekday
   */
  record Until(String id) implements Answer {
    /** What was written so; empty where it is no day. */
    public static Optional<Until> of(String id) {
      Until until = new Until(id);
      try {
        LocalDate _ = until.after(LocalDate.EPOCH);
        return Optional.of(until);
      } catch (DateTimeException | IllegalArgumentException noDay) {
        return Optional.empty();
      }
    }

    /** The first such day after another. */
    public LocalDate after(LocalDate today) {
      if (id.startsWith("P")) {
        return today.plus(Period.parse(id));
      }
      if (id.startsWith("---")) {
        int day = Integer.parseInt(id.substring(3));
        LocalDate first = today.getDayOfMonth() < day ? today : today.plusMonths(1);
        return first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
      }
      if (id.startsWith("--")) {
        MonthDay day = MonthDay.parse(id);
        LocalDate thisYear = day.atYear(today.getYear());
        return thisYear.isAfter(today) ? thisYear : day.atYear(today.getYear() + 1);
      }
      return Character.isDigit(id.charAt(0))
          ? LocalDate.parse(id)
          : today.with(TemporalAdjusters.next(DayOfWeek.valueOf(id.toUpperCase(Locale.ROOT))));
    }
  }
}
