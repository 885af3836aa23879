package dev.backsafe.store;

import java.nio.charset.StandardCharsets;

/** Where one statement serves both databases but for a few words. */
public enum Dialect {
  /** Sealed fields are blobs, plain ones text; the writer is alone. */
  SQLITE("CROSS JOIN", "", "", "", ""),

  /** Every field is bytes, and the first byte of a sealed one is never one of text. */
  POSTGRES("JOIN", " FOR UPDATE SKIP LOCKED", " FOR UPDATE", " FOR SHARE", ", turn = turn + 1");

  private final String join;
  private final String claimed;
  private final String locked;
  private final String shared;
  private final String turned;

  Dialect(String join, String claimed, String locked, String shared, String turned) {
    this.join = join;
    this.claimed = claimed;
    this.locked = locked;
    this.shared = shared;
    this.turned = turned;
  }

  /** Reminders that are due, earliest first; by their index, and none that another has claimed. */
  String due() {
    return "SELECT p.id, p.platform, p.account, r.kind, r.due_at FROM reminder r "
        + join
        + " person p ON p.id = r.person_id WHERE r.asleep = 0 AND r.due_at <= ?"
        + " ORDER BY r.due_at, r.person_id, r.kind LIMIT ?"
        + claimed;
  }

  /** Ends a query whose rows nobody else may change until the transaction ends. */
  String locked() {
    return locked;
  }

  /** Ends a query whose rows are to stay until the transaction ends. */
  String shared() {
    return shared;
  }

  /** Has a turn that was decided on the row before this change decided anew. */
  String turned() {
    return turned;
  }

  /** A field that is not sealed, as it stands in its row. */
  Object plain(byte[] text) {
    return this == SQLITE ? new String(text, StandardCharsets.UTF_8) : text;
  }
}
