package dev.backsafe.store.sqlite;

import dev.backsafe.store.Sealer;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreException;
import dev.backsafe.store.sqlite.Forms.Prepared;
import dev.backsafe.store.sqlite.NudgeRows.Candidate;
import dev.backsafe.store.sqlite.NudgeRows.Ready;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** People in one file; {@link GroupCommit} is the one that writes to it. */
public final class SqliteStore implements Store {
  private final String url;
  private final SqliteFile file;
  private final Connection connection;
  private final Forms forms;
  private final @Nullable Readers readers;
  private final @Nullable WriteAheadLog log;
  private final GroupCommit commits;

  /** Replies that have arrived and still stand in the outbox. */
  private final Queue<Long> arrived = new ConcurrentLinkedQueue<>();

  /** Whether a job is queued that takes them out. */
  private final AtomicBoolean forgetting = new AtomicBoolean();

  private volatile boolean closed;

  /** Opens {@code jdbc:sqlite:FILE} without encryption. */
  public SqliteStore(String url) {
    this(url, Sealer.none());
  }

  /**
   * Opens {@code jdbc:sqlite:FILE}, creating it when it is not there.
   *
   * @throws StoreException with one clear line when it cannot be used
   */
  public SqliteStore(String url, Sealer sealer) {
    this.url = url;
    file = new SqliteFile(url);
    connection = file.open();
    try {
      forms = new Forms(new Seals(sealer, databaseKey(sealer)));
      // The log is moved into the database by a connection of its own.
      boolean onDisk = file.path().isPresent();
      readers = onDisk ? new Readers(file, forms) : null;
      log = readers == null ? null : new WriteAheadLog(file, file.connect(), readers);
      if (log != null) {
        execute("PRAGMA wal_autocheckpoint = 0");
      }
    } catch (SQLException e) {
      throw file.failure(e);
    } catch (StoreException e) {
      closeQuietly();
      throw new StoreException(url + ": " + e.getMessage());
    }
    commits = new GroupCommit(file, connection, new Rows(connection, forms), log);
    run(rows -> rows.nudges().wake());
  }

  /** Loads the driver and its library, without any database: whoever opens one then is quick. */
  public static void load() {
    try {
      new SqliteFile(SqliteFile.PREFIX + ":memory:").connect().close();
    } catch (SQLException | StoreException e) {
      // Whoever opens one is told.
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void closeQuietly() {
    try {
      connection.close();
    } catch (SQLException e) {
      // What is wrong has been said already.
    }
  }

  /** Made when it is needed first; wrapped once more when the operator's key is a new one. */
  private byte @Nullable [] databaseKey(Sealer sealer) throws SQLException {
    execute("BEGIN IMMEDIATE");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO data_key (wrapped) VALUES (?)")) {
      List<byte[]> copies = Seals.copies(connection);
      byte[] key = sealer.databaseKey(copies);
      if (key != null && !copies.contains(key)) {
        insert.setBytes(1, key);
        insert.executeUpdate();
      }
      execute("COMMIT");
      return key;
    }
  }

  /** A change with nothing to say about it. */
  @FunctionalInterface
  private interface Change {
    void run(Rows rows) throws SQLException;
  }

  private <T> T call(GroupCommit.Work<T> work) {
    return commits.call(work);
  }

  private static GroupCommit.Work<Boolean> silent(Change change) {
    return rows -> {
      change.run(rows);
      return true;
    };
  }

  private void run(Change change) {
    boolean _ = call(silent(change));
  }

  @Override
  public Committed turn(Who who, String updateId, Instant now, Decider decider) {
    Prepared prepared = prepare(who, decider);
    return call(rows -> rows.turns().turn(who, updateId, now, decider, prepared));
  }

  /** Nothing, when that fails: it will in the writer's hands, too, who says what is wrong. */
  private @Nullable Prepared prepare(Who who, Decider decider) {
    try {
      return readers == null
          ? null
          : readers.<@Nullable Prepared>look(rows -> rows.turns().prepare(who, decider));
    } catch (SQLException | RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  /** Looks at what is committed, beside the writer; there is no beside in a database in memory. */
  private <T> T look(Readers.Look<T> look) {
    if (closed) {
      throw new StoreException("the database is closed");
    }
    try {
      return readers == null ? call(look::at) : readers.look(look);
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }

  @Override
  public List<Swept> sweep(Instant now, int most, NudgeDecider decider) {
    List<Candidate> due = look(rows -> rows.nudges().due(now, most));
    List<Ready> ready = new Sweep(this::look, forms, decider).ready(due);
    return ready.isEmpty() ? List.of() : call(rows -> rows.nudges().sweep(ready, now, decider));
  }

  @Override
  public Optional<Instant> nextDue() {
    return look(rows -> rows.nudges().next());
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
    return call(rows -> rows.outbox().undelivered()).stream()
        .filter(p -> reached.test(p.who()))
        .toList();
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

  /** Whatever has arrived by the time that the writer comes to it goes in one statement. */
  @Override
  public void delivered(long id) {
    arrived.add(id);
    if (!forgetting.getAndSet(true)) {
      List<Long> ids = new ArrayList<>();
      commits.later(
          silent(
              rows -> {
                forgetting.set(false);
                for (Long next = arrived.poll(); next != null; next = arrived.poll()) {
                  ids.add(next);
                }
                rows.outbox().delivered(ids); // Again all of them, when it runs again.
              }));
    }
  }

  @Override
  public List<Received> receive(List<Received> updates, Instant now) {
    List<ReceivedRows.Sealed> sealed = ReceivedRows.seal(forms.seals(), updates);
    return call(rows -> rows.received().add(sealed, now));
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
  public Optional<Long> reseal(long after) {
    return call(rows -> new SealRows(rows, forms.seals()).next(after));
  }

  /** What is small may find room, in the log at least, where a turn does not any more. */
  @Override
  public void probe() {
    Store.super.probe();
    file.checkRoom();
  }

  @Override
  public void backup(Path target) {
    SqliteUpkeep.backup(url, target);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      commits.close();
      if (log != null) {
        log.close();
      }
      if (readers != null) {
        readers.close();
      }
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }
}
