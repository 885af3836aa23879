package dev.backsafe.store;

import dev.backsafe.conversation.Fact;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import dev.backsafe.store.EncryptedFields.Column;
import dev.backsafe.store.EncryptedFields.OpenedFact;
import dev.backsafe.store.Store.Filed;
import dev.backsafe.store.Store.History;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody beside their state: what happened, what platforms remember of them, and
 * whether and where in a chat they can be reached; and what platforms remember of themselves.
 */
public final class People {
  private static final String ACCOUNT = " WHERE platform = ? AND account = ?";

  private final Statements sql;
  private final EncryptedFields fields;

  public People(Statements sql, EncryptedFields fields) {
    this.sql = sql;
    this.fields = fields;
  }

  /** What is stored of somebody beside their state; nothing is of a stranger. */
  public History history(@Nullable Owner owner) {
    return new History() {
      @Override
      public List<Fact.Dated> get() {
        return owner == null ? List.of() : facts(owner);
      }

      @Override
      public int leftOut() {
        return owner == null ? 0 : People.this.leftOut(owner);
      }

      @Override
      public Map<String, String> memory() {
        return owner == null ? Map.of() : memoryOf(owner);
      }
    };
  }

  /**
   * Erases somebody by the number of their row; facts, reminders and what is remembered go with it.
   *
   * @return whether they were there
   */
  public static boolean erase(Statements sql, long person) throws SQLException {
    for (String table : new String[] {"outbox", "dead_letter"}) {
      sql.update(
          "DELETE FROM "
              + table
              + " WHERE (platform, account) IN (SELECT platform, account FROM person WHERE id = ?)",
          person);
    }
    return sql.update("DELETE FROM person WHERE id = ?", person) == 1;
  }

  Optional<Filed> next(long number) throws SQLException {
    return sql.first(
            "SELECT id, platform, account, data_key FROM person WHERE id > ? ORDER BY id LIMIT 1",
            row ->
                new Owner(
                    row.getLong(1),
                    fields.account(row.getString(2), row.getString(3)),
                    row.getBytes(4)),
            number)
        .map(owner -> new Filed(owner.id(), facts(owner)));
  }

  /** Older facts than those that are read. */
  private int leftOut(Owner owner) {
    try {
      return Math.max(0, told(owner) - History.MOST);
    } catch (SQLException e) {
      throw new StoreException("the history cannot be read", e);
    }
  }

  /** How many facts have been written of somebody. */
  private int told(Owner owner) throws SQLException {
    return sql.first("SELECT facts FROM person WHERE id = ?", r -> r.getInt(1), owner.id())
        .orElse(0);
  }

  private List<Fact.Dated> facts(Owner owner) {
    try {
      int told = told(owner);
      int leftOut = Math.max(0, told - History.MOST);
      List<Fact.Dated> facts = new ArrayList<>();
      sql.each(
          "SELECT at, fact FROM fact WHERE person_id = ? ORDER BY id LIMIT ? OFFSET ?",
          row -> {
            int number = leftOut + facts.size();
            OpenedFact opened = fields.fact(owner, row.getLong(1), row.getBytes(2), number, true);
            facts.add(
                new Fact.Dated(
                    Instant.ofEpochMilli(opened.at()), StateCodec.readFact(opened.json())));
          },
          owner.id(),
          Integer.MAX_VALUE, // More may have come since.
          leftOut);
      if (leftOut + facts.size() < told) {
        throw new StoreException("the history of somebody has lost its end; restore a backup");
      }
      return facts;
    } catch (SQLException e) {
      throw new StoreException("the history cannot be read", e);
    }
  }

  private Map<String, String> memoryOf(Owner owner) {
    Map<String, String> memory = new HashMap<>();
    try {
      sql.list(
              "SELECT key, value FROM person_memory WHERE person_id = ?",
              row ->
                  Map.entry(
                      row.getString(1),
                      fields.text(
                          owner,
                          Column.MEMORY.of(owner.account(), row.getString(1)),
                          row.getBytes(2))),
              owner.id())
          .forEach(one -> memory.put(one.getKey(), one.getValue()));
    } catch (SQLException e) {
      throw new StoreException("what is remembered of a person cannot be read", e);
    }
    return memory;
  }

  /** The person cannot be written to: replies that wait are dropped, reminders sleep. */
  void unreachable(Account account, Instant now) throws SQLException {
    sql.update(
        "UPDATE person SET unreachable_at = ?" + ACCOUNT,
        now.toEpochMilli(),
        account.platform(),
        fields.word(account));
    sql.update(
        "UPDATE reminder SET asleep = 1 WHERE person_id = (SELECT id FROM person" + ACCOUNT + ")",
        account.platform(),
        fields.word(account));
    sql.update("DELETE FROM outbox" + ACCOUNT, account.platform(), fields.word(account));
  }

  /** Reminders wake up first: should this end in between, the person's next turn does the rest. */
  public void reachable(Account account) throws SQLException {
    sql.update(
        "UPDATE reminder SET asleep = 0 WHERE person_id = (SELECT id FROM person"
            + ACCOUNT
            + " AND unreachable_at IS NOT NULL)",
        account.platform(),
        fields.word(account));
    sql.update(
        "UPDATE person SET unreachable_at = NULL" + ACCOUNT + " AND unreachable_at IS NOT NULL",
        account.platform(),
        fields.word(account));
  }

  Optional<Card> card(Account account) throws SQLException {
    return sql.first(
        "SELECT card, card_bottom FROM person" + ACCOUNT + " AND card IS NOT NULL",
        row -> new Card(row.getString(1), row.getInt(2) == 1),
        account.platform(),
        fields.word(account));
  }

  boolean card(Account account, Card card) throws SQLException {
    return sql.update(
            "UPDATE person SET card = ?, card_bottom = ?" + ACCOUNT,
            card.id(),
            card.bottom() ? 1 : 0,
            account.platform(),
            fields.word(account))
        == 1;
  }

  Optional<String> recall(Account account, String key) throws SQLException {
    return sql.first(
        "SELECT p.id, p.data_key, m.value FROM person_memory m JOIN person p ON p.id = m.person_id"
            + " WHERE p.platform = ? AND p.account = ? AND m.key = ?",
        row ->
            fields.text(
                new Owner(row.getLong(1), account, row.getBytes(2)),
                Column.MEMORY.of(account, key),
                row.getBytes(3)),
        account.platform(),
        fields.word(account),
        key);
  }

  void remember(Account account, String key, @Nullable String value) throws SQLException {
    Owner owner =
        sql.first(
                "SELECT id, data_key FROM person" + ACCOUNT + fields.dialect().shared(),
                row -> new Owner(row.getLong(1), account, row.getBytes(2)),
                account.platform(),
                fields.word(account))
            .orElse(null);
    if (owner == null) {
      return;
    }
    if (value == null) {
      sql.update("DELETE FROM person_memory WHERE person_id = ? AND key = ?", owner.id(), key);
    } else {
      sql.update(
          "INSERT INTO person_memory (person_id, key, value) VALUES (?, ?, ?)"
              + " ON CONFLICT (person_id, key) DO UPDATE SET value = excluded.value",
          owner.id(),
          key,
          fields.seal(
              owner.dataKey(),
              Column.MEMORY.of(account, key),
              value.getBytes(StandardCharsets.UTF_8)));
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
          fields.dialect().plain(value.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
