package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.People;
import dev.backsafe.store.Reminders;
import dev.backsafe.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;

/** The writer's tables, within its transaction. */
final class SqliteRows {
  private final Statements sql;
  private final SqliteInbox inbox;
  private final SqliteOutbox outbox;
  private final SqliteTurns turns;
  private final Reminders reminders;
  private Erased erased = Erased.NOTHING;

  SqliteRows(Connection connection, EncryptedFields fields) {
    sql = new Statements(connection);
    inbox = new SqliteInbox(this, fields);
    outbox = new SqliteOutbox(sql, fields);
    turns = new SqliteTurns(this, fields, new People(sql, fields));
    reminders = new Reminders(sql, fields, turns);
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

  /** Facts, reminders and what is remembered go with the person. */
  void erase(Account account) throws SQLException {
    for (String table : new String[] {"person", "outbox", "dead_letter"}) {
      sql.update(
          "DELETE FROM " + table + " WHERE platform = ? AND account = ?",
          account.platform(),
          account.id());
    }
    hasErased(Erased.NOW);
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
