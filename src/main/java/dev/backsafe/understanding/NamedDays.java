package dev.backsafe.understanding;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Days of the week, as the data files name them. */
final class NamedDays {
  private NamedDays() {}

  /** The days that an answer stands for: "monday", "saturday+sunday"; none where it is no day. */
  static Set<DayOfWeek> of(String answer) {
    List<String> names = List.of(answer.split("\\+", -1));
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    Arrays.stream(DayOfWeek.values())
        .filter(day -> names.contains(PauseEnds.id(day)))
        .forEach(days::add);
    return days;
  }

  /** From the first day to the last. */
  static Set<DayOfWeek> row(Set<DayOfWeek> first, Set<DayOfWeek> last) {
    Set<DayOfWeek> all = EnumSet.copyOf(first);
    all.addAll(last);
    DayOfWeek end = last.iterator().next();
    for (DayOfWeek day = first.iterator().next(); day != end; day = day.plus(1)) {
      all.add(day);
    }
    return all;
  }
}
