package dev.backsafe.harness;

import dev.backsafe.platform.Ticker;
import java.time.Duration;

/** Time that passes a hundred times as fast as the real one, in waits and between them. */
public final class HundredfoldTicker implements Ticker {
  public static final int FACTOR = 100;

  private final long start = System.nanoTime();

  @Override
  public long nanos() {
    return (System.nanoTime() - start) * FACTOR;
  }

  @Override
  public void pause(Duration length) throws InterruptedException {
    Thread.sleep(length.dividedBy(FACTOR));
  }
}
