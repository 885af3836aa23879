package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.FieldEncryption.Place;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields as this database keeps them: sealed as blobs, plain as text.
 *
 * @param shared the key of what is only passing through; null when nothing is sealed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record SqliteFields(FieldEncryption sealer, byte @Nullable [] shared) {
  static final String STATE = "state";
  static final String FACT = "fact";
  static final String MEMORY = "memory";
  static final String REPLY = "reply";
  static final String UPDATE = "update";

  /** What is kept of somebody. */
  Object seal(byte @Nullable [] dataKey, Account account, String column, String text) {
    return dataKey == null ? text : sealer.seal(dataKey, place(account, column), text);
  }

  /** What is only passing through. */
  Object sealPassing(Place place, String text) {
    return shared == null ? text : sealer.sealShared(shared, place, text);
  }

  /** A field as it stands in its row. */
  String open(byte @Nullable [] dataKey, Account account, String column, Object field) {
    return field instanceof byte[] bytes ? open(dataKey, account, column, bytes) : (String) field;
  }

  String open(byte @Nullable [] dataKey, Account account, String column, byte[] field) {
    return FieldEncryption.isSealed(field)
        ? sealer.open(dataKey, shared, place(account, column), field)
        : new String(field, StandardCharsets.UTF_8);
  }

  String openPassing(Place place, byte[] field) {
    return sealer.open(null, shared, place, field);
  }

  static Place place(Account account, String column) {
    return new Place(account.platform(), account.id(), column);
  }

  static Place update(String platform, String updateId) {
    return new Place(platform, updateId, UPDATE);
  }

  /** The database's key, once for each of the operator's keys in use. */
  static List<byte[]> copies(Connection connection) throws SQLException {
    List<byte[]> copies = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement("SELECT wrapped FROM data_key");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        copies.add(row.getBytes(1));
      }
    }
    return copies;
  }
}
