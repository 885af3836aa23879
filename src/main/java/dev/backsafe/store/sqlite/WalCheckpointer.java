package dev.backsafe.store.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what is committed from the log into the database, on a connection and a thread of its own,
 * a little at a time, so that no turn waits for it. When the log grows all the same, the writer
 * lends a hand: it starts at its beginning again once all of it is moved.
 */
final class WalCheckpointer {
  private static final Logger LOG = LoggerFactory.getLogger(WalCheckpointer.class);

  /** Transactions between two looks. */
  private static final int TRANSACTIONS_BETWEEN_LOOKS = 8;

  /** Pages of 2 kB in the log, from which on the writer helps: 64 MB. */
  private static final long PAGES_WITHOUT_HELP = 32_000;

  /** Readers are waited for no longer than that; the writer has others to serve. */
  private static final int BUSY_MILLIS = 20;

  private final SqliteFile file;
  private final Connection connection;
  private final ReadConnections readers;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private volatile long pages;
  private int commits;

  WalCheckpointer(SqliteFile file, Connection connection, ReadConnections readers) {
    this.file = file;
    this.connection = connection;
    this.readers = readers;
    this.thread = Thread.ofPlatform().name("store-checkpoints").daemon().start(this::run);
  }

  /** The writer has committed. */
  void written(Statement writer) throws SQLException {
    if (pages > PAGES_WITHOUT_HELP) {
      pages = 0;
      // Whoever comes to read afterwards does so without the log.
      Outcome _ = readers.without(() -> checkpoint(writer, "PASSIVE"));
    } else if (++commits % TRANSACTIONS_BETWEEN_LOOKS == 0) {
      wanted.release();
    }
  }

  private void run() {
    try (Statement statement = connection.createStatement()) {
      boolean failed = false;
      while (!closed) {
        wanted.acquire();
        int _ = wanted.drainPermits();
        failed = !closed && !move(statement, failed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.error("{}", file.failure(e).getMessage());
    }
  }

  /** A disk that is full stays so for a while, which is said once; then this goes on. */
  private boolean move(Statement statement, boolean said) {
    try {
      pages = checkpoint(statement, "PASSIVE").pages();
      return true;
    } catch (SQLException e) {
      if (!said) {
        LOG.error("{}", file.failure(e).getMessage());
      }
      return false;
    }
  }

  private record Outcome(boolean busy, long pages) {}

  private static Outcome checkpoint(Statement statement, String how) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + how + ")")) {
      return row.next() ? new Outcome(row.getBoolean(1), row.getLong(2)) : new Outcome(false, 0);
    }
  }

  /** Empties the log; false while somebody still reads what stands in it. */
  boolean truncate(Statement writer) throws SQLException {
    int patience = busyMillis(writer);
    writer.execute("PRAGMA busy_timeout = " + Math.min(patience, BUSY_MILLIS));
    try {
      return !readers.without(() -> checkpoint(writer, "TRUNCATE")).busy();
    } finally {
      writer.execute("PRAGMA busy_timeout = " + patience);
    }
  }

  private static int busyMillis(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA busy_timeout")) {
      row.next();
      return row.getInt(1);
    }
  }

  void close() throws InterruptedException, SQLException {
    closed = true;
    wanted.release();
    thread.join();
    connection.close();
  }
}
