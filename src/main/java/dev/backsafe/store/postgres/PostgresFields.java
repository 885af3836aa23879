package dev.backsafe.store.postgres;

import dev.backsafe.platform.Account;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.FieldEncryption.Place;
import org.jspecify.annotations.Nullable;

/**
 * Fields as this database keeps them: bytes, sealed or not.
 *
 * @param shared the key of what is only passing through; null when nothing is sealed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares keys.
record PostgresFields(FieldEncryption sealer, byte @Nullable [] shared) {
  static final String STATE = "state";
  static final String FACT = "fact";
  static final String MEMORY = "memory";
  private static final String REPLY = "reply";
  private static final String UPDATE = "update";

  byte[] seal(byte @Nullable [] dataKey, Account account, String column, String text) {
    return sealer.seal(dataKey, place(account, column), text);
  }

  String open(byte @Nullable [] dataKey, Account account, String column, byte[] field) {
    return sealer.open(dataKey, shared, place(account, column), field);
  }

  byte[] sealReply(Account account, String reply) {
    return sealer.sealShared(shared, place(account, REPLY), reply);
  }

  String openReply(Account account, byte[] field) {
    return open(null, account, REPLY, field);
  }

  byte[] sealUpdate(String platform, String updateId, String body) {
    return sealer.sealShared(shared, new Place(platform, updateId, UPDATE), body);
  }

  String openUpdate(String platform, String updateId, byte[] field) {
    return sealer.open(null, shared, new Place(platform, updateId, UPDATE), field);
  }

  private static Place place(Account account, String column) {
    return new Place(account.platform(), account.id(), column);
  }
}
