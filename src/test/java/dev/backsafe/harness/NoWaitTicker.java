package dev.backsafe.harness;

import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time in which every wait is over within a millisecond, and has taken as long as it was to take.
 */
public final class NoWaitTicker implements Ticker {
  private final AtomicLong nanos = new AtomicLong(1);

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void pause(Duration length) throws InterruptedException {
    nanos.addAndGet(length.toNanos());
    Thread.sleep(Duration.ofMillis(1));
  }

  /** Lets some seconds pass. */
  public void advance(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
