package dev.backsafe.store.postgres;

import dev.backsafe.store.Statements;
import dev.backsafe.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That this process is there, for the others to see; and that others no longer are. A connection of
 * its own holds a lock on the instance's number, which PostgreSQL lets go the moment the process
 * dies; for one that stands still, or is cut off, a lease in the database's time runs out. What
 * such an instance had in hand is then nobody's, and it has a new number when it comes back.
 */
final class InstanceLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceLease.class);

  static final Duration BEAT = Duration.ofSeconds(1);

  /** Whoever polls for all is replaced within 15 s: this, a beat, and what a busy machine takes. */
  static final Duration LEASE = Duration.ofSeconds(8);

  /** How long something waits for what came before it, before this looks whether it still must. */
  private static final Duration SOON = Duration.ofMillis(200);

  /** What a process wrote under a number that it had lost by then is found within this. */
  private static final int ORPHANS = 30;

  private static final String GONE =
      "SELECT id FROM instance WHERE id <> ?"
          + " AND (alive_until < clock_timestamp() OR pg_try_advisory_xact_lock(?, id))"
          + " FOR UPDATE SKIP LOCKED";

  private static final String CUT_OFF =
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
          + " AND classid = ?::bigint::oid AND objid = ?::bigint::oid AND objsubid = 2 AND granted"
          + " AND pid <> pg_backend_pid()"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

  private final PostgresDatabase database;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("store-presence").daemon().factory());
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Set<String> led = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Integer me;
  private volatile long beaten;
  private volatile Runnable look = () -> {};
  private @Nullable Connection connection;
  private int beats;

  /**
   * Registers this process.
   *
   * @throws StoreException when that cannot be
   */
  InstanceLease(PostgresDatabase database) {
    this.database = database;
    try {
      beat();
    } catch (SQLException e) {
      disconnect();
      throw database.failure(e);
    }
    var _ =
        executor.scheduleWithFixedDelay(
            this::tryBeat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** This instance's number; null while it cannot say that it is there. */
  @Nullable Integer me() {
    return me;
  }

  /** Whether it is this instance that does what only one may do. Wants to, from then on. */
  boolean leads(String what) {
    if (wanted.add(what) && !executor.isShutdown()) {
      executor.execute(this::tryBeat);
    }
    return led.contains(what) && System.nanoTime() - beaten < LEASE.toNanos();
  }

  /** Looks, from then on, whenever there is something that nobody has in hand. */
  void whenClaimable(Runnable look) {
    this.look = look;
  }

  private void tryBeat() {
    try {
      beat();
    } catch (SQLException | RuntimeException e) {
      if (me != null) {
        LOG.error(
            "{}; others take over meanwhile",
            e instanceof SQLException sql
                ? database.failure(sql).getMessage()
                : e.getClass().getName());
      }
      disconnect();
    }
  }

  private void beat() throws SQLException {
    Connection own = connection;
    if (own == null) {
      own = database.connect();
      connection = own;
      try (Statements sql = new Statements(own)) {
        sql.update(PostgresDatabase.BY_INDEX);
      }
    }
    try (Statements sql = new Statements(own)) {
      beat(own, sql);
    }
  }

  private void beat(Connection own, Statements sql) throws SQLException {
    long now = System.nanoTime();
    Integer known = me;
    if (known == null || !extend(sql, known)) {
      register(sql);
    }
    beaten = now;
    for (String what : wanted) {
      if (!led.contains(what)
          && sql.is("SELECT pg_try_advisory_lock(?, ?)", AdvisoryLocks.LEADER, what.hashCode())) {
        led.add(what);
      }
    }
    reap(own, sql);
    if (PostgresOutbox.isClaimable(sql, me) || PostgresInbox.isClaimable(sql)) {
      lookNow();
    }
  }

  /** That somebody cannot look now says nothing of this process's presence. */
  void lookNow() {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.debug("nobody looks: {}", e.getClass().getName());
    }
  }

  /** Once more after a moment. */
  void lookSoon() {
    try {
      var _ = executor.schedule(this::lookNow, SOON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      // Another instance looks.
    }
  }

  private static boolean extend(Statements sql, int known) throws SQLException {
    return sql.update(
            "UPDATE instance SET alive_until = clock_timestamp() + ? * interval '1 ms'"
                + " WHERE id = ?",
            LEASE.toMillis(),
            known)
        == 1;
  }

  /** The lock comes before the row, which others take for a dead instance's otherwise. */
  private void register(Statements sql) throws SQLException {
    int id =
        sql.first("SELECT nextval('instance_id')::integer", row -> row.getInt(1)).orElseThrow();
    sql.is("SELECT pg_advisory_lock(?, ?) IS NULL", AdvisoryLocks.INSTANCE, id);
    sql.update(
        "INSERT INTO instance (id, alive_until)"
            + " VALUES (?, clock_timestamp() + ? * interval '1 ms')",
        id,
        LEASE.toMillis());
    me = id;
  }

  /** Takes from instances that are gone what they had in hand. */
  private void reap(Connection own, Statements sql) throws SQLException {
    own.setAutoCommit(false);
    try {
      int gone = 0;
      for (int id : sql.list(GONE, row -> row.getInt(1), me, AdvisoryLocks.INSTANCE)) {
        // One that only stands still must not go on polling when it comes to itself.
        sql.list(CUT_OFF, row -> row.getBoolean(1), AdvisoryLocks.INSTANCE, id);
        gone += sql.update("DELETE FROM instance WHERE id = ?", id);
      }
      if (gone > 0 || beats++ % ORPHANS == 0) {
        for (String table : new String[] {"outbox", "received"}) {
          sql.update(
              "UPDATE "
                  + table
                  + " SET holder = NULL WHERE holder IS NOT NULL"
                  + " AND NOT EXISTS (SELECT FROM instance WHERE id = holder)");
        }
      }
      own.commit();
    } catch (SQLException | RuntimeException e) {
      own.rollback();
      throw e;
    } finally {
      own.setAutoCommit(true);
    }
  }

  private void disconnect() {
    me = null;
    led.clear();
    Connection own = connection;
    connection = null;
    if (own != null) {
      try {
        own.close();
      } catch (SQLException gone) {
        // That is what was wanted.
      }
    }
  }

  /** Gives back all that it has in hand, so that others need not wait. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(LEASE.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
      Connection own = connection;
      Integer known = me;
      if (own != null && known != null) {
        try (Statements sql = new Statements(own)) {
          sql.update("UPDATE outbox SET holder = NULL WHERE holder = ?", known);
          sql.update("UPDATE received SET holder = NULL WHERE holder = ?", known);
          sql.update("DELETE FROM instance WHERE id = ?", known);
        }
      }
    } catch (SQLException e) {
      // The others find out by themselves.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    disconnect();
  }
}
