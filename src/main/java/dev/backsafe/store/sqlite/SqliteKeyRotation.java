package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.store.FieldEncryption;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is stored under the operator's current key: data keys are wrapped anew, and what was
 * written without a key is sealed. A batch of people at a time, so that turns go on in between.
 */
final class SqliteKeyRotation {
  private static final int BATCH = 200;

  private final SqliteStatements rows;
  private final SqliteFields seals;

  SqliteKeyRotation(SqliteStatements rows, SqliteFields seals) {
    this.rows = rows;
    this.seals = seals;
  }

  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Owner(long id, Account account, byte @Nullable [] dataKey, byte[] state) {}

  /** A field that was written without a key; {@code name} tells it among its owner's. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Plain(Object name, byte[] text) {
    String string() {
      return new String(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * The next people after an id.
   *
   * @return the id of the last of them; empty when there are no more and all the rest is done
   */
  Optional<Long> next(long after) throws SQLException {
    List<Owner> owners = new ArrayList<>();
    PreparedStatement select =
        rows.prepare(
            "SELECT id, platform, account, data_key, state FROM person"
                + " WHERE id > ? ORDER BY id LIMIT ?");
    SqliteStatements.bind(select, after, BATCH);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Account account = new Account(row.getString(2), row.getString(3));
        owners.add(new Owner(row.getLong(1), account, row.getBytes(4), row.getBytes(5)));
      }
    }
    for (Owner owner : owners) {
      bring(owner);
    }
    if (owners.isEmpty()) {
      passing();
      return Optional.empty();
    }
    return Optional.of(owners.getLast().id());
  }

  private void bring(Owner owner) throws SQLException {
    byte[] dataKey = dataKey(owner);
    if (!FieldEncryption.isSealed(owner.state())) {
      String state = new String(owner.state(), StandardCharsets.UTF_8);
      rows.update(
          "UPDATE person SET state = ? WHERE id = ?",
          seals.seal(dataKey, owner.account(), SqliteFields.STATE, state),
          owner.id());
    }
    for (Plain fact :
        plain(
            "SELECT id, fact FROM fact WHERE person_id = ? AND typeof(fact) = 'text'",
            owner.id())) {
      rows.update(
          "UPDATE fact SET fact = ? WHERE id = ?",
          seals.seal(dataKey, owner.account(), SqliteFields.FACT, fact.string()),
          fact.name());
    }
    for (Plain memory :
        plain(
            "SELECT key, value FROM person_memory WHERE person_id = ? AND typeof(value) = 'text'",
            owner.id())) {
      rows.update(
          "UPDATE person_memory SET value = ? WHERE person_id = ? AND key = ?",
          seals.seal(dataKey, owner.account(), SqliteFields.MEMORY, memory.string()),
          owner.id(),
          memory.name());
    }
  }

  private byte @Nullable [] dataKey(Owner owner) throws SQLException {
    byte[] had = owner.dataKey();
    if (had != null && seals.sealer().isCurrent(had)) {
      return had;
    }
    byte[] has =
        had == null
            ? seals.sealer().newKey(owner.account())
            : seals.sealer().rewrap(had, owner.account());
    rows.update("UPDATE person SET data_key = ? WHERE id = ?", has, owner.id());
    return has;
  }

  private List<Plain> plain(String sql, Object... values) throws SQLException {
    PreparedStatement select = rows.prepare(sql);
    SqliteStatements.bind(select, values);
    List<Plain> plain = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        plain.add(new Plain(row.getObject(1), row.getBytes(2)));
      }
    }
    return plain;
  }

  /** What is passing through, and then the copies of its key that former keys open. */
  private void passing() throws SQLException {
    sealPassing(
        "SELECT rowid, platform, account, reply FROM outbox WHERE typeof(reply) = 'text'",
        SqliteFields.REPLY,
        "UPDATE outbox SET reply = ? WHERE platform = ? AND account = ? AND id = ?");
    sealPassing(
        "SELECT seq, platform, update_id, body FROM received WHERE typeof(body) = 'text'",
        SqliteFields.UPDATE,
        "UPDATE received SET body = ? WHERE platform = ? AND update_id = ? AND seq = ?");
    sealPassing(
        "SELECT at, platform, update_id, body FROM aside WHERE typeof(body) = 'text'",
        SqliteFields.UPDATE,
        "UPDATE aside SET body = ? WHERE platform = ? AND update_id = ? AND at = ?");
    rows.update("DELETE FROM data_key WHERE wrapped <> ?", (Object) seals.shared());
    rows.hasErased(SqliteStatements.Erased.NOW);
  }

  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Passing(long id, Account owner, byte[] text) {}

  private void sealPassing(String select, String column, String update) throws SQLException {
    List<Passing> all = new ArrayList<>();
    try (ResultSet row = rows.prepare(select).executeQuery()) {
      while (row.next()) {
        Account owner = new Account(row.getString(2), row.getString(3));
        all.add(new Passing(row.getLong(1), owner, row.getBytes(4)));
      }
    }
    for (Passing one : all) {
      String text = new String(one.text(), StandardCharsets.UTF_8);
      rows.update(
          update,
          seals.sealPassing(SqliteFields.place(one.owner(), column), text),
          one.owner().platform(),
          one.owner().id(),
          one.id());
    }
  }
}
