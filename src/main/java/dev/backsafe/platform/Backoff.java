package dev.backsafe.platform;

import java.time.Duration;

/** How long to wait before trying again: doubled each time, and never so long that it annoys. */
public final class Backoff {
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  /** Whoever comes back after an outage is served within this. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final int MOST_DOUBLINGS = 6;

  private Backoff() {}

  /** The wait after so many failures in a row, from 1. */
  public static Duration after(int failures) {
    Duration wait =
        FIRST_WAIT.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
