package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import dev.backsafe.store.Dialect;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.KeyRotation;
import dev.backsafe.store.Reminders;
import dev.backsafe.store.SqlStore;
import dev.backsafe.store.Statements;
import dev.backsafe.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** People in one file; {@link GroupCommit} is the one that writes to it. */
public final class SqliteStore extends SqlStore {
  private final SqliteFile file;
  private final Connection connection;
  private final EncryptedFields fields;
  private final @Nullable ReadConnections readers;
  private final @Nullable WalCheckpointer log;
  private final GroupCommit commits;

  /** Replies that have arrived and still stand in the outbox. */
  private final Queue<Long> arrived = new ConcurrentLinkedQueue<>();

  /** Whether a job is queued that takes them out. */
  private final AtomicBoolean forgetting = new AtomicBoolean();

  private final int erasedAgain;
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
  public SqliteStore(String url, FieldEncryption encryption) {
    this(new SqliteFile(url), encryption);
  }

  SqliteStore(SqliteFile file, FieldEncryption encryption) {
    this(file, encryption, file.path().map(Tombstones::beside).orElse(null));
  }

  /**
   * The same, with whoever was erased from it in another place.
   *
   * @param tombstones null when they are not kept
   */
  SqliteStore(SqliteFile file, FieldEncryption encryption, @Nullable Path tombstones) {
    this.file = file;
    connection = file.open();
    SqliteRows rows;
    try (Statements sql = new Statements(connection)) {
      sql.update("BEGIN IMMEDIATE");
      fields = EncryptedFields.of(sql, encryption, Dialect.SQLITE);
      sql.update("COMMIT");
      // The log is moved into the database by a connection of its own.
      boolean onDisk = file.path().isPresent();
      readers = onDisk ? new ReadConnections(file) : null;
      log = readers == null ? null : new WalCheckpointer(file, file.connect(), readers);
      if (log != null) {
        var _ = sql.first("PRAGMA wal_autocheckpoint = 0", row -> row.getInt(1));
      }
      rows = new SqliteRows(connection, fields, tombstones);
    } catch (SQLException e) {
      throw file.failure(e);
    } catch (StoreException e) {
      closeQuietly();
      throw new StoreException(file.url() + ": " + e.getMessage());
    }
    commits = new GroupCommit(file, connection, rows, log);
    erasedAgain =
        commits.call(
            opened -> {
              if (encryption.seals() && !fields.isAllSealed()) {
                opened.hasErased(SqliteRows.Erased.NOW); // What has just been sealed.
              }
              return opened.eraseAgain();
            });
    change(Reminders::wake);
  }

  /** How many people this opening has erased once more, as a copy had brought them back. */
  int erasedAgain() {
    return erasedAgain;
  }

  /** Loads the driver and its library, without any database: whoever opens one then is quick. */
  public static void load() {
    try {
      new SqliteFile(SqliteFile.PREFIX + ":memory:").connect().close();
    } catch (SQLException | StoreException e) {
      // Whoever opens one is told.
    }
  }

  private void closeQuietly() {
    try {
      connection.close();
    } catch (SQLException e) {
      // What is wrong has been said already.
    }
  }

  @Override
  protected EncryptedFields fields() {
    return fields;
  }

  @Override
  protected <T extends @Nullable Object> T transaction(Work<T> work) {
    return commits.call(rows -> work.run(rows.sql()));
  }

  @Override
  protected <T extends @Nullable Object> T statement(Work<T> work) {
    return transaction(work);
  }

  /** Beside the writer; there is no beside in a database in memory. */
  @Override
  protected <T> T look(Work<T> work) {
    if (closed) {
      throw new StoreException("the database is closed");
    }
    try {
      return readers == null ? transaction(work) : readers.look(work);
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }

  @Override
  public Committed turn(Account account, String updateId, Instant now, Decider decider) {
    return commits.call(rows -> rows.turns().turn(account, updateId, now, decider));
  }

  @Override
  public List<Swept> sweep(Instant now, int most, ReminderDecider decider) {
    return commits.call(rows -> rows.reminders().sweep(now, most, decider));
  }

  @Override
  public void purge(Instant now) {
    boolean more = true;
    while (more) {
      // Each a transaction of its own: whoever waits for the writer does not wait for all of it.
      more = commits.call(rows -> rows.inbox().purge(now));
    }
  }

  @Override
  public List<Pending> undelivered(Predicate<Account> reached) {
    return commits.call(rows -> rows.outbox().undelivered()).stream()
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
          rows -> {
            forgetting.set(false);
            for (Long next = arrived.poll(); next != null; next = arrived.poll()) {
              ids.add(next);
            }
            if (rows.outbox().delivered(ids)) { // Again all of them, when it runs again.
              rows.hasErased(SqliteRows.Erased.SOON);
            }
            return true;
          },
          () -> { // The next one takes them along.
            arrived.addAll(ids);
            forgetting.set(false);
          });
    }
  }

  @Override
  public List<Update> receive(
      List<Update> updates, Function<Update, @Nullable Account> whose, Instant now) {
    List<Object> bodies = updates.stream().map(fields::body).toList();
    return commits.call(rows -> rows.inbox().add(updates, bodies, now));
  }

  @Override
  public List<Update> unprocessed(Predicate<String> served) {
    return commits.call(rows -> rows.inbox().open()).stream()
        .filter(u -> served.test(u.platform()))
        .toList();
  }

  @Override
  public void processed(String platform, String updateId) {
    boolean _ = commits.call(rows -> rows.inbox().processed(platform, updateId));
  }

  @Override
  public void deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now) {
    boolean _ =
        commits.call(rows -> rows.inbox().deadLetter(platform, updateId, account, reason, now));
  }

  @Override
  public void unreachable(Account account, Instant now) {
    super.unreachable(account, now);
    // What waited for somebody who is not stored any more may have gone, too.
    boolean _ =
        commits.call(
            rows -> {
              rows.hasErased(SqliteRows.Erased.SOON);
              return true;
            });
  }

  @Override
  public Optional<Long> reseal(long after) {
    return commits.call(
        rows -> {
          Optional<Long> last = new KeyRotation(rows.sql(), fields).next(after);
          if (last.isEmpty()) {
            rows.hasErased(SqliteRows.Erased.NOW);
          }
          return last;
        });
  }

  /** What is small may find room, in the log at least, where a turn does not any more. */
  @Override
  public void probe() {
    file.checkIdentity();
    super.probe();
    file.checkRoom();
  }

  @Override
  public void backup(Path target) {
    SqliteMaintenance.backup(file.url(), target);
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
