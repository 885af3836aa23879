package dev.backsafe.store;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.PlatformMemory;
import dev.backsafe.platform.Update;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database. A turn (what came in, the new state, facts, replies and due times) is committed as
 * one; what {@link #turn} has returned is durable.
 *
 * <p>Several processes may share one. What a process has received or is to deliver it has in hand:
 * no other touches it. When the process is gone, or stands still for so long that it must be taken
 * for gone, it is nobody's, and whoever asks next takes it. Where there is one process only, all is
 * in its hand.
 */
public interface Store extends PlatformMemory, AutoCloseable {
  /**
   * Decides a turn from what is known: inside the transaction or before it, and again when
   * something has become of the person meanwhile, or it fails; the last decision counts. Must not
   * block.
   */
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
    /**
     * How many facts are read: ten years of three sessions a week, and as many as a small heap can
     * hold twice. Nobody trains that much, but an account that floods would end the service with a
     * request for what is stored about it.
     */
    int MOST = 50_000;

    /** The newest facts, oldest first. */
    @Override
    List<Fact.Dated> get();

    /** How many older ones there are. */
    int leftOut();

    /** What the platform remembers of them, by key. */
    Map<String, String> memory();
  }

  /**
   * What a turn changes.
   *
   * @param person the next state; null when nothing may be stored of them
   * @param replies what to send, in order
   * @param erase whether all that is stored of the person goes first
   */
  record Decision(
      @Nullable Person person,
      List<Fact> facts,
      List<Outgoing> replies,
      List<Due> reminders,
      boolean erase) {
    /** Whether the database has anything to do with it. */
    public boolean isKept() {
      return person != null || erase;
    }

    /** Of somebody who has not agreed, not even the reply is kept. */
    public List<Pending> unkept(Account account) {
      return replies.stream().map(reply -> new Pending(0, account, reply)).toList();
    }
  }

  /** Decides the turn of a reminder that has come due; like a {@link Decider}, but of somebody. */
  @FunctionalInterface
  interface ReminderDecider {
    /**
     * Decides.
     *
     * @param person as the reminders before this one in the same batch have left them
     * @param history what is stored of them
     */
    Decision decide(DueReminder reminder, Person person, History history);
  }

  /** A reminder of a kind; a later one of the same kind replaces it. */
  record Due(ReminderKind kind, Instant at) {}

  /** A reminder that has come due. */
  record DueReminder(Account account, ReminderKind kind, Instant at) {}

  /**
   * A reminder that was taken from the due table.
   *
   * @param pending what its turn said, to be delivered
   * @param trouble why it could not be decided, and so was dropped, without data; or null. Where
   *     the person's key is missing it is not dropped, but sleeps until the store is opened again.
   */
  record Swept(DueReminder reminder, List<Pending> pending, @Nullable String trouble) {}

  /**
   * A reply that has not been delivered yet.
   *
   * @param id 0 when it was never stored
   * @param due when the reminder that it is was due; null for an answer
   */
  record Pending(long id, Account account, Outgoing message, @Nullable Instant due) {
    /** An answer to what somebody sent. */
    public Pending(long id, Account account, Outgoing message) {
      this(id, account, message, null);
    }
  }

  /**
   * What a turn came to.
   *
   * @param repeated whether the update had been seen before, and so was not decided again
   * @param open whether nothing is stored of the person, so that what came in still has to be
   *     {@linkplain #processed marked as done} once it is answered
   * @param pending what is to be delivered to the person, in order
   */
  record Committed(boolean repeated, boolean open, List<Pending> pending) {}

  /**
   * Keeps updates until they are done with: by the turn of their id, by {@link #processed} or by
   * {@link #deadLetter}.
   *
   * @param whose who sent one, as far as it says; where several processes share the database, what
   *     one person sent is taken in the order in which it came
   * @return those that were not known yet, in order
   */
  List<Update> receive(
      List<Update> updates, Function<Update, @Nullable Account> whose, Instant now);

  /** The same of whoever. */
  default List<Update> receive(List<Update> updates, Instant now) {
    return receive(updates, _ -> null, now);
  }

  /**
   * Takes in hand, in order, what was received and not done with, and is in nobody's hand: at the
   * start, and when {@link #whenClaimable} says so.
   *
   * @param served whether updates of a platform can be handled here; others are left
   */
  List<Update> unprocessed(Predicate<String> served);

  /** The same of all platforms. */
  default List<Update> unprocessed() {
    return unprocessed(_ -> true);
  }

  /**
   * Counts a try at an update that an earlier run has left.
   *
   * @return how many there have been, with this one; 0 when the update is done with
   */
  int begin(String platform, String updateId);

  /** A try came to its end and the update is still open: that try does not count. */
  void putOff(String platform, String updateId);

  /** An update is done with; nothing of it stays but its id, for a day. */
  void processed(String platform, String updateId);

  /**
   * Keeps an update that cannot be handled for an operator to look at; of people who have not
   * consented only its id.
   *
   * @param account null when the update does not say
   */
  void deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now);

  /** How many updates are set aside. */
  int deadLetterCount();

  /**
   * What waits, in any process's hand or in none.
   *
   * @param updates received and not done with
   * @param replies committed and not delivered
   */
  record Backlog(int updates, int replies) {
    public int all() {
      return updates + replies;
    }
  }

  Backlog backlog();

  /** The person cannot be written to: replies that wait are dropped, reminders sleep. */
  void unreachable(Account account, Instant now);

  /** The person can be written to again; whoever sends something can, without this. */
  void reachable(Account account);

  /** The card of somebody. */
  Optional<Card> card(Account account);

  /** Remembers a card; says whether it did: not of those who have not consented. */
  boolean card(Account account, Card card);

  /**
   * Writes something small, to find out whether the database takes it.
   *
   * @throws StoreException when it does not
   */
  default void probe() {
    remember("", "probe", "");
  }

  /**
   * One turn in one transaction.
   *
   * @param updateId the platform's, for nothing else: what comes twice under one counts once
   * @throws StoreException when it was not committed; nothing of it is kept then. One that is
   *     {@linkplain StoreException#isOutOfTurn out of turn} is in nobody's hand then: it comes with
   *     what is {@linkplain #unprocessed not done with}, behind what came before it.
   */
  Committed turn(Account account, String updateId, Instant now, Decider decider);

  /**
   * The turns of reminders that are due at {@code now}, earliest first, in one transaction: each is
   * claimed, decided and committed, or none is. Reminders to people who cannot be reached sleep;
   * one that another sweep has claimed meanwhile is left to it. One that cannot be decided is
   * dropped alone, and nothing of its turn is kept.
   *
   * <p>Its cost goes by what is due, not by how many reminders there are. A database with several
   * writers locks what it claims and skips what is locked ({@code FOR UPDATE SKIP LOCKED}), so that
   * sweeps of several processes share the work and none decides a reminder twice.
   *
   * @param most how many to claim at most
   * @return what was claimed; nothing when no more are due
   * @throws StoreException when nothing was committed
   */
  List<Swept> sweep(Instant now, int most, ReminderDecider decider);

  /**
   * All that happened to somebody.
   *
   * @param number theirs among those who are stored, and nothing else's
   */
  record Filed(long number, List<Fact.Dated> history) {}

  /** The person with the next number after one, or empty; so all are read with few in memory. */
  Optional<Filed> next(long number);

  /** When the next reminder to somebody who can be reached is due. */
  Optional<Instant> nextDue();

  /** Forgets ids of updates and what was set aside, once they are old enough for that. */
  void purge(Instant now);

  /**
   * All replies that were committed but not {@linkplain #delivered delivered}, and are for this
   * process to deliver, in order. Takes in hand what is in nobody's; all of a person's or none.
   *
   * @param reached whether somebody can be written to from here; others are left
   */
  List<Pending> undelivered(Predicate<Account> reached);

  /** The same of everybody. */
  default List<Pending> undelivered() {
    return undelivered(_ -> true);
  }

  /**
   * Whether a reply is still to be delivered, by this process, and is the person's first. To be
   * asked right before it is sent.
   */
  boolean holds(long id);

  /** Takes a reply out of this process's hand: it cannot deliver it, and another one may. */
  void release(long id);

  /** A reply has arrived, or been given up. Should that not become durable, it is sent again. */
  void delivered(long id);

  /**
   * Whether it is this process that does what only one may do, such as asking a platform for
   * updates. It stays the one until it is gone; then, within 15 s, another one is.
   */
  boolean leads(String what);

  /** Looks, from then on, whenever something is in nobody's hand. */
  void whenClaimable(Runnable look);

  /**
   * Brings the next of what is stored under the operator's current key: data keys are wrapped anew,
   * what was written without a key is sealed.
   *
   * @param after 0, then what the last call returned
   * @return empty when all is done; no former key is needed then
   */
  Optional<Long> reseal(long after);

  /**
   * Writes a whole copy, while turns go on.
   *
   * @throws StoreException when it is not written, or the database has tools of its own for that
   */
  void backup(Path target);

  @Override
  void close();
}
