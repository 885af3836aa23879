package dev.backsafe.service;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Card;
import dev.backsafe.platform.Cards;
import dev.backsafe.store.Store;
import java.util.Map;
import java.util.Optional;

/** Cards in the database; those of strangers, of whom nothing is stored, in memory. */
final class StoredCards implements Cards {
  private static final int MOST_STRANGERS = 10_000;

  private final Store store;
  private final Map<Account, Card> strangers = new BoundedMap<>(MOST_STRANGERS);

  StoredCards(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Card> last(Account account) {
    Optional<Card> stored = store.card(account);
    synchronized (strangers) {
      return stored.or(() -> Optional.ofNullable(strangers.get(account)));
    }
  }

  @Override
  public void show(Account account, Card card) {
    boolean stored = store.card(account, card);
    synchronized (strangers) {
      if (stored) {
        strangers.remove(account);
      } else {
        strangers.put(account, card);
      }
    }
  }
}
