package dev.backsafe.recovery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The hours of the night, by a person's own clock, in which nobody is spoken to first. */
public record QuietHours(LocalTime from, LocalTime to) {
  public static final QuietHours DEFAULT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

  public boolean contains(Instant at, ZoneId zone) {
    LocalTime time = at.atZone(zone).toLocalTime();
    return from.isAfter(to)
        ? !time.isBefore(from) || time.isBefore(to)
        : !time.isBefore(from) && time.isBefore(to);
  }

  /** {@code at} itself when it is not quiet, else the end of the quiet hours. */
  Instant next(Instant at, ZoneId zone) {
    return contains(at, zone) ? PreferredHours.next(at, to, zone) : at;
  }
}
