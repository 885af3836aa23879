package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.cli.SettableClock;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.SendGuard;
import dev.backsafe.platform.Sender;
import dev.backsafe.service.Composition;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People with their own clocks, hours and habits over weeks in which clocks change, the bot dies,
 * is down for days, and has its clock set by two days forward and by an hour back. Nobody is
 * reminded twice, at night, or too early, and no reminder is missing: {@link ReminderOracle} says
 * which. {@code -Dreminders.people=1000 -Dreminders.days=90} is the whole of it.
 */
class ReminderSimulationTest {
  private static final String PLATFORM = "test";
  private static final int PEOPLE = Integer.getInteger("nudges.people", 30);
  private static final int DAYS = Integer.getInteger("nudges.days", 90);

  /** Clocks change in it: on 8 March in New York, 29 March in Berlin, 5 April in Australia. */
  private static final Instant START = Instant.parse("2026-02-10T06:00:00Z");

  /** A chance at each of some eight points a day and person; each takes a restart's time. */
  private static final double CRASHES = Math.min(0.004, 250.0 / (PEOPLE * DAYS * 8.0));

  private record Arrival(Account to, Outgoing message) {
    boolean says(Account account, String text) {
      return to.equals(account) && message.text().equals(text);
    }
  }

  /** The process dies. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Something somebody will do; the later of two is the one that counts. */
  private record Event(Instant at, RemindedPerson person, String what) {}

