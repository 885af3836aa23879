package dev.backsafe.recovery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** The part of the day in which a person likes to be reminded; none reaches into the night. */
public enum Hours {
  ANY(8, 21),
  MORNING(8, 11),
  MIDDAY(11, 14),
  AFTERNOON(14, 17),
  EVENING(17, 21);

  private final LocalTime from;
  private final LocalTime to;

  Hours(int from, int to) {
    this.from = LocalTime.of(from, 0);
    this.to = LocalTime.of(to, 0);
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean contains(Instant at, ZoneId zone) {
    LocalTime time = at.atZone(zone).toLocalTime();
    return !time.isBefore(from) && time.isBefore(to);
  }

  /**
   * {@code at} itself when it lies within these hours, else the next moment at which they begin.
   */
  public Instant next(Instant at, ZoneId zone) {
    if (contains(at, zone)) {
      return at;
    }
    ZonedDateTime local = at.atZone(zone);
    var day =
        local.toLocalTime().isBefore(from) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    return ZonedDateTime.of(day, from, zone).toInstant();
  }
}
