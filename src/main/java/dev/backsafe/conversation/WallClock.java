package dev.backsafe.conversation;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Reads "14:35", "2.35 pm" or "9am", and what it says of the time zone. */
public final class WallClock {
  private static final int QUARTER = 15 * 60;
  private static final int DAY = 24 * 60 * 60;

  private WallClock() {}

  public static Optional<LocalTime> parse(String text) {
    String compact =
        text.strip()
            .toLowerCase(Locale.ROOT)
            .replace(" ", "")
            .replace(".m.", "m")
            .replace('.', ':');
    boolean pm = compact.endsWith("pm");
    boolean am = compact.endsWith("am");
    String digits = pm || am ? compact.substring(0, compact.length() - 2) : compact;
    String[] parts = digits.split(":", -1);
    int minute = parts.length == 2 ? number(parts[1], 59) : 0;
    int hour = number(parts[0], pm || am ? 12 : 23);
    // A bare number could be anything; an hour says so by its minutes or by am and pm.
    if (parts.length > 2 || hour < 0 || minute < 0 || (parts.length == 1 && !pm && !am)) {
      return Optional.empty();
    }
    if ((pm || am) && hour == 0) {
      return Optional.empty();
    }
    return Optional.of(LocalTime.of(pm || am ? hour % 12 + (pm ? 12 : 0) : hour, minute));
  }

  private static int number(String digits, int most) {
    if (digits.isEmpty() || digits.length() > 2) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value > most ? -1 : value;
  }

  /** The offset at which it is {@code time} now, to the quarter of an hour, from −12 to +12 h. */
  public static ZoneId zone(LocalTime time, Instant now) {
    int utc = now.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
    int ahead = Math.floorMod(time.toSecondOfDay() - utc + QUARTER / 2, DAY) / QUARTER * QUARTER;
    return ZoneOffset.ofTotalSeconds(ahead > DAY / 2 ? ahead - DAY : ahead);
  }
}
