package dev.backsafe.platform.discord;

import java.time.Duration;

/** A bucket of calls; it is full again after a second. */
final class FakeBucket {
  private long began = System.nanoTime();
  private int used;

  /** Takes one of {@code size}; how many are left, below 0 for one too many. */
  synchronized int left(int size) {
    if (System.nanoTime() - began > Duration.ofSeconds(1).toNanos()) {
      began = System.nanoTime();
      used = 0;
    }
    used++;
    return size - used;
  }

  /** In how many seconds it is full again. */
  synchronized double resetAfter() {
    return Math.max(0, 1 - (System.nanoTime() - began) / 1e9);
  }
}
