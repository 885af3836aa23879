package dev.backsafe.store;

/** The database cannot be used; the message is one line for an operator, without health data. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private enum Kind {
    FAULT,
    PASSING,
    KEY_MISSING,
    OUT_OF_TURN
  }

  private final Kind kind;

  /** The database fails, which passes. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
    kind = Kind.PASSING;
  }

  /** What is stored, or asked for, is at fault. */
  public StoreException(String message) {
    this(message, Kind.FAULT);
  }

  private StoreException(String message, Kind kind) {
    super(message);
    this.kind = kind;
  }

  /** What is stored needs a key that an operator has, but has not given to this process yet. */
  static StoreException missingKey(String id) {
    return new StoreException(
        "a stored field needs the master key with id " + id, Kind.KEY_MISSING);
  }

  /** Something that the same person sent before is in another process's hand, or was. */
  public static StoreException outOfTurn() {
    return new StoreException(
        "what came before from the same person is still open", Kind.OUT_OF_TURN);
  }

  /** The same fault of a database, which it names unless it does so already. */
  public StoreException of(String database) {
    String message = String.valueOf(getMessage());
    return message.startsWith(database) ? this : new StoreException(database + ": " + message);
  }

  /** Whether it is one person's data key alone that cannot be opened by this process yet. */
  public boolean isKeyMissing() {
    return kind == Kind.KEY_MISSING;
  }

  /** Whether an update was put back, and comes again when it is its turn. */
  public boolean isOutOfTurn() {
    return kind == Kind.OUT_OF_TURN;
  }

  /** Whether trying again may help: it is not what is stored that is at fault. */
  public boolean isPassing() {
    return kind != Kind.FAULT;
  }
}
