package dev.backsafe.platform;

/** Delivers to one platform. */
public interface Sender {
  /**
   * Sends and waits until the platform has taken it, or not. One account's messages come here one
   * after another, in order.
   *
   * @throws java.io.UncheckedIOException when nothing can be sent any more in this process
   */
  Delivery send(Account account, Outgoing message);

  /** Whether this sender reaches the account; what it does not reach waits for one that does. */
  default boolean reaches(Account account) {
    return true;
  }
}
