package dev.backsafe.store.sqlite;

import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.People;
import dev.backsafe.store.Reminders;
import dev.backsafe.store.Statements;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The writer's tables, within its transaction. */
final class SqliteRows {
  private final Statements sql;
  private final SqliteInbox inbox;
  private final SqliteOutbox outbox;
  private final SqliteTurns turns;
  private final Reminders reminders;
  private final Tombstones tombstones;
  private Erased erased = Erased.NOTHING;

  SqliteRows(Connection connection, EncryptedFields fields, @Nullable Path erased)
      throws SQLException {
    sql = new Statements(connection);
    inbox = new SqliteInbox(this, fields);
    outbox = new SqliteOutbox(sql, fields);
    turns = new SqliteTurns(this, fields, new People(sql, fields));
    reminders = new Reminders(sql, fields, turns);
    tombstones = new Tombstones(erased, sql);
  }

  /** A transaction has begun: somebody else may have written since the last. */
  void begun() {
    outbox.begun();
  }

  Statements sql() {
    return sql;
  }

  SqliteInbox inbox() {
    return inbox;
  }

  SqliteOutbox outbox() {
    return outbox;
  }

  SqliteTurns turns() {
    return turns;
  }

  Reminders reminders() {
    return reminders;
  }

  /** Also from copies that were made before, should one be brought back. */
  void erase(long person) throws SQLException {
    tombstones.add(person);
    boolean _ = People.erase(sql, person);
    hasErased(Erased.NOW);
  }

  /** Whoever was erased, and is there again in a copy that was brought back. */
  int eraseAgain() throws SQLException {
    int gone = tombstones.apply(sql);
    if (gone > 0) {
      hasErased(Erased.NOW);
    }
    return gone;
  }

  /** What was erased may still stand in the log file. */
  enum Erased {
    NOTHING,
    /** Of strangers: many of them share one emptying of the log. */
    SOON,
    /** Somebody asked for it, and is told that it is done. */
    NOW
  }

  void hasErased(Erased what) {
    erased = what.compareTo(erased) > 0 ? what : erased;
  }

  /** What was erased since the last call. */
  Erased tookErased() {
    Erased was = erased;
    erased = Erased.NOTHING;
    return was;
  }
}
