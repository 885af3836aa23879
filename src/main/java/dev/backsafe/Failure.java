package dev.backsafe;

/** Something an operator can mend: one line, exit code 2, no stack trace. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }
}
