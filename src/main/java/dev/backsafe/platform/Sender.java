package dev.backsafe.platform;

import java.time.Instant;
import java.util.Optional;

/** Delivers to one platform. */
public interface Sender {
  /**
   * Sends and waits until the platform has taken it, or not. One account's messages come here one
   * after another, in order.
   *
   * @param guard to be asked right before it is sent, after all that has to be waited for
   * @throws java.io.UncheckedIOException when nothing can be sent any more in this process
   */
  Delivery send(Account account, Outgoing message, SendGuard guard);

  /**
   * Something more urgent waits behind what is being sent to the account: it is not to take long.
   */
  default void hurry(Account account, Urgency urgency) {}

  /**
   * How a moment is written where each reader's device shows it in its own time; empty to have it
   * said in words.
   */
  default Optional<String> moment(Instant at) {
    return Optional.empty();
  }

  /** Whether an answer may be left out where a newer one says more: nothing waits for it alone. */
  default boolean mayLeaveOut(Outgoing answer) {
    return true;
  }

  /** Whether this sender reaches the account; what it does not reach waits for one that does. */
  default boolean reaches(Account account) {
    return true;
  }
}
