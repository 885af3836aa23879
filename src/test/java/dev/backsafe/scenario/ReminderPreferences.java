package dev.backsafe.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/** How somebody wants to be reminded. */
record ReminderPreferences(
    ZoneId zone,
    boolean zoneTold,
    int fromHour,
    int toHour,
    LocalTime quietFrom,
    LocalTime quietTo) {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration QUARTER = Duration.ofMinutes(15);

  boolean isQuiet(Instant at) {
    LocalTime time = at.atZone(zone).toLocalTime();
    return quietFrom.isAfter(quietTo)
        ? !time.isBefore(quietFrom) || time.isBefore(quietTo)
        : !time.isBefore(quietFrom) && time.isBefore(quietTo);
  }

  boolean suits(Instant at) {
    int hour = at.atZone(zone).getHour();
    return !isQuiet(at) && hour >= fromHour && hour < toHour;
  }

  /** Of somebody whose clock is not known it is promised only that it comes within two days. */
  Instant nextSuiting(Instant from) {
    return zoneTold ? first(from, this::suits) : from.plus(DAY).plus(DAY);
  }

  Instant nextAwake(Instant from) {
    return zoneTold ? first(from, at -> !isQuiet(at)) : nextSuiting(from);
  }

  /** By looking at the clock on the wall every quarter of an hour. */
  private static Instant first(Instant from, Predicate<Instant> fits) {
    if (fits.test(from)) {
      return from;
    }
    long quarter = QUARTER.toSeconds();
    Instant at = Instant.ofEpochSecond((from.getEpochSecond() / quarter + 1) * quarter);
    while (!fits.test(at)) {
      at = at.plus(QUARTER);
    }
    return at;
  }
}
