package dev.backsafe.store;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption.Place;
import dev.backsafe.store.Store.Pending;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From people, facts, messages and updates to what stands in the fields of their rows, and back: as
 * JSON, sealed with a person's own key or, when it is only passing through, with the key that the
 * database shares. For any thread.
 */
public final class EncryptedFields {
  /** What kind of field it is, which its seal is bound to. */
  enum Column {
    STATE,
    FACT,
    MEMORY,
    REPLY,
    UPDATE;

    Place of(Account owner) {
      return new Place(owner.platform(), owner.id(), name().toLowerCase(Locale.ROOT));
    }
  }

  /** Columns of somebody's row. */
  public static final String PERSON =
      "id, platform, account, version, state, data_key, unreachable_at IS NOT NULL";

  private final FieldEncryption encryption;
  private final byte @Nullable [] sharedKey;
  private final Dialect dialect;

  private EncryptedFields(
      FieldEncryption encryption, byte @Nullable [] sharedKey, Dialect dialect) {
    this.encryption = encryption;
    this.sharedKey = sharedKey;
    this.dialect = dialect;
  }

  /**
   * The fields of a database, whose shared key is made when it is needed first, and wrapped once
   * more when the operator's key is a new one. Only one process at a time may do so.
   *
   * @throws StoreException with one line when what is stored needs another key
   */
  public static EncryptedFields of(Statements sql, FieldEncryption encryption, Dialect dialect)
      throws SQLException {
    List<byte[]> copies = copies(sql);
    byte[] key = encryption.databaseKey(copies);
    if (key != null && !copies.contains(key)) {
      sql.update("INSERT INTO data_key (wrapped) VALUES (?)", (Object) key);
    }
    return new EncryptedFields(encryption, key, dialect);
  }

  /**
   * Finds out whether the keys fit what is stored.
   *
   * @throws StoreException with one line when they do not
   */
  public static void check(Statements sql, FieldEncryption encryption) throws SQLException {
    byte[] _ = encryption.databaseKey(copies(sql));
  }

  /** The database's key, once for each of the operator's keys in use. */
  private static List<byte[]> copies(Statements sql) throws SQLException {
    return sql.list("SELECT wrapped FROM data_key", row -> row.getBytes(1));
  }

  FieldEncryption encryption() {
    return encryption;
  }

  byte @Nullable [] sharedKey() {
    return sharedKey;
  }

  Dialect dialect() {
    return dialect;
  }

  /** The key of somebody's fields: the one they have, or a new one; null when nothing is sealed. */
  public byte @Nullable [] dataKey(@Nullable Owner owner, Account account) {
    byte[] own = owner == null ? null : owner.dataKey();
    return own == null ? encryption.newKey(account) : own;
  }

  public Object state(byte @Nullable [] dataKey, Account account, Person person) {
    return seal(dataKey, account, Column.STATE, StateCodec.bytes(person));
  }

  /**
   * From a row of {@link #PERSON}.
   *
   * @param turn the number of the turn that wrote it, where there is one
   */
  public Known known(ResultSet row, long turn) throws SQLException {
    Account account = new Account(row.getString(2), row.getString(3));
    Owner owner = new Owner(row.getLong(1), account, row.getBytes(6));
    byte[] state = open(owner, Column.STATE, row.getBytes(5));
    return new Known(owner, StateCodec.read(state, row.getInt(4)), row.getBoolean(7), turn);
  }

  public Object fact(byte @Nullable [] dataKey, Account account, Fact fact) {
    return seal(dataKey, account, Column.FACT, StateCodec.bytes(fact));
  }

  Fact fact(Owner owner, byte[] fact) {
    return StateCodec.readFact(open(owner, Column.FACT, fact));
  }

  public Object message(Account account, Outgoing message) {
    return sealPassing(account, Column.REPLY, OutgoingCodec.write(message));
  }

  /** From the first columns of a row: id, reply, due_at. Empty when the reply cannot be read. */
  public Optional<Pending> pending(ResultSet row, Account account) throws SQLException {
    long id = row.getLong(1);
    byte[] json = openPassing(account, Column.REPLY, row.getBytes(2));
    long due = row.getLong(3);
    Instant dueAt = row.wasNull() ? null : Instant.ofEpochMilli(due);
    return OutgoingCodec.read(json).map(message -> new Pending(id, account, message, dueAt));
  }

  public Object body(Update update) {
    return sealPassing(
        owner(update.platform(), update.id()),
        Column.UPDATE,
        update.body().getBytes(StandardCharsets.UTF_8));
  }

  /** From columns of a row from a place on: platform, update_id, body. */
  public Update update(ResultSet row, int from) throws SQLException {
    String platform = row.getString(from);
    String id = row.getString(from + 1);
    byte[] body = openPassing(owner(platform, id), Column.UPDATE, row.getBytes(from + 2));
    return new Update(platform, id, new String(body, StandardCharsets.UTF_8));
  }

  /** An update is its own owner, as it may be anybody's. */
  private static Account owner(String platform, String updateId) {
    return new Account(platform, updateId);
  }

  Object seal(byte @Nullable [] dataKey, Account account, Column column, byte[] text) {
    return dataKey == null
        ? dialect.plain(text)
        : encryption.seal(dataKey, column.of(account), text);
  }

  String text(Owner owner, Column column, byte[] field) {
    return new String(open(owner, column, field), StandardCharsets.UTF_8);
  }

  private byte[] open(Owner owner, Column column, byte[] field) {
    return encryption.open(owner.dataKey(), sharedKey, column.of(owner.account()), field);
  }

  Object sealPassing(Account owner, Column column, byte[] text) {
    return sharedKey == null
        ? dialect.plain(text)
        : encryption.sealShared(sharedKey, column.of(owner), text);
  }

  private byte[] openPassing(Account owner, Column column, byte[] field) {
    return encryption.open(null, sharedKey, column.of(owner), field);
  }
}
