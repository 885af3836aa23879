package dev.backsafe.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What SQLite does at best: one writer that commits up to 256 messages as one at synchronous=FULL,
 * each one select, one update and one insert. Nothing is decided, encoded or encrypted.
 */
public final class BareLoop implements AutoCloseable {
  private static final int BATCH = 256;
  static final int STATE_BYTES = 900;
  private static final int FACT_BYTES = 60;

  private record Job(int person, CompletableFuture<Integer> done) {}

  private final BlockingQueue<Job> queue = new ArrayBlockingQueue<>(4_096);
  private final Connection connection;
  private final Connection checkpoints;
  private final Thread writer;
  private final Thread checkpointer;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Opens and fills it.
   *
   * @param tuned a cache of 64 MB, and checkpoints on another connection, as the store has them
   */
  public BareLoop(Path file, int people, boolean tuned) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    if (tuned) {
      config.setCacheSize(-64 * 1_024);
    }
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    connection = source.getConnection();
    checkpoints = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE person (id INTEGER PRIMARY KEY, account TEXT UNIQUE, state BLOB)");
      statement.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY, person INTEGER, fact BLOB)");
      if (tuned) {
        statement.execute("PRAGMA wal_autocheckpoint = 0");
      }
      fill(people);
    }
    writer = Thread.ofPlatform().daemon().start(this::write);
    checkpointer = Thread.ofPlatform().daemon().unstarted(this::checkpoint);
    if (tuned) {
      checkpointer.start();
    }
  }

  private void fill(int people) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO person VALUES (?, ?, ?)")) {
      for (int i = 0; i < people; i++) {
        insert.setInt(1, i);
        insert.setString(2, Integer.toString(i));
        insert.setBytes(3, new byte[STATE_BYTES]);
        insert.executeUpdate();
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** One message; returns when it is durable. */
  public void message(int person) {
    Job job = new Job(person, new CompletableFuture<>());
    try {
      queue.put(job);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    job.done().join();
  }

  private void write() {
    List<Job> batch = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        PreparedStatement select =
            connection.prepareStatement("SELECT id, state FROM person WHERE account = ?");
        PreparedStatement update =
            connection.prepareStatement("UPDATE person SET state = ? WHERE id = ?");
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO fact (person, fact) VALUES (?, ?)")) {
      while (!closed.get()) {
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        statement.execute("BEGIN IMMEDIATE");
        for (Job job : batch) {
          message(select, update, insert, Integer.toString(job.person()));
        }
        statement.execute("COMMIT");
        batch.forEach(j -> j.done().complete(0));
        batch.clear();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done of a message in either database; the caller commits. */
  static void message(
      PreparedStatement select, PreparedStatement update, PreparedStatement insert, String account)
      throws SQLException {
    select.setString(1, account);
    byte[] state;
    int id;
    try (ResultSet row = select.executeQuery()) {
      row.next();
      id = row.getInt(1);
      state = row.getBytes(2);
    }
    state[0]++;
    update.setBytes(1, state);
    update.setInt(2, id);
    update.executeUpdate();
    insert.setInt(1, id);
    insert.setBytes(2, new byte[FACT_BYTES]);
    insert.executeUpdate();
  }

  private void checkpoint() {
    try (Statement statement = checkpoints.createStatement()) {
      while (!closed.get()) {
        statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        Thread.sleep(20);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws SQLException {
    closed.set(true);
    writer.interrupt();
    checkpointer.interrupt();
    try {
      writer.join();
      checkpointer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
    checkpoints.close();
  }
}
