package dev.backsafe.operations;

import dev.backsafe.platform.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Whether the service can do its work now: it serves, the database takes what is written, and every
 * platform was heard of lately.
 */
public final class Readiness {
  /** Whoever asks gives up soon: a database that is locked takes longer to say so. */
  private static final Duration LONGEST_PROBE = Duration.ofSeconds(2);

  private final Supplier<List<Health>> parts;
  private final Runnable probe;
  private final Executor executor;
  private CompletableFuture<Health> database =
      CompletableFuture.completedFuture(new Health("database", true, ""));

  /**
   * Asks when it is asked.
   *
   * @param parts what has its own word for how it is
   * @param probe writes something small to the database; throws one line when it cannot
   * @param executor where the probe may take its time
   */
  public Readiness(Supplier<List<Health>> parts, Runnable probe, Executor executor) {
    this.parts = parts;
    this.probe = probe;
    this.executor = executor;
  }

  /** How everything is; takes two seconds at most. */
  List<Health> ask() {
    List<Health> all = new ArrayList<>(parts.get());
    all.add(database());
    return List.copyOf(all);
  }

  private Health database() {
    try {
      return probing().get(LONGEST_PROBE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return trouble("not answering within " + LONGEST_PROBE.toSeconds() + " s");
    } catch (ExecutionException e) {
      return trouble(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return trouble("stopping");
    }
  }

  /** One at a time, for all who ask meanwhile. */
  private synchronized CompletableFuture<Health> probing() {
    if (database.isDone()) {
      database = CompletableFuture.supplyAsync(this::probe, executor);
    }
    return database;
  }

  private Health probe() {
    try {
      probe.run();
      return new Health("database", true, "writable");
    } catch (RuntimeException e) {
      return trouble(String.valueOf(e.getMessage()));
    }
  }

  private static Health trouble(String detail) {
    return new Health("database", false, detail);
  }
}
