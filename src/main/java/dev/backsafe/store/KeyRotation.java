package dev.backsafe.store;

import dev.backsafe.platform.Account;
import dev.backsafe.store.EncryptedFields.Column;
import dev.backsafe.store.EncryptedFields.OpenedFact;
import dev.backsafe.store.FieldEncryption.Place;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is stored under the operator's current key: data keys are wrapped anew, and what was
 * written without a key, or in a former form, is sealed. A batch of people at a time, each in a
 * transaction, so that turns go on in between; a turn that was decided on what changes here is
 * decided anew. When all is done, the database says so, and what is not sealed is refused then.
 */
public final class KeyRotation {
  /** Behind what is said of a database that needs it. */
  public static final String NOT_DONE =
      "; not everything is encrypted yet, run bin/backsafe rotate-key";

  private static final int PEOPLE_A_TRANSACTION = 200;

  /**
   * Fields of what is passing through, told apart by platform, owner and name.
   *
   * @param owner the column with whose it is
   * @param name the column that tells a row among its owner's
   */
  private record Own(Column column, String table, String field, String owner, String name) {}

  private static final List<Own> PASSING =
      List.of(
          new Own(Column.REPLY, "outbox", "reply", "account", "id"),
          new Own(Column.UPDATE, "received", "body", "update_id", "seq"),
          new Own(Column.UPDATE, "dead_letter", "body", "update_id", "at"));

  private final Statements sql;
  private final EncryptedFields fields;

  public KeyRotation(Statements sql, EncryptedFields fields) {
    this.sql = sql;
    this.fields = fields;
  }

  /**
   * A row as it stands.
   *
   * @param at beside a fact
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Row(Object name, long at, byte[] field) {
    boolean isSealed() {
      return FieldEncryption.isBound(field);
    }
  }

  /**
   * The next people after an id.
   *
   * @return the id of the last of them; empty when there are no more and all the rest is done
   */
  public Optional<Long> next(long after) throws SQLException {
    List<Owner> owners =
        sql.list(
            "SELECT id, platform, account, data_key FROM person WHERE id > ? ORDER BY id LIMIT ?"
                + fields.dialect().locked(),
            row ->
                new Owner(
                    row.getLong(1),
                    fields.account(row.getString(2), row.getString(3)),
                    row.getBytes(4)),
            after,
            PEOPLE_A_TRANSACTION);
    for (Owner owner : owners) {
      Owner keyed = new Owner(owner.id(), owner.account(), dataKey(owner));
      bringState(keyed);
      bringFacts(keyed);
      bringMemory(keyed);
    }
    if (owners.isEmpty()) {
      bringPassing();
      return Optional.empty();
    }
    return Optional.of(owners.getLast().id());
  }

  private byte @Nullable [] dataKey(Owner owner) throws SQLException {
    FieldEncryption encryption = fields.encryption();
    byte[] had = owner.dataKey();
    if (had != null && encryption.isCurrent(had)) {
      return had;
    }
    byte[] has =
        had == null ? encryption.newKey(owner.account()) : encryption.rewrap(had, owner.account());
    sql.update(
        "UPDATE person SET data_key = ?" + fields.dialect().turned() + " WHERE id = ?",
        has,
        owner.id());
    return has;
  }

  private List<Row> rows(String select, Owner owner) throws SQLException {
    return sql.list(
        select, row -> new Row(row.getObject(1), row.getLong(2), row.getBytes(3)), owner.id());
  }

  private void bringState(Owner owner) throws SQLException {
    for (Row row : rows("SELECT id, facts, state FROM person WHERE id = ?", owner)) {
      Place place = Column.STATE.of(owner.account(), (int) row.at());
      if (!row.isSealed()) {
        byte[] state = fields.openAny(owner, place, row.field());
        sql.update(
            "UPDATE person SET state = ? WHERE id = ?",
            fields.seal(owner.dataKey(), place, state),
            owner.id());
      }
    }
  }

  /** In their order, as each is bound to its number. */
  private void bringFacts(Owner owner) throws SQLException {
    int number = 0;
    for (Row row : rows("SELECT id, at, fact FROM fact WHERE person_id = ? ORDER BY id", owner)) {
      if (!row.isSealed()) {
        OpenedFact fact = fields.fact(owner, row.at(), row.field(), number, false);
        sql.update(
            "UPDATE fact SET at = 0, fact = ? WHERE id = ?",
            fields.fact(owner.dataKey(), owner.account(), fact.at(), fact.json(), number),
            row.name());
      }
      number++;
    }
  }

  private void bringMemory(Owner owner) throws SQLException {
    for (Row row : rows("SELECT key, 0, value FROM person_memory WHERE person_id = ?", owner)) {
      if (!row.isSealed()) {
        Place place = Column.MEMORY.of(owner.account(), String.valueOf(row.name()));
        sql.update(
            "UPDATE person_memory SET value = ? WHERE person_id = ? AND key = ?",
            fields.seal(owner.dataKey(), place, fields.openAny(owner, place, row.field())),
            owner.id(),
            row.name());
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Passing(String platform, String owner, long name, byte[] field) {}

  /** What is passing through, and then the copies of its key that former keys open. */
  private void bringPassing() throws SQLException {
    for (Own own : PASSING) {
      List<Passing> all =
          sql.list(
              "SELECT platform, %s, %s, %s FROM %s WHERE %3$s IS NOT NULL"
                  .formatted(own.owner(), own.name(), own.field(), own.table()),
              row ->
                  new Passing(row.getString(1), row.getString(2), row.getLong(3), row.getBytes(4)));
      for (Passing one : all) {
        if (!FieldEncryption.isBound(one.field())) {
          bring(own, one);
        }
      }
    }
    byte[] shared = fields.sharedKey();
    if (shared != null && !fields.isAllSealed()) {
      shared = fields.encryption().ofAllSealed(shared);
      sql.update("INSERT INTO data_key (wrapped) VALUES (?)", (Object) shared);
    }
    sql.update("DELETE FROM data_key WHERE wrapped <> ?", (Object) shared);
  }

  /** A turn may have taken it in meanwhile, and left no body. */
  private void bring(Own own, Passing one) throws SQLException {
    Account owner =
        own.column() == Column.REPLY
            ? fields.account(one.platform(), one.owner())
            : new Account(one.platform(), one.owner());
    sql.update(
        "UPDATE %s SET %s = ? WHERE platform = ? AND %s = ? AND %s = ? AND %2$s IS NOT NULL"
            .formatted(own.table(), own.field(), own.owner(), own.name()),
        fields.sealPassing(
            owner, own.column(), fields.openAnyPassing(owner, own.column(), one.field())),
        one.platform(),
        one.owner(),
        one.name());
  }
}
