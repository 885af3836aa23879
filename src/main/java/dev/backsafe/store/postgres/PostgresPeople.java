package dev.backsafe.store.postgres;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody beside their turns: whether and where they can be reached, memories.
 */
final class PostgresPeople {
  private static final String WHO = " WHERE platform = ? AND account = ?";

  private final PostgresStatements sql;
  private final PostgresFields seals;

  PostgresPeople(PostgresStatements sql, PostgresFields seals) {
    this.sql = sql;
    this.seals = seals;
  }

  void unreachable(Account account, Instant now) throws SQLException {
    sql.update(
        "WITH p AS (UPDATE person SET unreachable_at = ?"
            + WHO
            + " RETURNING id) UPDATE nudge SET asleep = 1 FROM p WHERE person_id = p.id",
        now.toEpochMilli(),
        account.platform(),
        account.id());
    sql.update("DELETE FROM outbox" + WHO, account.platform(), account.id());
  }

  void reachable(Account account) throws SQLException {
    sql.update(
        "WITH p AS (UPDATE person SET unreachable_at = NULL"
            + WHO
            + " AND unreachable_at IS NOT NULL RETURNING id)"
            + " UPDATE nudge SET asleep = 0 FROM p WHERE person_id = p.id",
        account.platform(),
        account.id());
  }

  Optional<Card> card(Account account) throws SQLException {
    return sql.first(
        "SELECT card, card_bottom FROM person" + WHO + " AND card IS NOT NULL",
        row -> new Card(row.getString(1), row.getInt(2) == 1),
        account.platform(),
        account.id());
  }

  boolean card(Account account, Card card) throws SQLException {
    return sql.update(
            "UPDATE person SET card = ?, card_bottom = ?" + WHO,
            card.id(),
            card.bottom() ? 1 : 0,
            account.platform(),
            account.id())
        == 1;
  }

  Optional<String> recall(Account account, String key) throws SQLException {
    return sql.first(
        "SELECT p.data_key, m.value FROM person_memory m JOIN person p ON p.id = m.person_id"
            + WHO
            + " AND key = ?",
        row -> seals.open(row.getBytes(1), account, PostgresFields.MEMORY, row.getBytes(2)),
        account.platform(),
        account.id(),
        key);
  }

  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Owner(long id, byte @Nullable [] dataKey) {}

  void remember(Account account, String key, @Nullable String value) throws SQLException {
    Optional<Owner> owner =
        sql.first(
            "SELECT id, data_key FROM person" + WHO + " FOR SHARE",
            row -> new Owner(row.getLong(1), row.getBytes(2)),
            account.platform(),
            account.id());
    if (owner.isEmpty()) {
      return;
    }
    long id = owner.get().id();
    if (value == null) {
      sql.update("DELETE FROM person_memory WHERE person_id = ? AND key = ?", id, key);
    } else {
      sql.update(
          "INSERT INTO person_memory (person_id, key, value) VALUES (?, ?, ?)"
              + " ON CONFLICT (person_id, key) DO UPDATE SET value = excluded.value",
          id,
          key,
          seals.seal(owner.get().dataKey(), account, PostgresFields.MEMORY, value));
    }
  }

  Optional<String> recall(String platform, String key) throws SQLException {
    return sql.first(
        "SELECT value FROM platform_memory WHERE platform = ? AND key = ?",
        row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
        platform,
        key);
  }

  void remember(String platform, String key, @Nullable String value) throws SQLException {
    if (value == null) {
      sql.update("DELETE FROM platform_memory WHERE platform = ? AND key = ?", platform, key);
    } else {
      sql.update(
          "INSERT INTO platform_memory (platform, key, value) VALUES (?, ?, ?)"
              + " ON CONFLICT (platform, key) DO UPDATE SET value = excluded.value",
          platform,
          key,
          value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
