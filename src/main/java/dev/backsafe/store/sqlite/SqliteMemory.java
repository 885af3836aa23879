package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What platforms remember: of themselves, and of people, with whom it is erased. */
final class SqliteMemory {
  private static final String PERSON = "(SELECT id FROM person WHERE platform = ? AND account = ?)";

  private final SqliteStatements rows;
  private final SqliteFields seals;

  SqliteMemory(SqliteStatements rows, SqliteFields seals) {
    this.rows = rows;
    this.seals = seals;
  }

  Optional<String> recall(String platform, String key) throws SQLException {
    return value("SELECT value FROM platform_memory WHERE platform = ? AND key = ?", platform, key);
  }

  void remember(String platform, String key, @Nullable String value) throws SQLException {
    if (value == null) {
      rows.update("DELETE FROM platform_memory WHERE platform = ? AND key = ?", platform, key);
    } else {
      rows.update(
          "INSERT INTO platform_memory (platform, key, value) VALUES (?, ?, ?)"
              + " ON CONFLICT DO UPDATE SET value = excluded.value",
          platform,
          key,
          value);
    }
  }

  Optional<String> recall(Account account, String key) throws SQLException {
    PreparedStatement select =
        rows.prepare(
            "SELECT m.value, p.data_key FROM person_memory m JOIN person p ON p.id = m.person_id"
                + " WHERE m.key = ? AND p.platform = ? AND p.account = ?");
    SqliteStatements.bind(select, key, account.platform(), account.id());
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(seals.open(row.getBytes(2), account, SqliteFields.MEMORY, row.getBytes(1)))
          : Optional.empty();
    }
  }

  void remember(Account account, String key, @Nullable String value) throws SQLException {
    if (value == null) {
      rows.update(
          "DELETE FROM person_memory WHERE key = ? AND person_id = " + PERSON,
          key,
          account.platform(),
          account.id());
      return;
    }
    PreparedStatement select =
        rows.prepare("SELECT id, data_key FROM person WHERE platform = ? AND account = ?");
    SqliteStatements.bind(select, account.platform(), account.id());
    try (ResultSet row = select.executeQuery()) {
      if (row.next()) {
        rows.update(
            "INSERT INTO person_memory (person_id, key, value) VALUES (?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET value = excluded.value",
            row.getLong(1),
            key,
            seals.seal(row.getBytes(2), account, SqliteFields.MEMORY, value));
      }
    }
  }

  /** All that is remembered of somebody. */
  Map<String, String> of(SqliteStatements.Known person) {
    Map<String, String> memory = new HashMap<>();
    try {
      PreparedStatement select =
          rows.prepare("SELECT key, value FROM person_memory WHERE person_id = ?");
      SqliteStatements.bind(select, person.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          memory.put(
              row.getString(1),
              seals.open(person.dataKey(), person.account(), SqliteFields.MEMORY, row.getBytes(2)));
        }
      }
    } catch (SQLException e) {
      throw new StoreException("what is remembered of a person cannot be read", e);
    }
    return memory;
  }

  private Optional<String> value(String sql, Object... values) throws SQLException {
    PreparedStatement select = rows.prepare(sql);
    SqliteStatements.bind(select, values);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }
}
