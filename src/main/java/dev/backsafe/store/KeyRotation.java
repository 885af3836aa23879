package dev.backsafe.store;

import dev.backsafe.platform.Account;
import dev.backsafe.store.EncryptedFields.Column;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is stored under the operator's current key: data keys are wrapped anew, and what was
 * written without a key is sealed. A batch of people at a time, each in a transaction, so that
 * turns go on in between; a turn that was decided on what changes here is decided anew.
 */
public final class KeyRotation {
  private static final int PEOPLE_A_TRANSACTION = 200;

  /**
   * Fields of people.
   *
   * @param owner the column with the person's id
   * @param name the column that tells a row among its owner's
   */
  private record Own(Column column, String table, String field, String owner, String name) {}

  private static final List<Own> OWN =
      List.of(
          new Own(Column.STATE, "person", "state", "id", "id"),
          new Own(Column.FACT, "fact", "fact", "person_id", "id"),
          new Own(Column.MEMORY, "person_memory", "value", "person_id", "key"));

  /** Fields of what is passing through, told apart by platform, owner and name. */
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

  /** A field that was written without a key. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Plain(Object name, byte[] text) {}

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
                    new Account(row.getString(2), row.getString(3)),
                    row.getBytes(4)),
            after,
            PEOPLE_A_TRANSACTION);
    for (Owner owner : owners) {
      bring(owner);
    }
    if (owners.isEmpty()) {
      bringPassing();
      return Optional.empty();
    }
    return Optional.of(owners.getLast().id());
  }

  private void bring(Owner owner) throws SQLException {
    byte[] dataKey = dataKey(owner);
    for (Own own : OWN) {
      String ofOwner = " WHERE " + own.owner() + " = ? AND ";
      List<Plain> plain =
          sql.list(
              "SELECT "
                  + own.name()
                  + ", "
                  + own.field()
                  + " FROM "
                  + own.table()
                  + ofOwner
                  + fields.dialect().isPlain(own.field()),
              row -> new Plain(row.getObject(1), row.getBytes(2)),
              owner.id());
      for (Plain field : plain) {
        sql.update(
            "UPDATE "
                + own.table()
                + " SET "
                + own.field()
                + " = ?"
                + ofOwner
                + own.name()
                + " = ?",
            fields.seal(dataKey, owner.account(), own.column(), field.text()),
            owner.id(),
            field.name());
      }
    }
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

  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Passing(Account owner, long name, byte[] text) {}

  /** What is passing through, and then the copies of its key that former keys open. */
  private void bringPassing() throws SQLException {
    for (Own own : PASSING) {
      List<Passing> plain =
          sql.list(
              "SELECT platform, "
                  + own.owner()
                  + ", "
                  + own.name()
                  + ", "
                  + own.field()
                  + " FROM "
                  + own.table()
                  + " WHERE "
                  + fields.dialect().isPlain(own.field()),
              row ->
                  new Passing(
                      new Account(row.getString(1), row.getString(2)),
                      row.getLong(3),
                      row.getBytes(4)));
      for (Passing one : plain) {
        // A turn may have taken it in meanwhile, and left no body.
        sql.update(
            "UPDATE "
                + own.table()
                + " SET "
                + own.field()
                + " = ? WHERE platform = ? AND "
                + own.owner()
                + " = ? AND "
                + own.name()
                + " = ? AND "
                + own.field()
                + " IS NOT NULL",
            fields.sealPassing(one.owner(), own.column(), one.text()),
            one.owner().platform(),
            one.owner().id(),
            one.name());
      }
    }
    sql.update("DELETE FROM data_key WHERE wrapped <> ?", (Object) fields.sharedKey());
  }
}
