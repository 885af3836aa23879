package dev.backsafe.store.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections to a database that other processes use as well. A turn is one statement
 * that is written only if the person's row is still what it was decided on.
 */
public final class PostgresStore implements Store {
  /** Deadlocks and the like end one of those who are in it, and it tries again. */
  private static final int ATTEMPTS = 5;

  /** Something to do on a connection. */
  @FunctionalInterface
  private interface Work<T extends @Nullable Object> {
    T run(PostgresStatements sql) throws SQLException;
  }

  /** The same, with nothing to say about it. */
  @FunctionalInterface
  private interface Change {
    void run(PostgresStatements sql) throws SQLException;
  }

  private final PostgresDatabase database;
  private final HikariDataSource pool;

  /**
   * Whoever has waited longest for a connection is next. The pool itself gives one to whoever asks
   * at the right moment, which may be the same few for ever while many wait.
   */
  private final Semaphore line = new Semaphore(PostgresDatabase.CONNECTIONS, true);

  private final PostgresFields seals;
  private final InstanceLease presence;
  private final RequestCoalescer held =
      new RequestCoalescer(ids -> call(sql -> outbox(sql).held(ids)));
  private final RequestCoalescer arrived = new RequestCoalescer(this::arrived);

  /**
   * Opens a database, making its tables when they are not there.
   *
   * @throws StoreException with one clear line when it cannot be used
   */
  public PostgresStore(PostgresDatabase database, FieldEncryption sealer) {
    this.database = database;
    pool = database.open();
    try {
      seals = new PostgresFields(sealer, transaction(sql -> key(sql, sealer)));
      run(PostgresReminders::wake);
      presence = new InstanceLease(database, seals);
    } catch (StoreException e) {
      pool.close();
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(database.name())
          ? e
          : new StoreException(database.name() + ": " + message);
    }
  }

  /** One process at a time: whoever needs it first makes the key that all share. */
  private static byte @Nullable [] key(PostgresStatements sql, FieldEncryption sealer)
      throws SQLException {
    boolean _ = sql.is("SELECT pg_advisory_xact_lock(?, ?) IS NULL", AdvisoryLocks.KEY, 1);
    List<byte[]> copies = sql.list("SELECT wrapped FROM data_key", row -> row.getBytes(1));
    byte[] key = sealer.databaseKey(copies);
    if (key != null && !copies.contains(key)) {
      sql.update("INSERT INTO data_key (wrapped) VALUES (?)", (Object) key);
    }
    return key;
  }

  private <T extends @Nullable Object> T call(Work<T> work) {
    return call(work, true);
  }

  private <T extends @Nullable Object> T transaction(Work<T> work) {
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
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(eachAlone);
        T result = work.run(new PostgresStatements(connection));
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

  private void run(Change change) {
    boolean _ =
        call(
            sql -> {
              change.run(sql);
              return true;
            });
  }

  private void runTransaction(Change change) {
    boolean _ =
        transaction(
            sql -> {
              change.run(sql);
              return true;
            });
  }

  private PostgresTurns turns(PostgresStatements sql) {
    return new PostgresTurns(sql, seals, presence.me());
  }

  private PostgresOutbox outbox(PostgresStatements sql) {
    return new PostgresOutbox(sql, seals, presence.me());
  }

  private PostgresInbox received(PostgresStatements sql) {
    return new PostgresInbox(sql, seals, presence.me());
  }

  private PostgresPeople people(PostgresStatements sql) {
    return new PostgresPeople(sql, seals);
  }

  @Override
  public Committed turn(Account account, String updateId, Instant now, Decider decider) {
    return call(sql -> turns(sql).turn(account, updateId, now, decider));
  }

  @Override
  public List<Swept> sweep(Instant now, int most, ReminderDecider decider) {
    return transaction(sql -> new PostgresReminders(sql, turns(sql)).sweep(now, most, decider));
  }

  @Override
  public Optional<Instant> nextDue() {
    return call(sql -> new PostgresReminders(sql, turns(sql)).next());
  }

  @Override
  public void purge(Instant now) {
    run(sql -> received(sql).purge(now));
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
    run(sql -> outbox(sql).release(id));
  }

  @Override
  public void delivered(long id) {
    boolean _ = arrived.ask(id);
  }

  /** What another process has said to the same people meanwhile waits for nobody else. */
  private Set<Long> arrived(Set<Long> ids) {
    if (call(sql -> outbox(sql).delivered(ids))) {
      presence.lookNow();
    }
    return ids;
  }

  @Override
  public List<Update> receive(List<Update> updates, Instant now) {
    return call(sql -> received(sql).add(updates, now));
  }

  @Override
  public List<Update> unprocessed(Predicate<String> served) {
    return transaction(sql -> received(sql).claim(served));
  }

  @Override
  public void processed(String platform, String updateId) {
    run(sql -> received(sql).processed(platform, updateId));
  }

  @Override
  public void deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now) {
    runTransaction(sql -> received(sql).deadLetter(platform, updateId, account, reason, now));
  }

  @Override
  public int deadLetterCount() {
    return call(sql -> received(sql).deadLetterCount());
  }

  @Override
  public void unreachable(Account account, Instant now) {
    runTransaction(sql -> people(sql).unreachable(account, now));
  }

  @Override
  public void reachable(Account account) {
    run(sql -> people(sql).reachable(account));
  }

  @Override
  public Optional<Card> card(Account account) {
    return call(sql -> people(sql).card(account));
  }

  @Override
  public boolean card(Account account, Card card) {
    return call(sql -> people(sql).card(account, card));
  }

  @Override
  public Optional<String> recall(String platform, String key) {
    return call(sql -> people(sql).recall(platform, key));
  }

  @Override
  public void remember(String platform, String key, @Nullable String value) {
    run(sql -> people(sql).remember(platform, key, value));
  }

  @Override
  public Optional<String> recall(Account account, String key) {
    return call(sql -> people(sql).recall(account, key));
  }

  @Override
  public void remember(Account account, String key, @Nullable String value) {
    runTransaction(sql -> people(sql).remember(account, key, value));
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
  public Optional<Long> reseal(long after) {
    return transaction(sql -> new PostgresKeyRotation(sql, seals).next(after));
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
