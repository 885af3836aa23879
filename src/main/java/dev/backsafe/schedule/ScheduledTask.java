package dev.backsafe.schedule;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Something to do again and again.
 *
 * @param name unique
 * @param at the local time of the day; null for once an hour
 * @param work may fail, which is said, and tried again the next time
 */
public record ScheduledTask(String name, @Nullable LocalTime at, Runnable work) {
  public static ScheduledTask hourly(String name, Runnable work) {
    return new ScheduledTask(name, null, work);
  }

  public static ScheduledTask nightly(String name, LocalTime at, Runnable work) {
    return new ScheduledTask(name, at, work);
  }
}
