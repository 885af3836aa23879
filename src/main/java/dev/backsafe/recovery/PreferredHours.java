package dev.backsafe.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The part of the day in which a person likes to be reminded; {@link QuietHours} hours go before
 * it.
 */
public enum PreferredHours {
  ANY(0, 24),
  MORNING(8, 11),
  MIDDAY(11, 14),
  AFTERNOON(14, 17),
  EVENING(17, 21);

  private final int from;
  private final int to;

  PreferredHours(int from, int to) {
    this.from = from;
    this.to = to;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One time in it, for a day that has another part than the others. */
  public LocalTime usual() {
    return LocalTime.of(from + 1, 0);
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /**
   * The next moment after {@code at} at which a clock there shows {@code time}; where clocks skip
   * it, the moment to which they skip, and where they show it twice, the first one that is ahead.
   */
  static Instant next(Instant at, LocalTime time, ZoneId zone) {
    LocalDate today = at.atZone(zone).toLocalDate();
    return Stream.iterate(today, day -> day.plusDays(1))
        .flatMap(day -> shown(day.atTime(time), zone))
        .filter(moment -> moment.isAfter(at))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Instant> shown(LocalDateTime time, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change != null && change.isGap()
        ? Stream.of(change.getInstant())
        : zone.getRules().getValidOffsets(time).stream().map(time::toInstant);
  }
}
