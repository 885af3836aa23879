package dev.backsafe.scenario;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** How somebody wants to be reminded. */
record ReminderPreferences(
    ZoneId zone,
    boolean zoneTold,
    int fromHour,
    int toHour,
    LocalTime quietFrom,
    LocalTime quietTo) {
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
}
