package dev.backsafe.store;

/** The database cannot be used; the message is one line for an operator, without health data. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreException(String message) {
    super(message);
  }

  /** Whether it is the database that fails, which passes, and not what is stored in it. */
  public boolean isPassing() {
    return getCause() != null;
  }
}
