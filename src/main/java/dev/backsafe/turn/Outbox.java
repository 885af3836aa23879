package dev.backsafe.turn;

import dev.backsafe.conversation.Engine;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Urgency;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what turns have committed, each person's replies in order. A reply leaves the database
 * when the platform has taken it, so it arrives at least once.
 */
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /**
   * How many sends to a platform are under way at most. Of those that hang each holds a place, so
   * there are many more places than a platform takes messages in a second.
   */
  private static final int MOST_SENDS_AT_ONCE = 256;

  /** For so long a reminder that the platform puts off keeps its place before others. */
  private static final Duration LONGEST_WAIT_IN_PLACE = Duration.ofSeconds(10);

  private final Store store;
  private final Map<String, Sender> senders;
  private final Map<String, Semaphore> sending = new ConcurrentHashMap<>();
  private final Map<String, Backpressure> answers = new ConcurrentHashMap<>();
  private final Checkpoint checkpoint;
  private final Ticker waiting;
  private final InstantSource clock;
  private final KeyedSerialExecutor lanes;
  private final TurnListener watch;
  private final ReminderOutcomes aftermath;

  /** Reminders on their way to a lane. */
  private final ReminderThrottle reminders = new ReminderThrottle();

  /**
   * What is on a lane, or on its way there, and since when: a reply that is offered again meanwhile
   * is not sent twice.
   */
  private final Map<Long, Long> underWay = new ConcurrentHashMap<>();

  /**
   * Delivers to several platforms.
   *
   * @param engine plans again what could not be said in time
   * @param senders by platform
   * @param executor runs the lanes; in the calling thread, it delivers before it returns
   */
  public Outbox(
      Engine engine,
      Store store,
      Map<String, Sender> senders,
      Checkpoint checkpoint,
      Executor executor,
      Ticker waiting,
      InstantSource clock,
      TurnListener watch) {
    this.store = store;
    this.senders = Map.copyOf(senders);
    this.checkpoint = checkpoint;
    this.waiting = waiting;
    this.clock = clock;
    this.lanes = new KeyedSerialExecutor(executor);
    this.watch = watch;
    this.aftermath = new ReminderOutcomes(engine, store, clock);
  }

  /**
   * Delivers what an earlier run left behind, or a process that is gone, or a database that was out
   * of order for a while.
   */
  public void recover() {
    deliver(store.undelivered(this::reaches), () -> {});
  }

  private boolean reaches(Account account) {
    Sender sender = senders.get(account.platform());
    return sender != null && sender.reaches(account);
  }

  /** Waits until everything that could be sent is sent; says whether that came to pass. */
  public boolean awaitIdle(Duration most) throws InterruptedException {
    return lanes.awaitIdle(most);
  }

  /** How many replies are under way. */
  public int size() {
    return underWay.size();
  }

  /** How long the reply that has been under way for longest has been. */
  public Duration age() {
    long now = waiting.nanos();
    return Duration.ofNanos(
        underWay.values().stream().mapToLong(since -> now - since).max().orElse(0));
  }

  /** Waits until there are not too many answers under way to the people of a platform. */
  void awaitRoom(String platform) {
    crowd(platform).awaitRoom();
  }

  private Backpressure crowd(String platform) {
    return answers.computeIfAbsent(platform, _ -> new Backpressure());
  }

  /** How many replies to somebody are under way. */
  int waiting(Account account) {
    return lanes.depth(account);
  }

  /** How moments are written on a platform. */
  Optional<String> moment(String platform, Instant at) {
    Sender sender = senders.get(platform);
    return sender == null ? Optional.empty() : sender.moment(at);
  }

  /**
   * Puts replies on their lanes.
   *
   * @param afterwards runs when the last of them has ended, one way or the other
   */
  void deliver(List<Pending> replies, Runnable afterwards) {
    for (int i = 0; i < replies.size(); i++) {
      Pending reply = replies.get(i);
      Account account = reply.account();
      Sender sender = senders.get(account.platform());
      if (sender == null || !sender.reaches(account)) {
        // When that platform is not running here, the reply waits until it does, here or elsewhere.
        store.release(reply.id());
      } else if (reply.id() == 0 || underWay.putIfAbsent(reply.id(), waiting.nanos()) == null) {
        put(reply, account, sender, i == replies.size() - 1 ? afterwards : () -> {});
      }
    }
    if (replies.isEmpty()) {
      afterwards.run();
    }
  }

  /** Answers go at once; reminders wait until there is room for them. */
  private void put(Pending reply, Account account, Sender sender, Runnable then) {
    if (reply.due() == null) {
      reminders.hurry(account);
      crowd(account.platform()).enter();
      Urgency urgency = reply.message().urgent();
      if (urgency != Urgency.NONE && waiting(account) > 0) {
        sender.hurry(account, urgency);
      }
      lanes.put(account, new Sending(reply, account, sender, then, () -> {}));
    } else {
      reminders.add(
          account,
          giveBack -> lanes.put(account, new Sending(reply, account, sender, then, giveBack)));
    }
  }

  private final class Sending implements KeyedSerialExecutor.Task {
    private final Pending reply;
    private final Account account;
    private final Sender sender;
    private final Runnable afterwards;
    private @Nullable Runnable giveBack;
    private boolean isOvertaken;
    private final Persistence database;
    private final long since = waiting.nanos();

    Sending(Pending reply, Account account, Sender sender, Runnable afterwards, Runnable giveBack) {
      this.reply = reply;
      this.account = account;
      this.sender = sender;
      this.afterwards = afterwards;
      this.giveBack = giveBack;
      this.database = new Persistence(waiting, account.platform());
    }

    @Override
    public void run() {
      whileItWaits(() -> isOver() || ended(reply.message()));
    }

    /** Something that takes as long as platform and database want; says whether it is done. */
    private interface Waiting {
      boolean isDone() throws InterruptedException;
    }

    private void whileItWaits(Waiting work) {
      try {
        if (work.isDone()) {
          database.note(afterwards);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // The process stops; the next start does the rest.
      } finally {
        drop();
      }
    }

    /** An exercise is not shown behind the answer to a warning sign. */
    private boolean isOver() throws InterruptedException {
      Outgoing late = reply.message();
      if (!isOvertaken || !late.asksToGoOn() || !sender.mayLeaveOut(late)) {
        return false;
      }
      forget();
      return true;
    }

    @Override
    public Urgency urgency() {
      return reply.message().urgent();
    }

    @Override
    public void overtaken() {
      isOvertaken = true;
    }

    /** Whoever writes faster than a chat takes answers sees the same card once. */
    @Override
    public boolean isRepeatedBy(KeyedSerialExecutor.Task next) {
      return next instanceof Sending then
          && reply.due() == null
          && then.reply.due() == null
          && reply.message().spent() == null
          && sender.mayLeaveOut(reply.message())
          && reply.message().looksLike(then.reply.message());
    }

    @Override
    public void skip() {
      whileItWaits(
          () -> {
            forget();
            return true;
          });
    }

    @Override
    public void drop() {
      underWay.remove(reply.id());
      if (reply.due() == null) {
        crowd(account.platform()).leave();
      }
      giveBack();
    }

    /** One that is uncertain for long does not hold up the reminders of others. */
    private void giveBack() {
      Runnable once = giveBack;
      if (once != null) {
        giveBack = null;
        once.run();
      }
    }

    /** Tries until it ends one way or the other. */
    private boolean ended(Outgoing message) throws InterruptedException {
      int failures = 0;
      while (true) {
        Duration wait;
        if (isLate(message)) {
          return true;
        }
        switch (attemptInTurn(message)) {
          case Delivery.Withdrawn _ -> {
            return false; // Erased, or another process delivers it by now.
          }
          case Delivery.Delivered _ -> {
            checkpoint.at(Checkpoint.Point.SENT);
            Instant due = reply.due();
            if (due != null) {
              database.note(() -> aftermath.arrived(reply, due));
            }
            forget();
            arrived();
            return true;
          }
          case Delivery.Refused(String reason) -> {
            LOG.error("{} refuses a reply, which is given up: {}", account.platform(), reason);
            forget();
            lost("refused");
            return true;
          }
          case Delivery.Unreachable _ -> {
            database.note(() -> aftermath.unreachable(reply));
            database.note(() -> store.unreachable(reply.account(), clock.instant()));
            lost("unreachable");
            return true;
          }
          case Delivery.Later(Duration after) -> {
            wait = after;
            if (after.compareTo(LONGEST_WAIT_IN_PLACE) > 0) {
              giveBack();
            }
          }
          case Delivery.Uncertain _ -> {
            wait = Backoff.after(++failures);
            giveBack();
          }
        }
        waiting.pause(wait);
      }
    }

    /** Pain waits for nobody else's place. */
    private Delivery attemptInTurn(Outgoing message) {
      if (message.urgent() != Urgency.NONE) {
        return attempt(message);
      }
      Semaphore room =
          sending.computeIfAbsent(account.platform(), _ -> new Semaphore(MOST_SENDS_AT_ONCE));
      room.acquireUninterruptibly();
      try {
        return attempt(message);
      } finally {
        room.release();
      }
    }

    /** A reminder is not sent any more when night has come over it, or it is no news. */
    private boolean isLate(Outgoing message) throws InterruptedException {
      Long until = message.until();
      if (until == null || clock.instant().toEpochMilli() < until) {
        return false;
      }
      Instant due = reply.due();
      if (due != null) {
        database.note(() -> aftermath.unsaid(reply, due));
      }
      forget();
      lost("late");
      return true;
    }

    private void arrived() {
      if (reply.due() != null) {
        watch.reminderSent(Duration.between(reply.due(), clock.instant()));
      }
    }

    private void lost(String reason) {
      if (reply.due() != null) {
        watch.reminderSkipped(reason);
      }
    }

    private Delivery attempt(Outgoing message) {
      Delivery how = attempted(message);
      watch.attempted(account.platform(), how, Duration.ofNanos(waiting.nanos() - since));
      return how;
    }

    private Delivery attempted(Outgoing message) {
      try {
        return sender.send(account, message, this::isOurs);
      } catch (UncheckedIOException closed) {
        throw closed;
      } catch (StoreException e) {
        database.await(e);
        return new Delivery.Uncertain();
      } catch (RuntimeException e) {
        LOG.error("sending to {} failed with {}", account.platform(), e.getClass().getName());
        return new Delivery.Uncertain();
      }
    }

    /** What was never stored is nobody else's. */
    private boolean isOurs() {
      return reply.id() == 0 || store.holds(reply.id());
    }

    private void forget() throws InterruptedException {
      if (reply.id() != 0) {
        database.note(() -> store.delivered(reply.id()));
      }
    }
  }
}
