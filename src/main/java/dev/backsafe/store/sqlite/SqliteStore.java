package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreException;
import dev.backsafe.store.sqlite.SqliteReminders.Candidate;
import dev.backsafe.store.sqlite.SqliteReminders.Ready;
import dev.backsafe.store.sqlite.TurnEncoder.Prepared;
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
  private final TurnEncoder forms;
  private final @Nullable ReadConnections readers;
  private final @Nullable WalCheckpointer log;
  private final GroupCommit commits;

  /** Replies that have arrived and still stand in the outbox. */
  private final Queue<Long> arrived = new ConcurrentLinkedQueue<>();

  /** Whether a job is queued that takes them out. */
  private final AtomicBoolean forgetting = new AtomicBoolean();

  private volatile boolean closed;

  /** Opens {@code jdbc:sqlite:FILE} without encryption. */
  public SqliteStore(String url) {
    this(url, FieldEncryption.none());
  }

  /**
   * Opens {@code jdbc:sqlite:FILE}, creating it when it is not there.
   *
   * @throws StoreException with one clear line when it cannot be used
   */
  public SqliteStore(String url, FieldEncryption sealer) {
    this.url = url;
    file = new SqliteFile(url);
    connection = file.open();
    try {
      forms = new TurnEncoder(new SqliteFields(sealer, databaseKey(sealer)));
      // The log is moved into the database by a connection of its own.
      boolean onDisk = file.path().isPresent();
      readers = onDisk ? new ReadConnections(file, forms) : null;
      log = readers == null ? null : new WalCheckpointer(file, file.connect(), readers);
      if (log != null) {
        execute("PRAGMA wal_autocheckpoint = 0");
      }
    } catch (SQLException e) {
      throw file.failure(e);
    } catch (StoreException e) {
      closeQuietly();
      throw new StoreException(url + ": " + e.getMessage());
    }
    commits = new GroupCommit(file, connection, new SqliteStatements(connection, forms), log);
    run(rows -> rows.reminders().wake());
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
  private byte @Nullable [] databaseKey(FieldEncryption sealer) throws SQLException {
    execute("BEGIN IMMEDIATE");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO data_key (wrapped) VALUES (?)")) {
      List<byte[]> copies = SqliteFields.copies(connection);
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
    void run(SqliteStatements rows) throws SQLException;
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
  public Committed turn(Account account, String updateId, Instant now, Decider decider) {
    Prepared prepared = prepare(account, decider);
    return call(rows -> rows.turns().turn(account, updateId, now, decider, prepared));
  }

  /** Nothing, when that fails: it will in the writer's hands, too, who says what is wrong. */
  private @Nullable Prepared prepare(Account account, Decider decider) {
    try {
      return readers == null
          ? null
          : readers.<@Nullable Prepared>look(rows -> rows.turns().prepare(account, decider));
    } catch (SQLException | RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  /** Looks at what is committed, beside the writer; there is no beside in a database in memory. */
  private <T> T look(ReadConnections.Look<T> look) {
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
  public List<Swept> sweep(Instant now, int most, ReminderDecider decider) {
    List<Candidate> due = look(rows -> rows.reminders().due(now, most));
    List<Ready> ready = new SqliteSweep(this::look, forms, decider).ready(due);
    return ready.isEmpty() ? List.of() : call(rows -> rows.reminders().sweep(ready, now, decider));
  }

  @Override
  public Optional<Instant> nextDue() {
    return look(rows -> rows.reminders().next());
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
  public List<Pending> undelivered(Predicate<Account> reached) {
    return call(rows -> rows.outbox().undelivered()).stream()
        .filter(p -> reached.test(p.account()))
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
  public List<Update> receive(List<Update> updates, Instant now) {
    List<SqliteInbox.Sealed> sealed = SqliteInbox.seal(forms.seals(), updates);
    return call(rows -> rows.received().add(sealed, now));
  }

  @Override
  public List<Update> unprocessed(Predicate<String> served) {
    return call(rows -> rows.received().open()).stream()
        .filter(r -> served.test(r.platform()))
        .toList();
  }

  @Override
  public void processed(String platform, String updateId) {
    run(rows -> rows.received().answered(platform, updateId));
  }

  @Override
  public void deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now) {
    run(rows -> rows.received().deadLetter(platform, updateId, account, reason, now));
  }

  @Override
  public int deadLetterCount() {
    return call(rows -> rows.received().deadLetterCount());
  }

  @Override
  public void unreachable(Account account, Instant now) {
    run(rows -> rows.unreachable(account, now));
  }

  @Override
  public void reachable(Account account) {
    run(rows -> rows.reachable(account));
  }

  @Override
  public Optional<Card> card(Account account) {
    return call(rows -> rows.card(account));
  }

  @Override
  public boolean card(Account account, Card card) {
    return call(rows -> rows.card(account, card));
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
  public Optional<String> recall(Account account, String key) {
    return call(rows -> rows.memory().recall(account, key));
  }

  @Override
  public void remember(Account account, String key, @Nullable String value) {
    run(rows -> rows.memory().remember(account, key, value));
  }

  @Override
  public Optional<Long> reseal(long after) {
    return call(rows -> new SqliteKeyRotation(rows, forms.seals()).next(after));
  }

  /** What is small may find room, in the log at least, where a turn does not any more. */
  @Override
  public void probe() {
    Store.super.probe();
    file.checkRoom();
  }

  @Override
  public void backup(Path target) {
    SqliteMaintenance.backup(url, target);
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
