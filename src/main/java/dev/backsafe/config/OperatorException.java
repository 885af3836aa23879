package dev.backsafe.config;

/** Something an operator can mend: one line, exit code 2, no stack trace. */
public final class OperatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OperatorException(String message) {
    super(message);
  }
}
