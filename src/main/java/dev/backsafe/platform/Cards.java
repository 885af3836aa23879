package dev.backsafe.platform;

import java.util.Optional;

/** Remembers, over restarts, where in a chat the buttons stand that count. */
public interface Cards {
  /**
   * The last message with buttons in a chat.
   *
   * @param bottom whether it is the last message of all
   */
  record Card(String id, boolean bottom) {}

  Optional<Card> last(Account account);

  void show(Account account, Card card);
}
