package dev.backsafe.store;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.NudgeKind;
import dev.backsafe.conversation.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database. A turn (what came in, the new state, facts, replies and due times) is committed as
 * one; what {@link #turn} has returned is durable.
 */
public interface Store extends AutoCloseable {
  /** Somebody on a platform. */
  record Who(String platform, String account) {}

  /** Decides a turn from what is known; called once, inside the transaction; must not block. */
  @FunctionalInterface
  interface Decider {
    /**
     * Decides.
     *
     * @param person null for somebody of whom nothing is stored
     * @param history all facts, oldest first; read only when asked for
     */
    Decision decide(@Nullable Person person, Supplier<List<Fact.Dated>> history);
  }

  /**
   * What a turn changes.
   *
   * @param person the next state; null when nothing may be stored of them
   * @param replies what to send, in order, in the sender's own encoding
   * @param erase whether all that is stored of the person goes first
   */
  record Decision(
      @Nullable Person person,
      List<Fact> facts,
      List<String> replies,
      List<Due> reminders,
      boolean erase) {}

  /** A reminder of a kind; a later one of the same kind replaces it. */
  record Due(NudgeKind kind, Instant at) {}

  /** A reminder that has come due. */
  record Nudge(Who who, NudgeKind kind, Instant at) {}

  /** A reply that has not been delivered yet; {@code id} 0 when it was never stored. */
  record Pending(long id, Who who, String reply) {}

  /**
   * What a turn came to.
   *
   * @param repeated whether the update had been seen before, and so was not decided again
   * @param pending what is to be delivered to the person, in order
   */
  record Committed(boolean repeated, List<Pending> pending) {}

  /**
   * One turn in one transaction.
   *
   * @param updateId what comes twice under one id is decided once
   * @throws StoreException when it was not committed; nothing of it is kept then
   */
  Committed turn(Who who, String updateId, Instant now, Decider decider);

  /** The turn of a reminder that has come due; nothing happens when it has been replaced. */
  Committed nudge(Nudge nudge, Instant now, Decider decider);

  /** Reminders due at {@code now}, earliest first. */
  List<Nudge> due(Instant now, int most);

  /** When the next reminder is due. */
  Optional<Instant> nextDue();

  /** All replies that were committed but not {@linkplain #delivered delivered}, in order. */
  List<Pending> undelivered();

  void delivered(long id);

  @Override
  void close();
}
