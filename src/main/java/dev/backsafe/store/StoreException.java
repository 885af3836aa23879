package dev.backsafe.store;

/** The database cannot be used; the message is one line for an operator, without health data. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean passing;
  private final boolean keyMissing;

  /** The database fails, which passes. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
    passing = true;
    keyMissing = false;
  }

  /** What is stored, or asked for, is at fault. */
  public StoreException(String message) {
    this(message, false);
  }

  private StoreException(String message, boolean passing) {
    super(message);
    this.passing = passing;
    keyMissing = passing;
  }

  /** What is stored needs a key that an operator has, but has not given to this process yet. */
  static StoreException missingKey(String id) {
    return new StoreException("a stored field needs the master key with id " + id, true);
  }

  /** Whether it is one person's data key alone that cannot be opened by this process yet. */
  public boolean isKeyMissing() {
    return keyMissing;
  }

  /** Whether trying again may help: it is not what is stored that is at fault. */
  public boolean isPassing() {
    return passing;
  }
}
