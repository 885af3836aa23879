package dev.backsafe.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.JdbcFaults;
import dev.backsafe.harness.NoWaitTicker;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Arrival;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Update;
import dev.backsafe.service.Composition;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreException;
import dev.backsafe.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sent, while the database does not take that it was. */
class OutboxTest {
  private static final Account ADA = new Account(DirectBench.PLATFORM, "ada");

  @TempDir Path temp;

  private final List<Outgoing> arrived = new ArrayList<>();

  /** What of the store fails when it is called next, and how often. */
  private String failing = "";

  private int failures;

  private Store faulty(Store real) {
    return JdbcFaults.proxy(
        Store.class,
        (method, arguments) -> {
          if (method.getName().equals(failing) && failures > 0) {
            failures--;
            throw new StoreException("the disk is full", new IOException());
          }
          return JdbcFaults.call(real, method, arguments);
        });
  }

  /** As the service's lanes do: what breaks off does so alone. */
  private static void onLane(Runnable lane) {
    try {
      lane.run();
    } catch (StoreException e) {
      // It is said in the log.
    }
  }

  private Composition over(Store store) {
    return Composition.of(
        DirectBench.LIBRARY,
        store,
        Map.of(
            DirectBench.PLATFORM,
            (_, message, _) -> {
              arrived.add(message);
              return new Delivery.Delivered();
            }),
        InstantSource.fixed(Instant.parse("2026-03-02T08:00:00Z")),
        Checkpoint.NONE,
        OutboxTest::onLane,
        new NoWaitTicker(),
        TurnListener.NONE);
  }

  private static Inbound text(String id, String words) {
    return new Inbound(ADA, id, new Content.Text(words), "en");
  }

  @Test
  void nothingElseGoesToSomebodyBeforeItIsNotedWhatHasArrived() {
    try (Store real = new SqliteStore("jdbc:sqlite:" + temp.resolve("a.db"))) {
      Composition bot = over(faulty(real));
      bot.turns().handle(text("1", "/start"));
      String agree = arrived.getLast().buttons().getFirst().data();
      bot.turns().handle(new Inbound(ADA, "2", new Content.Press(agree), "en"));
      arrived.clear();
      failing = "delivered";
      failures = 3;
      bot.turns().handle(text("3", "/privacy"));
      bot.turns().handle(text("4", "/help"));
      bot.outbox().recover();
      assertThat(failures).isZero();
      assertThat(arrived).extracting(Outgoing::answers).containsExactly("3", "4");
      assertThat(real.undelivered()).isEmpty();
    }
  }

  @Test
  void whatAStrangerSentIsDoneWithThoughTheDatabaseFailsForAWhile() {
    try (Store real = new SqliteStore("jdbc:sqlite:" + temp.resolve("a.db"))) {
      Store store = faulty(real);
      Composition bot = over(store);
      Intake intake =
          new Intake(
              store,
              Map.of(DirectBench.PLATFORM, update -> new Arrival.Said(text(update.id(), "/start"))),
              bot.turns(),
              bot.outbox(),
              InstantSource.system(),
              new NoWaitTicker(),
              OutboxTest::onLane,
              TurnListener.NONE);
      failing = "processed";
      failures = 3;
      intake.receive(List.of(new Update(DirectBench.PLATFORM, "1", "")));
      assertThat(failures).isZero();
      assertThat(arrived).hasSize(1);
      assertThat(real.unprocessed()).as("it would be answered once more").isEmpty();
    }
  }
}
