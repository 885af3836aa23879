package dev.backsafe.platform;

import java.time.Duration;

/** How long to wait before trying again: doubled each time, and never so long that it annoys. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);

  /** Whoever comes back after an outage is served within this. */
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int DOUBLINGS = 6;

  private Backoff() {}

  /** The wait after so many failures in a row, from 1. */
  public static Duration after(int failures) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, DOUBLINGS));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
