package dev.backsafe.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Backoff;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** PostgreSQL is started again while four instances are at work, as when another takes over. */
class RestartedServerTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final int INSTANCES = 4;
  private static final int PEOPLE = 24;
  private static final int TURNS = 30;

  @Test
  void everyTurnCountsOnceAndInOrder() throws Exception {
    String url = PostgresServer.newDatabase();
    List<Store> stores = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      stores.add(new PostgresStore(new PostgresDatabase(url, null, null), FieldEncryption.none()));
    }
    CountDownLatch underWay = new CountDownLatch(PEOPLE * TURNS / 3);
    AtomicInteger failed = new AtomicInteger();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> talks = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        Account account = new Account("test", "p" + person);
        int first = person;
        talks.add(
            people.submit(
                () -> {
                  for (int turn = 0; turn < TURNS; turn++) {
                    take(stores.get((first + turn) % INSTANCES), account, turn, failed);
                    underWay.countDown();
                  }
                }));
      }
      underWay.await();
      PostgresServer.restart();
      for (Future<?> talk : talks) {
        talk.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(failed).as("the server was away").hasPositiveValue();
    List<String> expected = IntStream.range(0, TURNS).mapToObj(Integer::toString).toList();
    for (int person = 0; person < PEOPLE; person++) {
      assertThat(told(stores.getFirst(), new Account("test", "p" + person))).isEqualTo(expected);
    }
    stores.forEach(Store::close);
  }

  /** As an update is tried: again, under the same id, until it is committed. */
  private static void take(Store store, Account account, int turn, AtomicInteger failed) {
    for (int failures = 1; ; failures++) {
      try {
        store.turn(
            account,
            account.id() + " " + turn,
            NOW,
            (_, _) ->
                new Decision(
                    StoreContract.consented(),
                    List.of(new Fact.ZoneSet("" + turn)),
                    List.of(),
                    List.of(),
                    false));
        return;
      } catch (StoreException e) {
        assertThat(e.isPassing()).as(e.getMessage()).isTrue();
        failed.incrementAndGet();
        LockSupport.parkNanos(Backoff.after(failures).toNanos());
      }
    }
  }

  private static List<String> told(Store store, Account account) {
    List<String> told = new ArrayList<>();
    var _ =
        store.turn(
            account,
            account.id() + " last",
            NOW,
            (known, history) -> {
              told.clear();
              history.get().forEach(f -> told.add(((Fact.ZoneSet) f.fact()).zone()));
              return new Decision(known, List.of(), List.of(), List.of(), false);
            });
    return told;
  }
}
