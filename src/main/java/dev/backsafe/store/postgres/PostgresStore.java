package dev.backsafe.store.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import dev.backsafe.store.Dialect;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.People;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections to a database that other processes use as well. A turn is one statement
 * that is written only if the person's row is still what it was decided on.
 */
public final class PostgresStore extends SqlStore {
  /** Deadlocks and the like end one of those who are in it, and it tries again. */
  private static final int ATTEMPTS = 5;

  private final PostgresDatabase database;
  private final HikariDataSource pool;

  /**
   * Whoever has waited longest for a connection is next. The pool itself gives one to whoever asks
   * at the right moment, which may be the same few for ever while many wait.
   */
  private final Semaphore line = new Semaphore(PostgresDatabase.CONNECTIONS, true);

  private final EncryptedFields fields;
  private final InstanceLease presence;

  /** What may have been taken in hand though the connection broke before anybody heard so. */
  private final Set<Update> unsure = ConcurrentHashMap.newKeySet();

  private final RequestCoalescer held =
      new RequestCoalescer(ids -> statement(sql -> outbox(sql).held(ids)));
  private final RequestCoalescer arrived = new RequestCoalescer(this::arrived);

  /**
   * Opens a database, making its tables when they are not there.
   *
   * @throws StoreException with one clear line when it cannot be used
   */
  public PostgresStore(PostgresDatabase database, FieldEncryption encryption) {
    this.database = database;
    pool = database.open();
    try {
      fields = transaction(sql -> fields(sql, encryption));
      if (encryption.seals() && !fields.isAllSealed()) {
        // Written without the key, they would be taken for those of others.
        execute(sql -> sql.update("UPDATE received SET whose = NULL WHERE whose NOT LIKE '~%'"));
      }
      change(PostgresStore::eraseAgain);
      execute(Reminders::wake);
      presence = new InstanceLease(database);
    } catch (StoreException e) {
      pool.close();
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(database.name())
          ? e
          : new StoreException(database.name() + ": " + message);
    }
  }

  /** One process at a time: whoever needs it first makes the key that all share. */
  private static EncryptedFields fields(Statements sql, FieldEncryption encryption)
      throws SQLException {
    boolean _ = sql.is("SELECT pg_advisory_xact_lock(?, ?) IS NULL", AdvisoryLocks.KEY, 1);
    return EncryptedFields.of(sql, encryption, Dialect.POSTGRES);
  }

  /** Whoever was erased, and is there again in a dump that was restored; newcomers go on behind. */
  private static void eraseAgain(Statements sql) throws SQLException {
    for (long person :
        sql.list("SELECT id FROM person JOIN erased ON person_id = id", row -> row.getLong(1))) {
      boolean _ = People.erase(sql, person);
    }
    sql.list(
        "SELECT setval('person_id_seq', most) FROM (SELECT max(person_id) AS most FROM erased) e"
            + " WHERE most > (SELECT last_value FROM person_id_seq)",
        row -> row.getLong(1));
  }

  @Override
  protected EncryptedFields fields() {
    return fields;
  }

  @Override
  protected <T extends @Nullable Object> T statement(Work<T> work) {
    return call(work, true);
  }

  @Override
  protected <T extends @Nullable Object> T transaction(Work<T> work) {
    return call(work, false);
  }

  private <T extends @Nullable Object> T call(Work<T> work, boolean eachAlone) {
    boolean inTurn = awaitTurn();
    try {
      return attempt(work, eachAlone);
    } finally {
      if (inTurn) {
        line.release();
      }
    }
  }

  /** False when it took so long that only the pool can say what is wrong. */
  private boolean awaitTurn() {
    try {
      return line.tryAcquire(PostgresDatabase.CONNECT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private <T extends @Nullable Object> T attempt(Work<T> work, boolean eachAlone) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = pool.getConnection();
          Statements sql = new Statements(connection)) {
        connection.setAutoCommit(eachAlone);
        T result = work.run(sql);
        if (!eachAlone) {
          connection.commit();
        }
        return result;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith("40") || attempt == ATTEMPTS) {
          throw database.failure(e);
        }
      }
    }
  }

  private PostgresTurns turns(Statements sql) {
    return new PostgresTurns(sql, fields, presence.me());
  }

  private PostgresOutbox outbox(Statements sql) {
    return new PostgresOutbox(sql, fields, presence.me());
  }

  private PostgresInbox inbox(Statements sql) {
    return new PostgresInbox(sql, fields, presence.me());
  }

  @Override
  public Committed turn(Account account, String updateId, Instant now, Decider decider) {
    try {
      return statement(sql -> turns(sql).turn(account, updateId, now, decider));
    } catch (StoreException e) {
      if (e.isOutOfTurn()) {
        execute(sql -> inbox(sql).release(account.platform(), updateId));
        presence.lookSoon();
      }
      throw e;
    }
  }

  @Override
  public List<Swept> sweep(Instant now, int most, ReminderDecider decider) {
    return transaction(sql -> new Reminders(sql, fields, turns(sql)).sweep(now, most, decider));
  }

  @Override
  public void purge(Instant now) {
    execute(sql -> inbox(sql).purge(now));
  }

  @Override
  public List<Pending> undelivered(Predicate<Account> reached) {
    return transaction(
        sql -> {
          PostgresOutbox outbox = outbox(sql);
          outbox.claim(reached);
          return outbox.held();
        });
  }

  @Override
  public boolean holds(long id) {
    return held.ask(id);
  }

  @Override
  public void release(long id) {
    execute(sql -> outbox(sql).release(id));
  }

  @Override
  public void delivered(long id) {
    boolean _ = arrived.ask(id);
  }

  /** What another process has said to the same people meanwhile waits for nobody else. */
  private Set<Long> arrived(Set<Long> ids) {
    if (statement(sql -> outbox(sql).delivered(ids))) {
      presence.lookNow();
    }
    return ids;
  }

  @Override
  public List<Update> receive(
      List<Update> updates, Function<Update, @Nullable Account> whose, Instant now) {
    try {
      return statement(sql -> inbox(sql).add(updates, whose, now));
    } catch (StoreException e) {
      lost(updates);
      throw e;
    }
  }

  @Override
  public List<Update> unprocessed(Predicate<String> served) {
    List<Update> before = List.copyOf(unsure);
    List<Update> claimed = new ArrayList<>();
    try {
      change(
          sql -> {
            claimed.clear();
            PostgresInbox inbox = inbox(sql);
            for (Update update : before) {
              inbox.release(update.platform(), update.id());
            }
            claimed.addAll(inbox.claim(served));
          });
    } catch (StoreException e) {
      lost(claimed);
      throw e;
    }
    before.forEach(unsure::remove);
    return claimed;
  }

  /** Should they be in hand here, nobody else would look for them. */
  private void lost(List<Update> updates) {
    unsure.addAll(updates);
    presence.lookSoon();
  }

  @Override
  public void processed(String platform, String updateId) {
    execute(sql -> inbox(sql).processed(platform, updateId));
  }

  @Override
  public void deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now) {
    change(sql -> inbox(sql).deadLetter(platform, updateId, account, reason, now));
  }

  @Override
  public boolean leads(String what) {
    return presence.leads(what);
  }

  @Override
  public void whenClaimable(Runnable look) {
    presence.whenClaimable(look);
  }

  @Override
  public void backup(Path target) {
    throw new StoreException(database.name() + ": back up PostgreSQL with its own pg_dump");
  }

  @Override
  public void close() {
    presence.close();
    pool.close();
  }
}