  private final Random random;
  private final SettableClock clock = new SettableClock(START);
  private final Outages outages = new Outages();
  private final List<RemindedPerson> people = new ArrayList<>();
  private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at));
  private final Map<Checkpoint.Point, Integer> crashes = new EnumMap<>(Checkpoint.Point.class);
  private final Random dice;
  private final long seed = Long.getLong("nudges.seed", 20_261_125L);
  private boolean sweeping;

  /**
   * Whether it dies over the next reminder that it decides in this thread. Others help to decide
   * many of them: dice of theirs would fall differently every time.
   */
  private final AtomicBoolean doomed = new AtomicBoolean();

  private @Nullable Arrival latest;

  /** What the bot died over when it had just been sent: it comes twice, and that only. */
  private final List<Arrival> uncertain = new ArrayList<>();

  private final String url;
  private Store store;
  private Composition wiring;
  private int updates;

  ReminderSimulationTest(@TempDir Path temp) {
    random = new Random(seed);
    dice = new Random(seed + 1);
    url = "jdbc:sqlite:" + temp.resolve("n.db") + "?synchronous=OFF";
    store = new SqliteStore(url);
    wiring = wiring();
  }

  @Test
  void everybodyIsRemindedOnceInTimeAndNeverAtNight() {
    System.out.printf(
        "nudges: seed %d, %d people, %d days (-Dnudges.seed=… -Dnudges.people=… -Dnudges.days=…)%n",
        seed, PEOPLE, DAYS);
    long start = System.nanoTime();
    for (int i = 0; i < PEOPLE; i++) {
      RemindedPerson person = new RemindedPerson("p" + i, this, random, outages);
      people.add(person);
      plan(START.plusSeconds(random.nextInt(86_400)), person, RemindedPerson.JOIN);
    }
    Instant end = START.plus(Duration.ofDays(DAYS));
    Instant trouble = START.plus(Duration.ofDays(2));
    int troubles = 0;
    while (clock.instant().isBefore(end)) {
      Event next = events.remove();
      if (next.at().isAfter(trouble)) {
        events.add(next);
        advance(trouble);
        trouble(troubles++);
        trouble = clock.instant().plus(Duration.ofHours(20 + random.nextInt(100)));
      } else {
        advance(next.at());
        next.person().act(next.what());
      }
    }
    people.forEach(p -> p.oracle().check(clock.instant()));
    assertThat(store.undelivered()).isEmpty();
    store.close();
    int calls = people.stream().mapToInt(p -> p.oracle().calls).sum();
    int others = people.stream().mapToInt(p -> p.oracle().others).sum();
    int sessions = people.stream().mapToInt(RemindedPerson::sessions).sum();
    System.out.printf(
        "nudges: %d sessions, %d calls to train, %d other reminders, %d outages and set clocks,"
            + " crashes %s, %.1f s%n",
        sessions, calls, others, troubles, crashes, (System.nanoTime() - start) / 1e9);
    assertThat(sessions).isGreaterThan(PEOPLE * DAYS / 30);
    assertThat(calls).isGreaterThan(sessions);
    assertThat(others).isGreaterThan(sessions / 4);
  }

  /** Down for hours or days, the clock two days ahead at once, or an hour back. */
  private void trouble(int number) {
    Instant now = clock.instant();
    switch (number % 4) {
      case 0 -> away(Duration.ofMinutes(10L + random.nextInt(20 * 60)), true);
      case 1 -> clock.set(now.minus(Duration.ofHours(1)));
      case 2 -> away(Duration.ofHours(10 + random.nextInt(80)), true);
      default -> away(Duration.ofDays(2), false);
    }
    sweep();
    people.forEach(p -> p.oracle().check(clock.instant()));
  }

  private void away(Duration length, boolean down) {
    Instant from = clock.instant();
    clock.set(from.plus(length));
    outages.add(from, clock.instant());
    if (down) {
      restart();
    }
  }

  /** Time passes, and what is due happens at its time. */
  void advance(Instant until) {
    Optional<Instant> due = wiring.sweep().next();
    while (due.isPresent() && !due.get().isAfter(until)) {
      if (due.get().isAfter(clock.instant())) {
        clock.set(due.get());
      }
      sweep();
      due = wiring.sweep().next();
    }
    if (until.isAfter(clock.instant())) {
      clock.set(until);
    }
  }

  private void sweep() {
    sweeping = true;
    untilItIsDone(
        () -> {
          doomed.set(dice.nextDouble() < CRASHES);
          wiring.sweep().sweep();
        });
    sweeping = false;
  }

  void plan(Instant at, RemindedPerson person, String what) {
    events.add(new Event(at, person, what));
  }

  Instant now() {
    return clock.instant();
  }

  /** They train one after another: the more they are, the shorter, or days would not suffice. */
  int crowd() {
    return 1 + PEOPLE / 100;
  }

  /** Somebody sends something, once: it is brought again when the bot dies over it. */
  void send(RemindedPerson person, Content content) {
    String update = "u" + updates++;
    Account account = new Account(PLATFORM, person.id());
    uncertain.removeIf(a -> a.to().equals(account)); // They are there: it is no news any more.
    untilItIsDone(() -> wiring.turns().handle(new Inbound(account, update, content, "en")));
  }

  private void untilItIsDone(Runnable work) {
    boolean done = false;
    while (!done) {
      try {
        work.run();
        done = true;
      } catch (Crash crash) {
        // Whoever talks gets an answer at once; nobody misses a bot that dies while it reminds.
        if (sweeping && random.nextInt(3) == 0) {
          away(Duration.ofMinutes(random.nextInt(18 * 60)), true);
        } else {
          restart();
        }
      }
    }
  }

  private void restart() {
    boolean up = false;
    while (!up) {
      try {
        store.close();
        open();
        tooLate();
        wiring.outbox().recover();
        up = true;
      } catch (Crash crash) {
        // It may die while it recovers, too.
      }
    }
  }

  /** What is no news any more is not sent again, but perhaps planned anew. */
  private void tooLate() {
    for (Arrival arrival : List.copyOf(uncertain)) {
      Long until = arrival.message().until();
      if (until != null && clock.millis() >= until) {
        uncertain.remove(arrival);
        person(arrival.to())
            .oracle()
            .unsure(clock.instant(), new SaidReminder(arrival.message().text()));
      }
    }
  }

  private RemindedPerson person(Account account) {
    return people.get(Integer.parseInt(account.id().substring(1)));
  }

  private void open() {
    store = new SqliteStore(url);
    wiring = wiring();
  }

  private Composition wiring() {
    Sender sender = this::arrives;
    return Composition.of(
        DirectBench.LIBRARY, store, Map.of(PLATFORM, sender), clock, this::maybeDie);
  }

  private Delivery arrives(Account to, Outgoing message, SendGuard gate) {
    if (!gate.isOpen()) {
      return new Delivery.Withdrawn();
    }
    RemindedPerson person = person(to);
    if (!person.isReachable()) {
      person.missed(message);
      return new Delivery.Unreachable();
    }
    latest = new Arrival(to, message);
    List<Arrival> before = uncertain.stream().filter(a -> a.says(to, message.text())).toList();
    if (before.isEmpty()) {
      person.receives(message);
    } else {
      uncertain.removeAll(before);
      person.receivesAgain(message);
    }
    return new Delivery.Delivered();
  }

  private void maybeDie(Checkpoint.Point point) {
    boolean deciding = sweeping && point == Checkpoint.Point.DECIDED;
    if (deciding ? doomed.getAndSet(false) : dice.nextDouble() < CRASHES) {
      crashes.merge(point, 1, Integer::sum);
      Arrival last = latest;
      if (last != null && point == Checkpoint.Point.SENT) {
        uncertain.add(last);
        latest = null;
      }
      throw new Crash();
    }
  }
}
