package dev.backsafe.platform;

import java.util.Optional;

/** Remembers, over restarts, where in a chat the buttons stand that count. */
public interface Cards {
  /** The last message with buttons in a chat. */
  Optional<Card> last(Account account);

  void show(Account account, Card card);
}
