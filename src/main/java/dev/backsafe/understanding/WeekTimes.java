package dev.backsafe.understanding;

import dev.backsafe.understanding.ClockTimes.Half;
import dev.backsafe.understanding.Heard.Found;
import dev.backsafe.understanding.ReplyIndex.Hit;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
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

  static final Set<String> GROUPS = Set.of(AT);

  /** Nobody is called at night unless they say so: "at 7" is in the evening, "at 9" is not. */
  private static final int DAY_BEGINS = 8;

  private static final int NOON = 12;

  private final Heard heard;
  private final Map<String, Integer> numbers;
  private final Set<DayOfWeek> had = EnumSet.noneOf(DayOfWeek.class);
  private final Set<DayOfWeek> lacking = EnumSet.noneOf(DayOfWeek.class);
  private final Set<String> parts = new TreeSet<>();
  private final BitSet accounted;

  WeekTimes(Heard heard, Map<String, Integer> numbers) {
    this.heard = heard;
    this.numbers = numbers;
    accounted = heard.around();
    heard.hits().forEach(hit -> hit.mark(accounted));
    heard.hits().stream().filter(hit -> !heard.isAskedAbout(hit, accounted)).forEach(this::take);
  }

  private void take(Hit hit) {
    String id = hit.reply().answer();
    List<DayOfWeek> days = id == null ? List.of() : days(id);
    if (!days.isEmpty()) {
      (heard.isDenied(hit) ? lacking : had).addAll(days);
    } else if (id != null && !heard.isDenied(hit)) {
      parts.add(id);
    }
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
    Set<DayOfWeek> days = EnumSet.copyOf(had.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : had);
    days.removeAll(lacking);
    LocalTime time = time();
    String part = time == null && parts.size() == 1 ? parts.iterator().next() : null;
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(Found.of(new Answer.Weekly(days, time, part), accounted));
  }

  private @Nullable LocalTime time() {
    ClockTimes.Found found = new ClockTimes(heard, numbers).next(0).orElse(null);
    if (found == null) {
      return null;
    }
    boolean named = heard.behind(AT).get(found.from());
    boolean clear = found.isClear() && (named || !found.isNumber());
    if (!clear && !named) {
      return null;
    }
    accounted.set(found.from(), found.to());
    return awake(found);
  }

  /** The time that it is likely to be, where only the hour was said. */
  static LocalTime awake(ClockTimes.Found found) {
    if (found.isClear()) {
      return found.time();
    }
    int hour = found.minutes() / 60;
    return found.in(hour >= DAY_BEGINS && hour < NOON ? Half.AM : Half.PM).time();
  }
}
