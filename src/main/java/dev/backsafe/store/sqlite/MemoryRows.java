package dev.backsafe.store.sqlite;

import dev.backsafe.store.Store.Who;
import dev.backsafe.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What platforms remember: of themselves, and of people, with whom it is erased. */
final class MemoryRows {
  private static final String PERSON = "(SELECT id FROM person WHERE platform = ? AND account = ?)";

  private final Rows rows;
  private final Seals seals;

  MemoryRows(Rows rows, Seals seals) {
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

  Optional<String> recall(Who who, String key) throws SQLException {
    PreparedStatement select =
        rows.prepare(
            "SELECT m.value, p.data_key FROM person_memory m JOIN person p ON p.id = m.person_id"
                + " WHERE m.key = ? AND p.platform = ? AND p.account = ?");
    Rows.bind(select, key, who.platform(), who.account());
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(seals.open(row.getBytes(2), who, Seals.MEMORY, row.getBytes(1)))
          : Optional.empty();
    }
  }

  void remember(Who who, String key, @Nullable String value) throws SQLException {
    if (value == null) {
      rows.update(
          "DELETE FROM person_memory WHERE key = ? AND person_id = " + PERSON,
          key,
          who.platform(),
          who.account());
      return;
    }
    PreparedStatement select =
        rows.prepare("SELECT id, data_key FROM person WHERE platform = ? AND account = ?");
    Rows.bind(select, who.platform(), who.account());
    try (ResultSet row = select.executeQuery()) {
      if (row.next()) {
        rows.update(
            "INSERT INTO person_memory (person_id, key, value) VALUES (?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET value = excluded.value",
            row.getLong(1),
            key,
            seals.seal(row.getBytes(2), who, Seals.MEMORY, value));
      }
    }
  }

  /** All that is remembered of somebody. */
  Map<String, String> of(Rows.Known person) {
    Map<String, String> memory = new HashMap<>();
    try {
      PreparedStatement select =
          rows.prepare("SELECT key, value FROM person_memory WHERE person_id = ?");
      Rows.bind(select, person.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          memory.put(
              row.getString(1),
              seals.open(person.dataKey(), person.who(), Seals.MEMORY, row.getBytes(2)));
        }
      }
    } catch (SQLException e) {
      throw new StoreException("what is remembered of a person cannot be read", e);
    }
    return memory;
  }

  private Optional<String> value(String sql, Object... values) throws SQLException {
    PreparedStatement select = rows.prepare(sql);
    Rows.bind(select, values);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }
}
