package dev.backsafe.benchmark;

import dev.backsafe.benchmark.LoadGenerator.Rate;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Arrival;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.postgres.PostgresServer;
import dev.backsafe.store.postgres.PostgresStore;
import dev.backsafe.turn.Intake;
import dev.backsafe.turn.TurnListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Whole turns on PostgreSQL on all of their way: updates become durable as platforms bring them, up
 * to 100 together; each is a turn of its own; before its reply goes out the database is asked
 * whether it may, and when it has arrived it is forgotten.
 */
final class PostgresSessions implements AutoCloseable {
  static final int AT_ONCE = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * A database with people in the middle of a session.
   *
   * @param first what each presses first
   */
  record Filled(String url, String key, String first, int people) {
    static Filled of(int people) throws InterruptedException {
      String url = PostgresServer.newDatabase();
      String key = MasterKey.make();
      try (Sessions sessions = new Sessions(store(url, key), people, platform -> platform)) {
        String first = sessions.fill();
        PostgresServer.execute(url, "VACUUM ANALYZE");
        return new Filled(url, key, first, people);
      }
    }

    /** Another that is the same. */
    Filled copy() {
      return new Filled(PostgresServer.copy(url), key, first, people);
    }

    /** Whether the turns were taken once each since it was filled, and nothing waits. */
    void check(Filled before, int turns) {
      int taken = count("received WHERE body IS NULL", before);
      int decided = count("person, generate_series(1, turn)", before);
      int waiting = count("received WHERE body IS NOT NULL", before) + count("outbox", before);
      if (taken != turns || decided != turns || waiting != 0) {
        throw new IllegalStateException(
            "%d turns, of which %d were taken and %d decided; %d wait"
                .formatted(turns, taken, decided, waiting));
      }
    }

    private int count(String rows, Filled before) {
      return PostgresServer.count(url, rows) - PostgresServer.count(before.url, rows);
    }
  }

  private final Sessions sessions;
  private final Intake intake;
  private int begun;

  PostgresSessions(Filled filled) {
    sessions =
        new Sessions(
            store(filled.url(), filled.key()), filled.people(), PostgresSessions::asksFirst);
    sessions.begin(filled.first());
    intake =
        new Intake(
            sessions.store,
            Map.of(Sessions.PLATFORM, PostgresSessions::read),
            sessions.wiring.turns(),
            sessions.wiring.outbox(),
            sessions.clock,
            Ticker.REAL,
            sessions.lanes,
            TurnListener.NONE);
    sessions.store.whenClaimable(() -> sessions.lanes.execute(this::recover));
  }

  private static PostgresStore store(String url, String key) {
    return new PostgresStore(
        new PostgresDatabase(url, null, null), FieldEncryption.of(List.of(MasterKey.of(key))));
  }

  private static Sender asksFirst(Sender platform) {
    return (to, message, guard) ->
        guard.isOpen() ? platform.send(to, message, guard) : new Delivery.Withdrawn();
  }

  /** As long as what platforms say of a message. */
  private static Update written(Inbound inbound) {
    String what =
        switch (inbound.content()) {
          case Content.Press(String data, _) -> "press " + data;
          case Content.Text(String words, _) -> "text " + words;
          default -> throw new IllegalArgumentException(inbound.toString());
        };
    return new Update(
        Sessions.PLATFORM,
        inbound.updateId(),
        "%-600s".formatted(inbound.account().id() + " " + what));
  }

  private static Arrival read(Update update) {
    String[] parts = update.body().strip().split(" ", 3);
    return new Arrival.Said(
        new Inbound(
            new Account(Sessions.PLATFORM, parts[0]),
            update.id(),
            parts[1].equals("press") ? new Content.Press(parts[2]) : new Content.Text(parts[2]),
            "en"));
  }

  /** Brings what is said next, which waits while too much is under way. */
  void receive(IntStream numbers) {
    intake.receive(numbers.mapToObj(n -> written(sessions.inbound(n))).toList());
  }

  /** How many turns were handled. */
  long handled() {
    return intake.handled();
  }

  private void recover() {
    intake.recover();
    sessions.wiring.outbox().recover();
  }

  /** Until nothing waits any more, be it of this process or of another one that is done. */
  void finish() {
    try {
      while (!intake.awaitIdle(PATIENCE)
          || !sessions.wiring.outbox().awaitIdle(PATIENCE)
          || sessions.store.backlog().all() > 0) {
        recover();
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From the first update to the last reply. */
  Rate throughput(int turns) {
    int from = begun;
    begun += turns;
    return LoadGenerator.measure(
        turns,
        () -> {
          for (int n = from; n < begun; n += AT_ONCE) {
            receive(IntStream.range(n, Math.min(n + AT_ONCE, begun)));
          }
          finish();
        });
  }

  /** How many turns there were in all. */
  int begun() {
    return begun;
  }

  @Override
  public void close() {
    sessions.close();
  }
}
