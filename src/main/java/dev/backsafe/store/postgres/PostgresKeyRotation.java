package dev.backsafe.store.postgres;

import dev.backsafe.platform.Account;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is stored under the operator's current key: data keys are wrapped anew, and what was
 * written without a key is sealed. A batch of people at a time, each in a transaction, so that
 * turns go on in between; a turn that was decided on what changes here is decided anew.
 */
final class PostgresKeyRotation {
  private static final int BATCH = 200;

  /** The first byte of what is sealed is never one of text. */
  private static final String IS_PLAIN = " (octet_length(%1$s) = 0 OR get_byte(%1$s, 0) < 254)";

  private final PostgresStatements sql;
  private final PostgresFields seals;

  PostgresKeyRotation(PostgresStatements sql, PostgresFields seals) {
    this.sql = sql;
    this.seals = seals;
  }

  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Owner(long id, Account account, byte @Nullable [] dataKey) {}

  /** A field that was written without a key; {@code name} tells it among its owner's. */
  private record Plain(Object name, String text) {}

  /**
   * The next people after an id.
   *
   * @return the id of the last of them; empty when there are no more and all the rest is done
   */
  Optional<Long> next(long after) throws SQLException {
    List<Owner> owners =
        sql.list(
            "SELECT id, platform, account, data_key FROM person"
                + " WHERE id > ? ORDER BY id LIMIT ? FOR UPDATE",
            row ->
                new Owner(
                    row.getLong(1),
                    new Account(row.getString(2), row.getString(3)),
                    row.getBytes(4)),
            after,
            BATCH);
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
    long id = owner.id();
    for (Plain state : plain("id, state FROM person WHERE id = ?", "state", id)) {
      sql.update(
          "UPDATE person SET state = ? WHERE id = ?",
          seals.seal(dataKey, owner.account(), PostgresFields.STATE, state.text()),
          id);
    }
    for (Plain fact : plain("id, fact FROM fact WHERE person_id = ?", "fact", id)) {
      sql.update(
          "UPDATE fact SET fact = ? WHERE id = ?",
          seals.seal(dataKey, owner.account(), PostgresFields.FACT, fact.text()),
          fact.name());
    }
    for (Plain memory : plain("key, value FROM person_memory WHERE person_id = ?", "value", id)) {
      sql.update(
          "UPDATE person_memory SET value = ? WHERE person_id = ? AND key = ?",
          seals.seal(dataKey, owner.account(), PostgresFields.MEMORY, memory.text()),
          id,
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
    sql.update("UPDATE person SET data_key = ?, turn = turn + 1 WHERE id = ?", has, owner.id());
    return has;
  }

  private List<Plain> plain(String rows, String field, long person) throws SQLException {
    return sql.list(
        "SELECT " + rows + " AND" + IS_PLAIN.formatted(field),
        row -> new Plain(row.getObject(1), text(row.getBytes(2))),
        person);
  }

  private static String text(byte[] plain) {
    return new String(plain, StandardCharsets.UTF_8);
  }

  private record Passing(long id, Account owner, String text) {}

  /** What is passing through, and then the copies of its key that former keys open. */
  private void passing() throws SQLException {
    for (Passing reply : passing("id, platform, account, reply FROM outbox", "reply")) {
      sql.update(
          "UPDATE outbox SET reply = ? WHERE id = ?",
          seals.sealReply(reply.owner(), reply.text()),
          reply.id());
    }
    for (String table : List.of("received", "aside")) {
      for (Passing update : passing("at, platform, update_id, body FROM " + table, "body")) {
        String platform = update.owner().platform();
        String updateId = update.owner().id();
        sql.update(
            "UPDATE "
                + table
                + " SET body = ? WHERE platform = ? AND update_id = ?"
                + " AND body IS NOT NULL",
            seals.sealUpdate(platform, updateId, update.text()),
            platform,
            updateId);
      }
    }
    sql.update("DELETE FROM data_key WHERE wrapped <> ?", (Object) seals.shared());
  }

  private List<Passing> passing(String rows, String field) throws SQLException {
    return sql.list(
        "SELECT " + rows + " WHERE" + IS_PLAIN.formatted(field),
        row ->
            new Passing(
                row.getLong(1),
                new Account(row.getString(2), row.getString(3)),
                text(row.getBytes(4))));
  }
}
