package dev.backsafe.platform;

import java.time.Duration;
import java.util.Map;

/** Says of each place when something may be said there again: not too often. */
public final class Cooldown {
  private static final int MOST_PLACES = 10_000;

  private final Ticker ticker;
  private final Duration pause;
  private final Map<Long, Long> saidAt = new BoundedMap<>(MOST_PLACES);

  public Cooldown(Ticker ticker, Duration pause) {
    this.ticker = ticker;
    this.pause = pause;
  }

  /** Whether it may be said in a place now; if so, it counts as said. */
  public synchronized boolean isDue(long place) {
    long now = ticker.nanos();
    Long last = saidAt.get(place);
    if (last != null && now - last < pause.toNanos()) {
      return false;
    }
    saidAt.put(place, now);
    return true;
  }
}
