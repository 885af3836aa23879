package dev.backsafe.store;

import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import java.sql.SQLException;
import java.util.List;

/**
 * Seals the words by which rows are found, of a database that had no key until now, or one that
 * left them readable. Whoever looks for a row looks for one form of it, so it is done as a whole,
 * before anything else is.
 */
final class WordRotation {
  private final Statements sql;
  private final EncryptedFields fields;

  WordRotation(Statements sql, EncryptedFields fields) {
    this.sql = sql;
    this.fields = fields;
  }

  private record Row(long person, Account account, String stored) {}

  void run() throws SQLException {
    for (String table : new String[] {"person", "outbox", "dead_letter"}) {
      List<Row> accounts =
          sql.list(
              "SELECT DISTINCT platform, account FROM " + table + " WHERE account IS NOT NULL",
              row -> {
                String stored = row.getString(2);
                return new Row(0, fields.account(row.getString(1), stored), stored);
              });
      for (Row row : accounts) {
        sealAccount(table, row);
      }
    }
    List<Row> reminders =
        sql.list(
            "SELECT p.id, p.platform, p.account, r.kind FROM reminder r"
                + " JOIN person p ON p.id = r.person_id",
            row ->
                new Row(
                    row.getLong(1),
                    fields.account(row.getString(2), row.getString(3)),
                    row.getString(4)));
    for (Row row : reminders) {
      sealKind(row);
    }
  }

  private void sealAccount(String table, Row row) throws SQLException {
    String word = fields.word(row.account());
    if (!word.equals(row.stored())) {
      sql.update(
          "UPDATE " + table + " SET account = ? WHERE platform = ? AND account = ?",
          word,
          row.account().platform(),
          row.stored());
    }
  }

  private void sealKind(Row row) throws SQLException {
    ReminderKind kind = fields.kind(row.account(), row.stored()).orElse(null);
    String word = kind == null ? row.stored() : fields.word(row.account(), kind);
    if (!word.equals(row.stored())) {
      sql.update(
          "UPDATE reminder SET kind = ? WHERE person_id = ? AND kind = ?",
          word,
          row.person(),
          row.stored());
    }
  }
}
