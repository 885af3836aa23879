package dev.backsafe;

import dev.backsafe.turn.NudgeSweep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes the sweep when the next reminder is due, and once a minute in case the clock was set. */
final class Ticker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

  private final NudgeSweep sweep;
  private final InstantSource clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private Future<?> next = CompletableFuture.completedFuture(null);

  private Ticker(NudgeSweep sweep, InstantSource clock) {
    this.sweep = sweep;
    this.clock = clock;
  }

  static Ticker start(NudgeSweep sweep, InstantSource clock) {
    Ticker ticker = new Ticker(sweep, clock);
    ticker.look();
    return ticker;
  }

  /** Looks when the next reminder is due, and sleeps until then. */
  synchronized void look() {
    next.cancel(false);
    Duration sleep =
        sweep
            .next()
            .map(at -> Duration.between(clock.instant(), at))
            .filter(d -> d.compareTo(LONGEST_SLEEP) < 0)
            .orElse(LONGEST_SLEEP);
    next = executor.schedule(this::wake, Math.max(1, sleep.toMillis()), TimeUnit.MILLISECONDS);
  }

  /** A sweep that fails is said, and tried again: reminders do not end with it. */
  private void wake() {
    try {
      sweep.sweep();
      look();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("reminders wait a minute: {}", e.getClass().getName());
      retry();
    }
  }

  private synchronized void retry() {
    if (!executor.isShutdown()) {
      next = executor.schedule(this::wake, LONGEST_SLEEP.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
