package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.store.OutgoingCodec;
import dev.backsafe.store.Store.Pending;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replies on their way. */
final class SqliteOutbox {
  private final SqliteStatements rows;
  private final SqliteFields seals;

  /** The last number that was given; null until a transaction needs it. */
  private @Nullable Long last;

  SqliteOutbox(SqliteStatements rows, SqliteFields seals) {
    this.rows = rows;
    this.seals = seals;
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
    PreparedStatement select =
        rows.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'");
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /**
   * Adds one.
   *
   * @param sealed as it is to stand there
   * @param due when the reminder was due that it is, or null
   */
  Pending add(Account account, Outgoing message, Object sealed, @Nullable Instant due)
      throws SQLException {
    long id = next();
    rows.update(
        "INSERT INTO outbox (id, platform, account, reply, due_at) VALUES (?, ?, ?, ?, ?)",
        id,
        account.platform(),
        account.id(),
        sealed,
        due == null ? null : due.toEpochMilli());
    return new Pending(id, account, message, due);
  }

  List<Pending> undelivered() throws SQLException {
    return pending(
        rows.prepare("SELECT id, platform, account, reply, due_at FROM outbox ORDER BY id"));
  }

  List<Pending> undelivered(Account account) throws SQLException {
    PreparedStatement select =
        rows.prepare(
            "SELECT id, platform, account, reply, due_at FROM outbox"
                + " WHERE platform = ? AND account = ? ORDER BY id");
    SqliteStatements.bind(select, account.platform(), account.id());
    return pending(select);
  }

  private List<Pending> pending(PreparedStatement select) throws SQLException {
    List<Pending> pending = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        long id = row.getLong(1);
        Account account = new Account(row.getString(2), row.getString(3));
        String message =
            seals.openPassing(SqliteFields.place(account, SqliteFields.REPLY), row.getBytes(4));
        long due = row.getLong(5);
        Instant dueAt = row.wasNull() ? null : Instant.ofEpochMilli(due);
        OutgoingCodec.read(message)
            .map(m -> new Pending(id, account, m, dueAt)).ifPresent(pending::add);
      }
    }
    return pending;
  }

  void delivered(List<Long> ids) throws SQLException {
    for (long id : ids) {
      rows.update("DELETE FROM outbox WHERE id = ?", id);
    }
  }

  void erase(Account account) throws SQLException {
    rows.update(
        "DELETE FROM outbox WHERE platform = ? AND account = ?", account.platform(), account.id());
  }
}
