package dev.backsafe.store.sqlite;

import dev.backsafe.store.Store;
import dev.backsafe.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: one writer, on a platform thread because JNI would pin a virtual one, takes
 * whatever is queued and commits it as one transaction. Callers wait until theirs is durable. A
 * turn that fails is rolled back to its savepoint and fails alone.
 */
public final class SqliteStore implements Store {
  private static final int QUEUE = 4_096;
  private static final int BATCH = 256;

  /** Something to do within a transaction. */
  @FunctionalInterface
  private interface Work<T> {
    T run(Rows rows) throws SQLException;
  }

  /** The same, with nothing to say about it. */
  @FunctionalInterface
  private interface Change {
    void run(Rows rows) throws SQLException;
  }

  private record Job<T>(Work<T> work, CompletableFuture<T> result) {}

  /** What a job came to before its transaction was committed. */
  private record Ran(Runnable whenCommitted, CompletableFuture<?> result) {}

  private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final SqliteFile file;
  private final Connection connection;
  private final Rows rows;
  private final Thread writer;
  private volatile boolean closed;

  /**
   * Opens {@code jdbc:sqlite:FILE}, creating it when it is not there.
   *
   * @throws StoreException with one clear line when it cannot be used
   */
  public SqliteStore(String url) {
    file = new SqliteFile(url);
    connection = file.open();
    try {
      rows = new Rows(connection);
    } catch (SQLException e) {
      throw file.failure(e);
    }
    writer = Thread.ofPlatform().name("store-writer").daemon().start(this::write);
  }

  private void write() {
    List<Job<?>> batch = new ArrayList<>(BATCH);
    while (!closed || !queue.isEmpty()) {
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        continue; // Woken up to close: the loop's condition decides.
      }
      queue.drainTo(batch, BATCH - 1);
      commit(batch);
      batch.clear();
    }
  }

  private void commit(List<Job<?>> batch) {
    List<Ran> ran = new ArrayList<>(batch.size());
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      for (Job<?> job : batch) {
        ran.add(run(job, statement));
      }
      statement.execute("COMMIT");
      if (rows.tookErased()) {
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
      ran.forEach(r -> r.whenCommitted().run());
    } catch (SQLException e) {
      rollback();
      StoreException failure = file.failure(e);
      batch.forEach(j -> j.result().completeExceptionally(failure));
    } catch (Throwable e) {
      rollback();
      batch.forEach(j -> j.result().completeExceptionally(e));
    }
  }

  private <T> Ran run(Job<T> job, Statement statement) throws SQLException {
    statement.execute("SAVEPOINT job");
    try {
      T value = job.work().run(rows);
      statement.execute("RELEASE job");
      return new Ran(() -> job.result().complete(value), job.result());
    } catch (SQLException e) {
      throw e; // The database's trouble is everybody's.
    } catch (Throwable e) {
      // Whatever it was, it stays with the one who brought it: the writer serves everybody.
      statement.execute("ROLLBACK TO job");
      statement.execute("RELEASE job");
      return new Ran(() -> job.result().completeExceptionally(e), job.result());
    }
  }

  private void rollback() {
    rows.forgetStatements();
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // SQLite does it by itself after the worst errors.
    }
  }

  private <T> T call(Work<T> work) {
    if (closed) {
      throw new StoreException("the database is closed");
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      queue.put(new Job<>(work, result));
      return result.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted", e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void run(Change change) {
    boolean _ =
        call(
            rows -> {
              change.run(rows);
              return true;
            });
  }

  @Override
  public Committed turn(Who who, String updateId, Instant now, Decider decider) {
    return call(rows -> rows.turn(who, updateId, now, decider));
  }

  @Override
  public List<Swept> sweep(Instant now, int most, NudgeDecider decider) {
    return call(rows -> rows.nudges().sweep(now, most, decider));
  }

  @Override
  public Optional<Instant> nextDue() {
    return call(rows -> rows.nudges().next());
  }

  @Override
  public void purge(Instant now) {
    boolean more = true;
    while (more) {
      // Each a transaction of its own: whoever waits for the writer does not wait for all of it.
      more = call(rows -> rows.received().purge(now));
    }
  }

  @Override
  public List<Pending> undelivered(Predicate<Who> reached) {
    return call(Rows::undelivered).stream().filter(p -> reached.test(p.who())).toList();
  }

  @Override
  public boolean holds(long id) {
    return true;
  }

  @Override
  public void release(long id) {
    // It waits for the next look.
  }

  @Override
  public boolean leads(String what) {
    return true;
  }

  @Override
  public void whenClaimable(Runnable look) {
    // There is nobody else who could leave something.
  }

  @Override
  public void delivered(long id) {
    run(rows -> rows.delivered(id));
  }

  @Override
  public List<Received> receive(List<Received> updates, Instant now) {
    return call(rows -> rows.received().add(updates, now));
  }

  @Override
  public List<Received> unprocessed(Predicate<String> served) {
    return call(rows -> rows.received().open()).stream()
        .filter(r -> served.test(r.platform()))
        .toList();
  }

  @Override
  public void processed(String platform, String updateId) {
    run(rows -> rows.received().answered(platform, updateId));
  }

  @Override
  public void setAside(
      String platform, String updateId, @Nullable Who who, String reason, Instant now) {
    run(rows -> rows.received().setAside(platform, updateId, who, reason, now));
  }

  @Override
  public int asideCount() {
    return call(rows -> rows.received().asideCount());
  }

  @Override
  public void unreachable(Who who, Instant now) {
    run(rows -> rows.unreachable(who, now));
  }

  @Override
  public void reachable(Who who) {
    run(rows -> rows.reachable(who));
  }

  @Override
  public Optional<Card> card(Who who) {
    return call(rows -> rows.card(who));
  }

  @Override
  public boolean card(Who who, Card card) {
    return call(rows -> rows.card(who, card));
  }

  @Override
  public Optional<String> recall(String platform, String key) {
    return call(rows -> rows.memory().recall(platform, key));
  }

  @Override
  public void remember(String platform, String key, @Nullable String value) {
    run(rows -> rows.memory().remember(platform, key, value));
  }

  @Override
  public Optional<String> recall(Who who, String key) {
    return call(rows -> rows.memory().recall(who, key));
  }

  @Override
  public void remember(Who who, String key, @Nullable String value) {
    run(rows -> rows.memory().remember(who, key, value));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    writer.interrupt();
    try {
      writer.join();
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }
}
