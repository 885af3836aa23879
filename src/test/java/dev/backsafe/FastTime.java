package dev.backsafe;

import dev.backsafe.platform.Waiting;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time in which every wait is over within a millisecond, and has taken as long as it was to take.
 */
final class FastTime implements Waiting {
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
}
