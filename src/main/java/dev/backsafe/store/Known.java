package dev.backsafe.store;

import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Account;

/**
 * Somebody of whom something is stored.
 *
 * @param turn the number of the turn that wrote it, where several processes may write one
 */
public record Known(Owner owner, Person person, boolean unreachable, long turn) {
  public long id() {
    return owner.id();
  }

  public Account account() {
    return owner.account();
  }
}
