package dev.backsafe.store;

import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Account;

/**
 * Somebody of whom something is stored.
 *
 * @param facts how many of theirs there are
 * @param turn the number of the turn that wrote it, where several processes may write one
 */
public record Known(Owner owner, Person person, boolean unreachable, int facts, long turn) {
  public long id() {
    return owner.id();
  }

  public Account account() {
    return owner.account();
  }
}
