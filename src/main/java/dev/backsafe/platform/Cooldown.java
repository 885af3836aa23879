package dev.backsafe.platform;

import java.time.Duration;
import java.util.Map;

/**
 * Says of each thing when it is due again: not too often.
 *
 * @param <K> what tells one from another
 */
public final class Cooldown<K> {
  private static final int MOST_KNOWN = 10_000;

  private final Ticker ticker;
  private final Duration pause;
  private final Map<K, Long> last = new BoundedMap<>(MOST_KNOWN);

  public Cooldown(Ticker ticker, Duration pause) {
    this.ticker = ticker;
    this.pause = pause;
  }

  /** Whether it is due now; if so, it counts as done. */
  public synchronized boolean isDue(K key) {
    long now = ticker.nanos();
    Long before = last.get(key);
    if (before != null && now - before < pause.toNanos()) {
      return false;
    }
    last.put(key, now);
    return true;
  }
}
