package dev.backsafe.store;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption.Place;
import dev.backsafe.store.Store.Pending;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

    Place of(Account owner, String row) {
      return new Place(owner.platform(), owner.id(), name().toLowerCase(Locale.ROOT), row);
    }

    /** Where the owner has one, or their order does not matter. */
    Place of(Account owner) {
      return of(owner, "");
    }

    /** The how many-th of the owner's it is; of a state, after how many facts it was left. */
    Place of(Account owner, int number) {
      return of(owner, String.valueOf(number));
    }
  }

  /** Columns of somebody's row. */
  public static final String PERSON =
      "id, platform, account, version, state, data_key, unreachable_at IS NOT NULL, facts";

  private final FieldEncryption encryption;
  private final byte @Nullable [] sharedKey;
  private final boolean allSealed;
  private final Words words;
  private final Dialect dialect;

  private EncryptedFields(
      FieldEncryption encryption, byte @Nullable [] sharedKey, boolean allSealed, Dialect dialect) {
    this.encryption = encryption;
    this.sharedKey = sharedKey;
    this.allSealed = allSealed;
    this.words = sharedKey == null ? Words.PLAIN : encryption.words(sharedKey);
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
    if (copies.isEmpty() && isSealed(sql)) {
      // With a new key everybody would be a stranger, and what they were told would be forgotten.
      throw new StoreException(
          "the database has lost its key (data_key is empty); restore a backup");
    }
    if (key != null && copies.isEmpty() && isEmpty(sql)) {
      key = encryption.ofAllSealed(key);
    }
    if (key != null && !copies.contains(key)) {
      sql.update("INSERT INTO data_key (wrapped) VALUES (?)", (Object) key);
    }
    boolean allSealed = key != null && encryption.isOfAllSealed(key);
    EncryptedFields fields = new EncryptedFields(encryption, key, allSealed, dialect);
    if (key != null && !allSealed) {
      new WordRotation(sql, fields).run();
    }
    return fields;
  }

  /** Whether somebody's account is sealed by the key of the database. */
  private static boolean isSealed(Statements sql) throws SQLException {
    return sql.is(
        "SELECT EXISTS (SELECT 1 FROM person WHERE account LIKE '~%' AND data_key IS NOT NULL)");
  }

  /** Whether nothing of anybody can have been written without a key. */
  private static boolean isEmpty(Statements sql) throws SQLException {
    return !sql.is(
        "SELECT EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM outbox)"
            + " OR EXISTS (SELECT 1 FROM dead_letter)"
            + " OR EXISTS (SELECT 1 FROM received WHERE body IS NOT NULL)");
  }

  /** Whether whatever is not sealed was put there by somebody else. */
  public boolean isAllSealed() {
    return allSealed;
  }

  /**
   * Finds out whether the keys fit what is stored.
   *
   * @return whether there is something that {@link KeyRotation} has yet to seal
   * @throws StoreException with one line when they do not
   */
  public static boolean check(Statements sql, FieldEncryption encryption) throws SQLException {
    List<byte[]> copies = copies(sql);
    byte[] _ = encryption.databaseKey(copies);
    return encryption.seals() && copies.stream().noneMatch(encryption::isOfAllSealed);
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

  /** An account as it stands in rows, by which they are found. */
  public String word(Account account) {
    return words.seal(account.platform(), account.id());
  }

  /** From a row. */
  public Account account(String platform, String word) {
    return new Account(platform, words.open(platform, word));
  }

  /** A kind as it stands in the row of somebody's reminder. */
  public String word(Account account, ReminderKind kind) {
    return words.seal(reminders(account), kind.name());
  }

  /** Empty for what is none, which somebody else has put there. */
  Optional<ReminderKind> kind(Account account, String word) {
    String name = words.open(reminders(account), word);
    return Arrays.stream(ReminderKind.values()).filter(k -> k.name().equals(name)).findFirst();
  }

  /**
   * To be asked before anybody is taken for a stranger: a process without a key, which was started
   * before the database had one, finds nobody any more.
   *
   * @throws StoreException that passes when this process is started again with the key
   */
  public void refuseWithoutKey(Statements sql) throws SQLException {
    List<byte[]> copies = sharedKey == null ? copies(sql) : List.of();
    if (!copies.isEmpty()) {
      throw StoreException.missingKey(MasterKey.idOf(copies.getFirst()));
    }
  }

  private static String reminders(Account account) {
    return account.platform() + '\0' + account.id() + "\0reminder";
  }

  /**
   * A state.
   *
   * @param facts how many of theirs there are with it
   */
  public Object state(byte @Nullable [] dataKey, Account account, Person person, int facts) {
    return seal(dataKey, Column.STATE.of(account, facts), StateCodec.bytes(person));
  }

  /**
   * From a row of {@link #PERSON}.
   *
   * @param turn the number of the turn that wrote it, where there is one
   */
  public Known known(ResultSet row, long turn) throws SQLException {
    Account account = account(row.getString(2), row.getString(3));
    Owner owner = new Owner(row.getLong(1), account, row.getBytes(6));
    int facts = row.getInt(8);
    byte[] state = open(owner, Column.STATE.of(account, facts), row.getBytes(5));
    Person person = StateCodec.read(state, row.getInt(4));
    return new Known(owner, person, row.getBoolean(7), facts, turn);
  }

  /**
   * Facts of one moment, for their rows.
   *
   * @param before how many of the person's there are already: a fact is bound to its number, so
   *     that none can be put in the place of another
   */
  public List<Object> facts(
      byte @Nullable [] dataKey, Account account, List<Fact> facts, Instant at, int before) {
    List<Object> sealed = new ArrayList<>();
    for (Fact fact : facts) {
      byte[] json = StateCodec.bytes(fact);
      sealed.add(fact(dataKey, account, at.toEpochMilli(), json, before + sealed.size()));
    }
    return sealed;
  }

  Object fact(byte @Nullable [] dataKey, Account account, long at, byte[] json, int number) {
    return dataKey == null
        ? dialect.plain(json)
        : seal(
            dataKey,
            Column.FACT.of(account, number),
            ByteBuffer.allocate(Long.BYTES + json.length).putLong(at).put(json).array());
  }

  /** What stands beside a fact: a sealed one has its time within. */
  public long factAt(byte @Nullable [] dataKey, Instant at) {
    return dataKey == null ? at.toEpochMilli() : 0;
  }

  /** A fact's time and its JSON. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  record OpenedFact(long at, byte[] json) {}

  /**
   * Opens a fact.
   *
   * @param at what stands beside it
   * @param strictly whether one that is not sealed is refused where all is
   */
  OpenedFact fact(Owner owner, long at, byte[] field, int number, boolean strictly) {
    Place place = Column.FACT.of(owner.account(), number);
    byte[] opened = strictly ? open(owner, place, field) : openAny(owner, place, field);
    if (!FieldEncryption.isBound(field)) {
      return new OpenedFact(at, opened);
    }
    ByteBuffer buffer = ByteBuffer.wrap(opened);
    return new OpenedFact(buffer.getLong(), Arrays.copyOfRange(opened, Long.BYTES, opened.length));
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

  Object seal(byte @Nullable [] dataKey, Place place, byte[] text) {
    return dataKey == null ? dialect.plain(text) : encryption.seal(dataKey, place, text);
  }

  String text(Owner owner, Place place, byte[] field) {
    return new String(open(owner, place, field), StandardCharsets.UTF_8);
  }

  private byte[] open(Owner owner, Place place, byte[] field) {
    refuseOthers(field);
    return openAny(owner, place, field);
  }

  /** In whatever form it is. */
  byte[] openAny(Owner owner, Place place, byte[] field) {
    return encryption.open(owner.dataKey(), sharedKey, place, field);
  }

  Object sealPassing(Account owner, Column column, byte[] text) {
    return sharedKey == null
        ? dialect.plain(text)
        : encryption.sealShared(sharedKey, column.of(owner), text);
  }

  private byte[] openPassing(Account owner, Column column, byte[] field) {
    refuseOthers(field);
    return openAnyPassing(owner, column, field);
  }

  /** In whatever form it is. */
  byte[] openAnyPassing(Account owner, Column column, byte[] field) {
    return encryption.open(null, sharedKey, column.of(owner), field);
  }

  private void refuseOthers(byte[] field) {
    if (allSealed && !FieldEncryption.isBound(field)) {
      throw new StoreException(
          "a stored field is not encrypted, though all were: somebody has changed it, or a service"
              + " without the key has written it; if that was yours, run rotate-key");
    }
  }
}
