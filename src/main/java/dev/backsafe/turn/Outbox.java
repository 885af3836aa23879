package dev.backsafe.turn;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Waiting;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Pending;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what turns have committed, each person's replies in order. A reply leaves the database
 * when the platform has taken it, so it arrives at least once.
 */
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final Store store;
  private final Map<String, Sender> senders;
  private final Checkpoint checkpoint;
  private final Waiting waiting;
  private final InstantSource clock;
  private final Lanes lanes;

  /** What is on a lane: a reply that is offered again meanwhile is not sent twice. */
  private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

  /**
   * Delivers to several platforms.
   *
   * @param senders by platform
   * @param executor runs the lanes; in the calling thread, it delivers before it returns
   */
  public Outbox(
      Store store,
      Map<String, Sender> senders,
      Checkpoint checkpoint,
      Executor executor,
      Waiting waiting,
      InstantSource clock) {
    this.store = store;
    this.senders = Map.copyOf(senders);
    this.checkpoint = checkpoint;
    this.waiting = waiting;
    this.clock = clock;
    this.lanes = new Lanes(executor);
  }

  /** Delivers what an earlier run left behind, or a database that was out of order for a while. */
  public void recover() {
    deliver(store.undelivered(), () -> {});
  }

  /** Waits until everything that could be sent is sent; says whether that came to pass. */
  public boolean awaitIdle(Duration most) throws InterruptedException {
    return lanes.awaitIdle(most);
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
      Account account = new Account(reply.who().platform(), reply.who().account());
      Runnable then = i == replies.size() - 1 ? afterwards : () -> {};
      Sender sender = senders.get(account.platform());
      // When that platform is not running here, the reply waits until it does.
      if (sender != null
          && sender.reaches(account)
          && (reply.id() == 0 || underWay.add(reply.id()))) {
        lanes.put(account, new Sending(reply, account, sender, then));
      }
    }
    if (replies.isEmpty()) {
      afterwards.run();
    }
  }

  private final class Sending implements Lanes.Task {
    private final Pending reply;
    private final Account account;
    private final Sender sender;
    private final Runnable afterwards;

    Sending(Pending reply, Account account, Sender sender, Runnable afterwards) {
      this.reply = reply;
      this.account = account;
      this.sender = sender;
      this.afterwards = afterwards;
    }

    @Override
    public void run() {
      try {
        if (sent(OutgoingCodec.read(reply.reply()))) {
          afterwards.run();
        }
      } finally {
        drop();
      }
    }

    @Override
    public void drop() {
      underWay.remove(reply.id());
    }

    /** Tries until it ends one way or the other; not when the process is told to stop. */
    private boolean sent(Outgoing message) {
      int failures = 0;
      while (true) {
        Duration wait;
        switch (attempt(message)) {
          case Delivery.Delivered _ -> {
            checkpoint.at(Checkpoint.Point.SENT);
            forget();
            return true;
          }
          case Delivery.Refused(String reason) -> {
            LOG.error("{} refuses a reply, which is given up: {}", account.platform(), reason);
            forget();
            return true;
          }
          case Delivery.Unreachable _ -> {
            store.unreachable(reply.who(), clock.instant());
            return true;
          }
          case Delivery.Later(Duration after) -> wait = after;
          case Delivery.Uncertain _ -> wait = Backoff.after(++failures);
        }
        try {
          waiting.pause(wait);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }

    private Delivery attempt(Outgoing message) {
      try {
        return sender.send(account, message);
      } catch (UncheckedIOException closed) {
        throw closed;
      } catch (RuntimeException e) {
        LOG.error("sending to {} failed with {}", account.platform(), e.getClass().getName());
        return new Delivery.Uncertain();
      }
    }

    private void forget() {
      if (reply.id() != 0) {
        store.delivered(reply.id());
      }
    }
  }
}
