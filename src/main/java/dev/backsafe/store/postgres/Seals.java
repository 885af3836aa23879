package dev.backsafe.store.postgres;

import dev.backsafe.store.Sealer;
import dev.backsafe.store.Sealer.Place;
import dev.backsafe.store.Store.Who;
import org.jspecify.annotations.Nullable;

/**
 * Fields as this database keeps them: bytes, sealed or not.
 *
 * @param shared the key of what is only passing through; null when nothing is sealed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares keys.
record Seals(Sealer sealer, byte @Nullable [] shared) {
  static final String STATE = "state";
  static final String FACT = "fact";
  static final String MEMORY = "memory";
  private static final String REPLY = "reply";
  private static final String UPDATE = "update";

  byte[] seal(byte @Nullable [] dataKey, Who who, String column, String text) {
    return sealer.seal(dataKey, place(who, column), text);
  }

  String open(byte @Nullable [] dataKey, Who who, String column, byte[] field) {
    return sealer.open(dataKey, shared, place(who, column), field);
  }

  byte[] sealReply(Who who, String reply) {
    return sealer.sealShared(shared, place(who, REPLY), reply);
  }

  String openReply(Who who, byte[] field) {
    return open(null, who, REPLY, field);
  }

  byte[] sealUpdate(String platform, String updateId, String body) {
    return sealer.sealShared(shared, new Place(platform, updateId, UPDATE), body);
  }

  String openUpdate(String platform, String updateId, byte[] field) {
    return sealer.open(null, shared, new Place(platform, updateId, UPDATE), field);
  }

  private static Place place(Who who, String column) {
    return new Place(who.platform(), who.account(), column);
  }
}
