package dev.backsafe.store;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.NudgeKind;
import dev.backsafe.conversation.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
     * @param history what is stored of them
     */
    Decision decide(@Nullable Person person, History history);
  }

  /** What is stored of somebody beside their state; read only when asked for. */
  interface History extends Supplier<List<Fact.Dated>> {
    /** All facts, oldest first. */
    @Override
    List<Fact.Dated> get();

    /** What the platform remembers of them, by key. */
    Map<String, String> memory();
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
   * @param open whether nothing is stored of the person, so that what came in still has to be
   *     {@linkplain #processed marked as done} once it is answered
   * @param pending what is to be delivered to the person, in order
   */
  record Committed(boolean repeated, boolean open, List<Pending> pending) {}

  /** An update as a platform sent it. */
  record Received(String platform, String updateId, String body) {}

  /**
   * The last message with buttons that was sent to somebody.
   *
   * @param bottom whether nothing was sent after it
   */
  record Card(String id, boolean bottom) {}

  /**
   * Keeps updates until they are done with: by the turn of their id, by {@link #processed} or by
   * {@link #setAside}.
   *
   * @return those that were not known yet, in order
   */
  List<Received> receive(List<Received> updates, Instant now);

  /** What was received and not done with, in order. */
  List<Received> unprocessed();

  /** An update is done with; nothing of it stays but its id, for a day. */
  void processed(String platform, String updateId);

  /**
   * Keeps an update that cannot be handled for an operator to look at; of people who have not
   * consented only its id.
   *
   * @param who null when the update does not say
   */
  void setAside(String platform, String updateId, @Nullable Who who, String reason, Instant now);

  /** How many updates are set aside. */
  int asideCount();

  /** The person cannot be written to: replies that wait are dropped, reminders sleep. */
  void unreachable(Who who, Instant now);

  /** The person can be written to again; whoever sends something can, without this. */
  void reachable(Who who);

  /** The card of somebody. */
  Optional<Card> card(Who who);

  /** Remembers a card; says whether it did: not of those who have not consented. */
  boolean card(Who who, Card card);

  /** What a platform remembers of itself under a key. */
  Optional<String> recall(String platform, String key);

  /** Remembers something of a platform; null forgets it. */
  void remember(String platform, String key, @Nullable String value);

  /** What a platform remembers of somebody under a key. */
  Optional<String> recall(Who who, String key);

  /** Remembers something of somebody who has consented; null forgets it. Erased with them. */
  void remember(Who who, String key, @Nullable String value);

  /**
   * One turn in one transaction.
   *
   * @param updateId what comes twice under one id is decided once
   * @throws StoreException when it was not committed; nothing of it is kept then
   */
  Committed turn(Who who, String updateId, Instant now, Decider decider);

  /** The turn of a reminder that has come due; nothing happens when it has been replaced. */
  Committed nudge(Nudge nudge, Instant now, Decider decider);

  /** Reminders due at {@code now} to people who can be reached, earliest first. */
  List<Nudge> due(Instant now, int most);

  /** When the next reminder is due. */
  Optional<Instant> nextDue();

  /** Takes a reminder away without a turn. */
  void drop(Nudge nudge);

  /** All replies that were committed but not {@linkplain #delivered delivered}, in order. */
  List<Pending> undelivered();

  void delivered(long id);

  @Override
  void close();
}
