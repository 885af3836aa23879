package dev.backsafe.harness;

import dev.backsafe.cli.Rehearsal;
import dev.backsafe.cli.SettableClock;
import dev.backsafe.platform.Health;
import dev.backsafe.platform.Ticker;
import dev.backsafe.service.Composition;
import dev.backsafe.service.Service;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The whole service in this process, with its clock and its time in the hands of a test. */
public final class ServiceHarness implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(20);

  public final SettableClock clock;
  public final List<String> said = new ArrayList<>();
  private final Settings settings;
  private final Ticker time;
  private final Checkpoint checkpoint;
  private Store store;
  private Service service;

  public ServiceHarness(Settings settings, Instant start, Ticker time, Checkpoint checkpoint) {
    this.settings = settings;
    this.clock = new SettableClock(start);
    this.time = time;
    this.checkpoint = checkpoint;
    store = open();
    service = service();
    start();
  }

  private Store open() {
    return new SqliteStore(DirectBench.unsynced(settings.database().url()));
  }

  private Service service() {
    return Composition.service(settings, DirectBench.LIBRARY, store, clock, time, checkpoint);
  }

  private void start() {
    try {
      service.start(said::add);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends in order, and begins again over the same database. */
  public void restart() {
    service.close();
    store = open();
    service = service();
    start();
  }

  /** Waits until a platform refuses to go on; its reason. */
  public String refusal() throws InterruptedException {
    return service.awaitRefusal();
  }

  public Store store() {
    return store;
  }

  public List<Health> health() {
    return service.health();
  }

  public boolean healthy() {
    return health().stream().allMatch(Health::well);
  }

  /** Waits until what was taken in is handled and answered. */
  public void idle() {
    try {
      if (!service.awaitIdle(LONG)) {
        throw new AssertionError("the bot is still busy");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Moves the clock, like a rehearsal: "+48h". */
  public void clock(String by) {
    Runnable sweep =
        () -> {
          service.sweep().sweep();
          idle(); // What is said has to arrive before it is old.
        };
    new Rehearsal(clock, service.sweep()::next, sweep, _ -> {}).takes("clock " + by);
  }

  /** Waits for something that nobody waits for: it has to come to pass within some seconds. */
  public static void settle(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not come to pass");
      }
      try {
        Thread.sleep(Duration.ofMillis(2));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
