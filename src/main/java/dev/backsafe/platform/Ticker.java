package dev.backsafe.platform;

import java.time.Duration;

/** Monotonic time, and ticker in it: tests need not wait, and a clock that is set does no harm. */
public interface Ticker {
  Ticker REAL =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
          Thread.sleep(length);
        }
      };

  long nanos();

  void pause(Duration length) throws InterruptedException;
}
