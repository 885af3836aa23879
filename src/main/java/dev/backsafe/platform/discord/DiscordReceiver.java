package dev.backsafe.platform.discord;

import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.Inbox;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Update;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everything comes in, in order: as many at a time as there are become durable together, and
 * then each interaction is acknowledged.
 */
final class DiscordReceiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordReceiver.class);

  private static final int MOST_QUEUED = 2_000;
  private static final int MOST_IN_BATCH = 100;

  /**
   * Discord waits 3 s for an acknowledgement and then throws the interaction away. A database that
   * takes longer than this gets its interaction acknowledged before it: that shows "thinking" to
   * the person, and promises no more. Were the update lost after that, the promise would be broken
   * visibly, and the person would ask again.
   */
  static final Duration LATEST_ACKNOWLEDGEMENT = Duration.ofMillis(1_800);

  private record Item(Update update, @Nullable PendingInteraction open) {}

  private final Ticker ticker;
  private final PendingInteractions pending;
  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(MOST_QUEUED);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("discord-deadlines").factory());
  private volatile boolean stopped;
  private @Nullable Thread thread;

  DiscordReceiver(PendingInteractions pending, Ticker ticker) {
    this.pending = pending;
    this.ticker = ticker;
  }

  /** Begins to hand over; what came before waits until then. */
  void start(Inbox inbox) {
    thread = Thread.ofVirtual().name("discord-receiver").start(() -> run(inbox));
  }

  /** Takes a message in; false when there is no room, or no time any more. */
  boolean take(String id, StoredUpdate stored) {
    return !stopped && queue.offer(new Item(stored.update(id), null));
  }

  /** Takes an interaction in. */
  boolean take(String id, StoredUpdate stored, PendingInteraction open) {
    if (stopped) {
      return false;
    }
    if (!pending.put(id, open)) {
      return true; // It is here already, and will be answered.
    }
    boolean fits = queue.offer(new Item(stored.update(id), open));
    if (fits) {
      var _ =
          timer.schedule(
              open::acknowledge, LATEST_ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      pending.remove(id);
    }
    return fits;
  }

  private void run(Inbox inbox) {
    List<Item> batch = new ArrayList<>(MOST_IN_BATCH);
    try {
      while (!stopped || !queue.isEmpty()) {
        Item first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MOST_IN_BATCH - 1);
          receive(inbox, batch);
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries until the database has them: Discord does not bring them again. */
  private void receive(Inbox inbox, List<Item> batch) throws InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        inbox.receive(batch.stream().map(Item::update).toList());
        for (Item item : batch) {
          if (item.open() != null) {
            item.open().acknowledge();
          }
        }
        return;
      } catch (RuntimeException e) {
        LOG.error("updates of Discord wait: {}", e.getMessage());
        ticker.pause(Backoff.after(failures));
      }
    }
  }

  /** Takes nothing in any more, and waits for what was. */
  void stop(Duration most) throws InterruptedException {
    stopped = true;
    if (thread != null) {
      thread.join(most);
    }
  }

  @Override
  public void close() {
    stopped = true;
    timer.shutdownNow();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
