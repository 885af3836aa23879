package dev.backsafe.store.sqlite;

import dev.backsafe.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer, on a platform thread because JNI would pin a virtual one, takes whatever is queued
 * and commits it as one transaction. Callers wait until theirs is durable, and for room in the
 * queue. A job that fails is taken out and fails alone; the others run again without it.
 */
final class GroupCommit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int QUEUE = 4_096;
  private static final int MOST_JOBS_A_COMMIT = 256;

  /** On a disk that takes its time to sync, more share one; the wait grows little by it. */
  private static final int LARGE_BATCH = 1_024;

  private static final Duration SLOW_SYNC = Duration.ofMillis(2);

  /** How long bytes of strangers may stand in the log after they were answered. */
  private static final Duration ERASED_WITHIN = Duration.ofSeconds(1);

  /** How long something may be written to a file that has been moved away. */
  private static final Duration LOOKS_AT_FILE = Duration.ofSeconds(1);

  /** Something to do within a transaction; again, when the transaction was not committed. */
  @FunctionalInterface
  interface Work<T> {
    T run(SqliteRows rows) throws SQLException;
  }

  private static final class Job<T> {
    final CompletableFuture<T> result = new CompletableFuture<>();
    private final Work<T> work;
    private Runnable whenCommitted = () -> {};

    Job(Work<T> work) {
      this.work = work;
    }

    void run(SqliteRows rows) throws SQLException {
      T value = work.run(rows);
      whenCommitted = () -> result.complete(value);
    }

    /** It ran, and what it brought stands with this failure instead. */
    void failed(Throwable e) {
      whenCommitted = () -> result.completeExceptionally(e);
    }
  }

  private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final SqliteFile file;
  private final Connection connection;
  private final SqliteRows rows;
  private final @Nullable WalCheckpointer log;
  private final Thread writer;
  private volatile boolean closed;
  private int most = MOST_JOBS_A_COMMIT;

  /** Whether something that was erased may still stand in the log, and when that is to end. */
  private boolean erasePending;

  private long eraseBy;
  private long looked = System.nanoTime();

  GroupCommit(
      SqliteFile file, Connection connection, SqliteRows rows, @Nullable WalCheckpointer log) {
    this.file = file;
    this.connection = connection;
    this.rows = rows;
    this.log = log;
    this.writer = Thread.ofPlatform().name("store-writer").daemon().start(this::write);
  }

  /** Does it and waits until it is durable. */
  <T> T call(Work<T> work) {
    try {
      return enqueue(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Does it in its turn, and does not wait: for what may be lost and is then done again.
   *
   * @param failed runs when it was not committed, or not even begun
   */
  void later(Work<Boolean> work, Runnable failed) {
    var _ =
        enqueue(work)
            .exceptionally(
                e -> {
                  failed.run();
                  LOG.error("{}", e.getMessage());
                  return false;
                });
  }

  <T> CompletableFuture<T> enqueue(Work<T> work) {
    if (closed) {
      throw new StoreException("the database is closed");
    }
    Job<T> job = new Job<>(work);
    try {
      queue.put(job);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted", e);
    }
    return job.result;
  }

  private void write() {
    List<Job<?>> batch = new ArrayList<>(LARGE_BATCH);
    while (!closed || !queue.isEmpty()) {
      try {
        Job<?> first =
            erasePending
                ? queue.poll(eraseBy - System.nanoTime(), TimeUnit.NANOSECONDS)
                : queue.take();
        if (first != null) {
          batch.add(first);
        }
      } catch (InterruptedException e) {
        continue; // Woken up to close: the loop's condition decides.
      }
      queue.drainTo(batch, most - batch.size());
      if (!batch.isEmpty()) {
        commit(batch);
        batch.clear();
      }
      eraseFromLog(closed);
    }
    eraseFromLog(true);
  }

  /** Runs all as one transaction; without those that fail, which fail alone. */
  private void commit(List<Job<?>> batch) {
    try (Statement statement = connection.createStatement()) {
      Job<?> culprit = attempt(batch, statement);
      if (culprit != null) {
        List<Job<?>> others = new ArrayList<>(batch);
        others.remove(culprit);
        guarded(others, statement);
        culprit.whenCommitted.run();
      }
    } catch (SQLException e) {
      rollback();
      StoreException failure = file.failure(e);
      batch.forEach(j -> j.result.completeExceptionally(failure));
    } catch (Throwable e) {
      rollback();
      batch.forEach(j -> j.result.completeExceptionally(e));
    }
  }

  /** Nothing is guarded, as next to nothing fails; the first that does is returned. */
  private @Nullable Job<?> attempt(List<Job<?>> batch, Statement statement) throws SQLException {
    begin(statement);
    for (Job<?> job : batch) {
      try {
        job.run(rows);
      } catch (SQLException e) {
        throw e; // The database's trouble is everybody's.
      } catch (Throwable e) {
        // Whatever it was, it stays with the one who brought it: the writer serves everybody.
        rollback();
        job.failed(e);
        return job;
      }
    }
    finish(batch, statement);
    return null;
  }

  /** The rest of a batch in which one failed: whoever else does is rolled back alone. */
  private void guarded(List<Job<?>> batch, Statement statement) throws SQLException {
    if (batch.isEmpty()) {
      return;
    }
    begin(statement);
    for (Job<?> job : batch) {
      statement.execute("SAVEPOINT job");
      try {
        job.run(rows);
      } catch (SQLException e) {
        throw e;
      } catch (Throwable e) {
        statement.execute("ROLLBACK TO job");
        job.failed(e);
      }
      statement.execute("RELEASE job");
    }
    finish(batch, statement);
  }

  private void begin(Statement statement) throws SQLException {
    long now = System.nanoTime();
    if (now - looked > LOOKS_AT_FILE.toNanos()) {
      file.checkIdentity();
      looked = now;
    }
    statement.execute("BEGIN IMMEDIATE");
    rows.begun();
  }

  private void finish(List<Job<?>> batch, Statement statement) throws SQLException {
    long start = System.nanoTime();
    statement.execute("COMMIT");
    most = System.nanoTime() - start > SLOW_SYNC.toNanos() ? LARGE_BATCH : MOST_JOBS_A_COMMIT;
    switch (rows.tookErased()) {
      case NOTHING -> {}
      case SOON -> {
        if (!erasePending) {
          erasePending = true;
          eraseBy = System.nanoTime() + ERASED_WITHIN.toNanos();
        }
      }
      case NOW -> {
        erasePending = true;
        eraseFromLog(true);
      }
    }
    batch.forEach(j -> j.whenCommitted.run());
    if (log != null) {
      log.written(statement);
    }
  }

  /** Empties the log when something that was erased may stand in it. */
  private void eraseFromLog(boolean now) {
    if (!erasePending || (!now && System.nanoTime() < eraseBy)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      erasePending = log != null && !log.truncate(statement);
    } catch (SQLException e) {
      LOG.error("{}", file.failure(e).getMessage());
    }
    // While somebody reads an older state, such as a backup, the log has to stay; then again.
    eraseBy = System.nanoTime() + ERASED_WITHIN.toNanos();
  }

  private void rollback() {
    rows.sql().close();
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // SQLite does it by itself after the worst errors.
    }
  }

  /** Does what is queued, and ends. */
  void close() throws InterruptedException {
    closed = true;
    writer.interrupt();
    writer.join();
  }
}
