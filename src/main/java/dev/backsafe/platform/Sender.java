package dev.backsafe.platform;

/** Delivers to one platform. */
public interface Sender {
  /**
   * Sends and waits until the platform has taken it.
   *
   * @throws java.io.UncheckedIOException when that is not certain; it will be sent again
   */
  void send(Account account, Outgoing message);

  /** Whether this sender reaches the account; what it does not reach waits for one that does. */
  default boolean reaches(Account account) {
    return true;
  }
}
