package dev.backsafe.store.postgres;

/** The first halves of the advisory locks' numbers; what they lock is the second. */
final class AdvisoryLocks {
  /** Held by a running instance, by its id. */
  static final int INSTANCE = 0x6261_6301;

  /** Held by the one instance that does something, by the hash of what. */
  static final int LEADER = 0x6261_6302;

  /** Held while somebody takes what nobody has in hand. */
  static final int CLAIM = 0x6261_6303;

  /** Held while the key of the database is read or made. */
  static final int KEY = 0x6261_6304;

  private AdvisoryLocks() {}
}
