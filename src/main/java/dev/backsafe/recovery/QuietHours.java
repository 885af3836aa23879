package dev.backsafe.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The hours of the night, by a person's own clock, in which nobody is spoken to first. */
public record QuietHours(LocalTime from, LocalTime to) {
  public static final QuietHours DEFAULT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

  /** So long there is to answer before the quiet hours begin. */
  private static final Duration ROOM = Duration.ofHours(1);

  private static final int MINUTES_A_DAY = 24 * 60;

  public boolean contains(Instant at, ZoneId zone) {
    return contains(at.atZone(zone).toLocalTime());
  }

  /** Whoever wants to hear at a quiet time wants it less quiet: to the nearer end of the night. */
  public QuietHours without(LocalTime time) {
    long since = Math.floorMod(Duration.between(from, time).toMinutes(), MINUTES_A_DAY);
    long left = Math.floorMod(Duration.between(time, to).toMinutes(), MINUTES_A_DAY);
    return !contains(time)
        ? this
        : since < left ? new QuietHours(time.plus(ROOM), to) : new QuietHours(from, time);
  }

  boolean contains(LocalTime time) {
    return from.isAfter(to)
        ? !time.isBefore(from) || time.isBefore(to)
        : !time.isBefore(from) && time.isBefore(to);
  }

  /** {@code at} itself when it is not quiet, else the end of the quiet hours. */
  Instant next(Instant at, ZoneId zone) {
    return contains(at, zone) ? PreferredHours.next(at, to, zone) : at;
  }
}
