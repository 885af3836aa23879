package dev.backsafe.conversation;

import dev.backsafe.recovery.ClockOffsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What the time that a clock shows says of its time zone. */
public final class WallClock {
  private static final int QUARTER = 15 * 60;
  private static final int DAY = 24 * 60 * 60;

  private WallClock() {}

  /**
   * The zone in which it is {@code time} now, to the quarter of an hour; the offset alone, from −12
   * to +12 h, where its places change their clocks differently.
   */
  public static ZoneId zone(LocalTime time, Instant now) {
    int utc = now.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
    int ahead = Math.floorMod(time.toSecondOfDay() - utc + QUARTER / 2, DAY) / QUARTER * QUARTER;
    return ClockOffsets.zone(ZoneOffset.ofTotalSeconds(ahead > DAY / 2 ? ahead - DAY : ahead), now);
  }
}
