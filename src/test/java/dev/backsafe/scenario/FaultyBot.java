package dev.backsafe.scenario;

import dev.backsafe.cli.SettableClock;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.JdbcFaults;
import dev.backsafe.harness.NoWaitTicker;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Arrival;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Translator;
import dev.backsafe.platform.Update;
import dev.backsafe.service.Composition;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreException;
import dev.backsafe.turn.Intake;
import dev.backsafe.turn.TurnListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The bot between a database and a platform that fail, put together as the service does it but for
 * its threads. When it dies it is started again over what it left behind; a minute after something
 * failed it looks for what is left to do, as the service does.
 */
final class FaultyBot implements AutoCloseable {
  private static final Duration BETWEEN_RECOVERIES = Duration.ofMinutes(1);

  final SettableClock clock;
  final Map<String, List<Outgoing>> arrived = new HashMap<>();
  private final Faults faults;
  private final Supplier<Store> database;
  private final Runnable settled;
  private final Ticker ticker;

  /** What people sent, as the platform keeps it. */
  private final Map<String, Inbound> sent = new HashMap<>();

  private Store opened;
  private Store store;
  private Composition wiring;
  private Intake intake;
  private Instant looks = Instant.MAX;
  private int restarts;

  /**
   * @param settled waits until nothing of a connection that was cut is left on the server: what it
   *     has locked is skipped until then, and done later than in a calm run
   */
  FaultyBot(Supplier<Store> database, Runnable settled, Instant start, Faults faults) {
    this.database = database;
    this.settled = settled;
    this.faults = faults;
    this.clock = new SettableClock(start);
    this.ticker = new LivingTicker(faults);
    open();
    faults.asleep(false);
  }

  /** Nobody waits in a process that is dead. */
  private static final class LivingTicker implements Ticker {
    private final Ticker time = new NoWaitTicker();
    private final Faults faults;

    LivingTicker(Faults faults) {
      this.faults = faults;
    }

    @Override
    public long nanos() {
      return time.nanos();
    }

    @Override
    public void pause(Duration length) throws InterruptedException {
      faults.live();
      time.pause(length);
    }
  }

  private void open() {
    opened = database.get();
    store = living(opened);
    Sender sender =
        (to, message, _) -> {
          arrived.computeIfAbsent(to.id(), _ -> new ArrayList<>()).add(message);
          return new Delivery.Delivered();
        };
    wiring =
        Composition.of(
            DirectBench.LIBRARY,
            store,
            Map.of(DirectBench.PLATFORM, faults.around(sender)),
            clock,
            faults,
            FaultyBot::onLane,
            ticker,
            TurnListener.NONE);
    Translator translator = update -> new Arrival.Said(sent.get(update.id()));
    intake =
        new Intake(
            store,
            Map.of(DirectBench.PLATFORM, translator),
            wiring.turns(),
            wiring.outbox(),
            clock,
            ticker,
            FaultyBot::onLane,
            TurnListener.NONE);
  }

  /** What breaks off on a lane does so alone. */
  private static void onLane(Runnable lane) {
    try {
      lane.run();
    } catch (StoreException e) {
      // The service says so in its log.
    }
  }

  /**
   * Asked of a dead process it does nothing. That a reply has arrived is noted by SQLite's writer
   * some time, which is waited for: otherwise it would share a transaction with what comes next, or
   * not.
   */
  private Store living(Store real) {
    boolean hasWriter = opened.getClass().getSimpleName().startsWith("Sqlite");
    return JdbcFaults.proxy(
        Store.class,
        (method, arguments) -> {
          faults.live();
          long before = faults.ended();
          Object result = JdbcFaults.call(real, method, arguments);
          if (hasWriter && method.getName().equals("delivered")) {
            faults.awaitEndedAfter(before);
          }
          return result;
        });
  }

  int restarts() {
    return restarts;
  }

  Store store() {
    return store;
  }

  /** Somebody sends something, which waits with the platform. */
  Update send(String who, String id, Content content) {
    Account account = new Account(DirectBench.PLATFORM, who);
    sent.put(id, new Inbound(account, id, content, "en"));
    return new Update(DirectBench.PLATFORM, id, id);
  }

  Inbound sent(Update update) {
    return sent.get(update.id());
  }

  /**
   * The platform brings updates, over and over until it hears that they were taken. What may have
   * been taken though nobody heard so is looked for at once, as PostgreSQL's store sees to.
   */
  void bring(List<Update> updates) {
    boolean failed = false;
    while (!went(() -> intake.receive(updates))) {
      failed = true;
    }
    if (failed) {
      recover();
    }
    if (faults.falls(Faults.Kind.ACK_LOST)) {
      bring(updates);
    }
  }

  void sweep() {
    while (!went(wiring.sweep()::sweep)) {
      // The scheduler tries again.
    }
  }

  /** Time passes; what failed is looked for within a minute. */
  void advance(Instant to) {
    if (to.isAfter(looks)) {
      recover();
    }
    if (to.isAfter(clock.instant())) {
      clock.set(to);
    }
    sweep();
  }

  void recover() {
    while (!went(this::leftBehind)) {
      // Again.
    }
    looks = Instant.MAX;
  }

  private void leftBehind() {
    wiring.outbox().recover();
    intake.recover();
  }

  /** Whether it was done, with whatever went wrong on the way. */
  private boolean went(Runnable work) {
    boolean done = false;
    try {
      work.run();
      done = !faults.isDead();
    } catch (Faults.Killed dead) {
      // It is started again.
    } catch (StoreException e) {
      if (!e.isPassing() && !faults.isDead()) {
        throw e;
      }
    }
    if (faults.isDead()) {
      restart();
    }
    if (faults.fell()) {
      settled.run();
      looks = clock.instant().plus(BETWEEN_RECOVERIES);
    }
    return done;
  }

  private void restart() {
    boolean up = false;
    while (!up) {
      restarts++;
      faults.asleep(true);
      opened.close();
      faults.revived();
      open();
      faults.asleep(false);
      try {
        leftBehind();
        up = true;
      } catch (Faults.Killed | StoreException again) {
        // It may die, or fail, while it recovers, too.
      }
    }
  }

  @Override
  public void close() {
    faults.asleep(true);
    opened.close();
  }
}
