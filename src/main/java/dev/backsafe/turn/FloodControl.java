package dev.backsafe.turn;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Inbound;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Whoever sends more than can be answered waits for themselves alone. Beyond {@link #MANY_WAITING}
 * that wait, only what may be about pain is still taken in, and beyond {@link #MOST_WAITING}
 * nothing is; of what is left out its sender is told, after they sent it. Without this, one account
 * could fill the places of everybody's updates, and its replies the database: a chat takes one a
 * second.
 */
final class FloodControl {
  /** Nobody means twenty messages before the first of them is answered. */
  static final int MANY_WAITING = 20;

  /** So much is heard of pain, however fast it comes: the same again says nothing new. */
  static final int MOST_WAITING = 200;

  private final ToIntFunction<Account> waiting;
  private final Predicate<Inbound> mustBeHeard;
  private final TurnListener watch;
  private final Set<Account> crowded = ConcurrentHashMap.newKeySet();

  /** Which left out update is kept until its sender has been told. */
  private final Map<Account, String> telling = new ConcurrentHashMap<>();

  /**
   * Nobody floods yet.
   *
   * @param waiting how much of somebody's is not handled, or not answered
   */
  FloodControl(ToIntFunction<Account> waiting, Predicate<Inbound> mustBeHeard, TurnListener watch) {
    this.waiting = waiting;
    this.mustBeHeard = mustBeHeard;
    this.watch = watch;
  }

  /** More has come from somebody. */
  void more(Account account) {
    if (waiting.applyAsInt(account) >= MANY_WAITING) {
      crowded.add(account);
    }
  }

  /** Whether there is anybody whose messages have to be {@linkplain #admits looked at} first. */
  boolean isOn() {
    crowded.removeIf(account -> waiting.applyAsInt(account) < MANY_WAITING);
    return !crowded.isEmpty();
  }

  /** Whether it is taken in; the first that is left out is, so that its sender is told. */
  boolean admits(Inbound inbound) {
    Account account = inbound.account();
    if (!crowded.contains(account)
        || (waiting.applyAsInt(account) < MOST_WAITING && mustBeHeard.test(inbound))) {
      return true;
    }
    watch.leftOut(account.platform());
    return Optional.ofNullable(telling.putIfAbsent(account, inbound.updateId()))
        .map(inbound.updateId()::equals)
        .orElse(true);
  }

  /** Whether its sender is to be told, instead of a turn. */
  boolean leftOut(Inbound inbound) {
    return inbound.updateId().equals(telling.get(inbound.account()));
  }

  /** They have been told, or the update had been handled before: the next one is told again. */
  void told(String updateId) {
    telling.values().remove(updateId);
  }
}
