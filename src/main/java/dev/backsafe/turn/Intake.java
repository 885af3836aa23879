package dev.backsafe.turn;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Arrival;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbox;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Translator;
import dev.backsafe.platform.Update;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a platform's raw updates to turns. An update is durable before anything else happens to it,
 * each is read by itself, and one person's are handled in order; what fails is kept aside, and the
 * next person is answered.
 */
public final class Intake implements Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /** How many updates of a platform are under way at most; whoever brings more waits. */
  private static final int MOST_UPDATES_UNDER_WAY = 1_024;

  /**
   * How often an update may have ended the process that handled it: one that takes more memory than
   * there is would end each that comes after, too, and nobody would be answered any more. So often
   * that a process which somebody else kills, however badly timed, loses nothing.
   */
  private static final int MOST_TRIES = 20;

  /** The same of memory that was not there, in a process that lives on. */
  private static final int MOST_SHORTAGES = 3;

  private final Store store;
  private final Map<String, Translator> translators;
  private final TurnProcessor turns;
  private final InstantSource clock;
  private final Ticker waiting;
  private final Outbox outbox;
  private final KeyedSerialExecutor lanes;
  private final Map<String, Semaphore> rooms;
  private final AtomicLong handled = new AtomicLong();
  private final TurnListener watch;
  private final FloodControl flood;

  /**
   * Takes in from several platforms.
   *
   * @param translators by platform
   * @param outbox where the answers go: who waits for many of them is one who sent too much
   */
  public Intake(
      Store store,
      Map<String, Translator> translators,
      TurnProcessor turns,
      Outbox outbox,
      InstantSource clock,
      Ticker waiting,
      Executor executor,
      TurnListener watch) {
    this.store = store;
    this.translators = Map.copyOf(translators);
    this.turns = turns;
    this.clock = clock;
    this.waiting = waiting;
    this.outbox = outbox;
    this.lanes = new KeyedSerialExecutor(executor);
    this.rooms =
        translators.keySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(p -> p, _ -> new Semaphore(MOST_UPDATES_UNDER_WAY)));
    this.watch = watch;
    this.flood =
        new FloodControl(
            account -> lanes.depth(account) + outbox.waiting(account), turns::mayHurt, watch);
  }

  /** Handles what an earlier run, or a process that is gone, took in and did not get to. */
  public void recover() {
    store.unprocessed(translators::containsKey).forEach(update -> handle(update, this::resume));
  }

  /** While too much of a platform waits already, it waits, too. */
  @Override
  public void receive(List<Update> updates) {
    updates.stream().map(Update::platform).distinct().forEach(outbox::awaitRoom);
    boolean flooded = flood.isOn();
    List<Update> admitted = flooded ? updates.stream().filter(this::isAdmitted).toList() : updates;
    if (admitted.isEmpty()) {
      return;
    }
    List<Update> fresh = store.receive(admitted, this::whose, clock.instant());
    if (flooded) {
      admitted.stream().filter(u -> !fresh.contains(u)).forEach(u -> flood.told(u.id()));
    }
    fresh.forEach(update -> handle(update, this::attempt));
  }

  /** What cannot be read is nobody's. */
  private @Nullable Account whose(Update update) {
    Translator translator = translators.get(update.platform());
    try {
      return switch (translator == null ? new Arrival.Nothing() : translator.read(update)) {
        case Arrival.Said(Inbound inbound) -> inbound.account();
        case Arrival.Presence(Account account, boolean _) -> account;
        case Arrival.Nothing _ -> null;
      };
    } catch (RuntimeException | StackOverflowError e) {
      return null; // It becomes a dead letter, as ever.
    }
  }

  private boolean isAdmitted(Update update) {
    Translator translator = translators.get(update.platform());
    try {
      return translator == null
          || !(translator.read(update) instanceof Arrival.Said(Inbound inbound))
          || flood.admits(inbound);
    } catch (RuntimeException | StackOverflowError e) {
      return true; // What cannot be read becomes a dead letter, as ever.
    }
  }

  /** How many turns were handled in this run. */
  public long handled() {
    return handled.get();
  }

  /** How many updates are taken in and not handled yet, as far as they are under way. */
  public int waiting() {
    return rooms.values().stream()
        .mapToInt(room -> MOST_UPDATES_UNDER_WAY - room.availablePermits())
        .sum();
  }

  /** Waits until everything taken in is handled; says whether that came to pass. */
  public boolean awaitIdle(Duration most) throws InterruptedException {
    return lanes.awaitIdle(most);
  }

  /** In which way a turn is tried; says whether the update is done with. */
  @FunctionalInterface
  private interface Way {
    boolean go(Update update, Account account, Runnable turn, Runnable failed);
  }

  private void handle(Update update, Way way) {
    Translator translator = translators.get(update.platform());
    if (translator == null) {
      return; // That platform is not served here any more; the update waits until it is.
    }
    Arrival arrival;
    try {
      arrival = translator.read(update);
    } catch (RuntimeException | StackOverflowError e) {
      unreadable(update, translator.sender(update).orElse(null), e);
      return;
    }
    switch (arrival) {
      case Arrival.Said(Inbound inbound) ->
          put(
              update,
              inbound.account(),
              turn(update, inbound),
              () -> turns.say(TextKey.WENT_WRONG, inbound, () -> {}),
              way);
      case Arrival.Presence(Account account, boolean reachable) ->
          put(update, account, () -> presence(update, account, reachable), () -> {}, way);
      case Arrival.Nothing _ -> store.processed(update.platform(), update.id());
    }
  }

  /** It is erased with whoever sent it, who is told that nothing came of it. */
  private void unreadable(Update update, @Nullable Account sender, Throwable failure) {
    deadLetter(update, sender, failure);
    if (sender != null) {
      Inbound inbound = new Inbound(sender, update.id(), new Inbound.Content.Other(), "");
      turns.say(TextKey.WENT_WRONG, inbound, () -> {});
    }
  }

  private Runnable turn(Update update, Inbound inbound) {
    if (flood.leftOut(inbound)) {
      return () ->
          turns.say(
              TextKey.TOO_MANY,
              inbound,
              () -> {
                store.processed(update.platform(), update.id());
                flood.told(update.id());
              });
    }
    long since = waiting.nanos();
    return () -> {
      turns.handle(inbound);
      handled.incrementAndGet();
      watch.handled(update.platform(), Duration.ofNanos(waiting.nanos() - since));
    };
  }

  private void presence(Update update, Account account, boolean reachable) {
    if (reachable) {
      store.reachable(account);
    } else {
      Instant now = clock.instant();
      List<Fact> facts = List.of(new Fact.TurnedUnreachable());
      var _ = store.turn(account, update.id(), now, (p, _) -> ReminderOutcomes.noted(p, facts));
      store.unreachable(account, now);
    }
    store.processed(update.platform(), update.id());
  }

  private void put(Update update, Account account, Runnable turn, Runnable failed, Way way) {
    Semaphore room = Objects.requireNonNull(rooms.get(update.platform()));
    room.acquireUninterruptibly();
    lanes.put(
        account,
        () -> {
          try {
            var _ = way.go(update, account, turn, failed);
          } finally {
            room.release();
          }
        });
    flood.more(account);
  }

  /**
   * Tries what an earlier run has left, which it may be that has ended that run. A try counts from
   * when its turn comes: what only waited behind it is not to blame.
   */
  private boolean resume(Update update, Account account, Runnable turn, Runnable failed) {
    AtomicInteger tries = new AtomicInteger();
    Runnable counted =
        () -> {
          if (tries.get() == 0) { // Once, however often it is tried in this run.
            tries.set(store.begin(update.platform(), update.id()));
          }
          if (tries.get() >= MOST_TRIES) { // The first was not counted.
            throw new StoreException("its turn was tried " + MOST_TRIES + " times and ended none");
          }
          turn.run();
        };
    boolean done = attempt(update, account, counted, failed);
    if (!done && !Thread.currentThread().isInterrupted()) {
      store.putOff(update.platform(), update.id());
    }
    return done;
  }

  private boolean attempt(Update update, Account account, Runnable turn, Runnable failed) {
    for (int failures = 1; ; failures++) {
      try {
        turn.run();
        return true;
      } catch (RuntimeException | Error e) {
        if (Thread.currentThread().isInterrupted()) {
          return false; // The service stops; the update waits for the next start.
        }
        if (e instanceof StoreException trouble && trouble.isOutOfTurn()) {
          return false; // It comes again, behind what came before it.
        }
        if (!isPassing(e, failures)) {
          deadLetter(update, account, e);
          failed.run();
          return true;
        }
        LOG.error("an update of {} waits: {}", update.platform(), reason(e));
      }
      try {
        waiting.pause(Backoff.after(failures));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /**
   * Trouble with the database passes, and the update waits for that; the machine's may be the
   * update's own doing.
   */
  private static boolean isPassing(Throwable failure, int failures) {
    return switch (failure) {
      case StoreException trouble -> trouble.isPassing();
      case StackOverflowError _ -> false;
      case VirtualMachineError _ -> failures < MOST_SHORTAGES;
      default -> false;
    };
  }

  /** The place of the failure, never what was written. */
  private static String reason(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure instanceof StoreException
        ? String.valueOf(failure.getMessage())
        : failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private void deadLetter(Update update, @Nullable Account account, Throwable failure) {
    String reason = reason(failure);
    watch.deadLetter(update.platform());
    LOG.error("update {} of {} is set aside: {}", update.id(), update.platform(), reason);
    try {
      store.deadLetter(update.platform(), update.id(), account, reason, clock.instant());
    } catch (StoreException e) {
      LOG.error("it waits for the next start: {}", e.getMessage());
    }
  }
}
