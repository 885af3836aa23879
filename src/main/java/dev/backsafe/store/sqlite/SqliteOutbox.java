package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.Statements;
import dev.backsafe.store.Store.Pending;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replies on their way. */
final class SqliteOutbox {
  private final Statements sql;
  private final EncryptedFields fields;

  /** The last number that was given; null until a transaction needs it. */
  private @Nullable Long last;

  SqliteOutbox(Statements sql, EncryptedFields fields) {
    this.sql = sql;
    this.fields = fields;
  }

  /** Whatever was known of the numbers may be so no longer. */
  void begun() {
    last = null;
  }

  /** Never one that was given before; that the row itself should tell it would cost more. */
  private long next() throws SQLException {
    long before = last == null ? given() : last;
    last = before + 1;
    return last;
  }

  private long given() throws SQLException {
    return sql.first("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'", row -> row.getLong(1))
        .orElse(0L);
  }

  /**
   * Adds one.
   *
   * @param message as it is to stand there
   * @param due when the reminder was due that it is, or null
   * @return its number
   */
  long add(Account account, Object message, @Nullable Instant due) throws SQLException {
    long id = next();
    sql.update(
        "INSERT INTO outbox (id, platform, account, reply, due_at) VALUES (?, ?, ?, ?, ?)",
        id,
        account.platform(),
        fields.word(account),
        message,
        due == null ? null : due.toEpochMilli());
    return id;
  }

  List<Pending> undelivered() throws SQLException {
    return sql
        .list(
            "SELECT id, reply, due_at, platform, account FROM outbox ORDER BY id",
            row -> fields.pending(row, fields.account(row.getString(4), row.getString(5))))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  List<Pending> undelivered(Account account) throws SQLException {
    return sql
        .list(
            "SELECT id, reply, due_at FROM outbox WHERE platform = ? AND account = ? ORDER BY id",
            row -> fields.pending(row, account),
            account.platform(),
            fields.word(account))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Says whether one was for somebody who is not stored: the last word to who was erased. */
  boolean delivered(List<Long> ids) throws SQLException {
    boolean ofStrangers = false;
    for (long id : ids) {
      ofStrangers |=
          sql.is(
              "DELETE FROM outbox WHERE id = ? RETURNING NOT EXISTS (SELECT 1 FROM person p"
                  + " WHERE p.platform = outbox.platform AND p.account = outbox.account)",
              id);
    }
    return ofStrangers;
  }
}
