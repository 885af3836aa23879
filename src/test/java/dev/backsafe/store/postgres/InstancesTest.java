package dev.backsafe.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.Swept;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes over one database, as far as two stores in one process can be that. */
class InstancesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Account ADA = new Account("test", "ada");

  /** The promise: whoever polls is replaced within this. */
  private static final Duration TAKEOVER = Duration.ofSeconds(15);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private String url;
  private Store one;
  private Store two;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  InstancesTest() {}

  @BeforeEach
  void open() {
    url = database();
    one = store();
    two = store();
  }

  /** A new one. */
  protected String database() {
    return PostgresServer.newDatabase();
  }

  private Store store() {
    return new PostgresStore(new PostgresDatabase(url, null, null), FieldEncryption.none());
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  private static Decision says(String... replies) {
    return StoreContract.says(replies);
  }

  private static List<String> replies(List<Pending> pending) {
    return StoreContract.replies(pending);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it does not come to pass").isLessThan(end);
      Thread.sleep(Duration.ofMillis(10));
    }
  }

  /** Runs it that many times at once; what each came to. */
  private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> one : executor.invokeAll(Collections.nCopies(times, work))) {
        results.add(one.get(60, TimeUnit.SECONDS));
      }
      return results;
    }
  }

  @Test
  void thePersonsRepliesAreInOneHandAndGoInOrder() {
    Pending first = one.turn(ADA, "1", NOW, (_, _) -> says("one")).pending().getFirst();
    assertThat(two.undelivered()).as("in another's hand").isEmpty();
    assertThat(two.holds(first.id())).isFalse();
    assertThat(two.turn(ADA, "2", NOW, (_, _) -> says("two")).pending())
        .as("the other one delivers to her")
        .isEmpty();
    assertThat(two.undelivered()).as("not before the first has arrived").isEmpty();

    one.delivered(first.id());
    List<Pending> second = two.undelivered();
    assertThat(replies(second)).containsExactly("two");
    assertThat(two.holds(second.getFirst().id())).isTrue();
    assertThat(one.holds(second.getFirst().id())).isFalse();
    assertThat(one.undelivered()).isEmpty();
    two.release(second.getFirst().id());
    assertThat(replies(one.undelivered())).containsExactly("two");
  }

  @Test
  void whatTheOtherSaidMeanwhileIsLookedForOnceTheFirstHasArrived() {
    Pending first = one.turn(ADA, "1", NOW, (_, _) -> says("one")).pending().getFirst();
    two.turn(ADA, "2", NOW, (_, _) -> says("two"));
    AtomicInteger told = new AtomicInteger();
    one.whenClaimable(told::incrementAndGet);
    one.delivered(first.id());
    assertThat(told).hasPositiveValue();
    assertThat(replies(one.undelivered())).containsExactly("two");
  }

  @Test
  void whatManyAskAtOnceIsAnsweredToEach() throws Exception {
    List<Pending> mine = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Account account = new Account("test", "p" + i);
      mine.addAll(
          one.turn(account, account.id(), NOW, (_, _) -> says("first", "second")).pending());
    }
    AtomicInteger number = new AtomicInteger();
    List<Boolean> held =
        atOnce(mine.size(), () -> one.holds(mine.get(number.getAndIncrement()).id()));
    assertThat(held.stream().filter(yes -> yes)).as("of each person's the first").hasSize(300);
    AtomicInteger next = new AtomicInteger();
    atOnce(
        300,
        () -> {
          Pending first = mine.get(2 * next.getAndIncrement());
          boolean mayGo = one.holds(first.id());
          one.delivered(first.id());
          return assertThat(mayGo && !one.holds(first.id())).isTrue();
        });
    assertThat(replies(one.undelivered())).hasSize(300).containsOnly("second");
  }

  @Test
  void whatIsInTheHandOfOneThatStopsIsTakenAtOnce() throws InterruptedException {
    AtomicInteger told = new AtomicInteger();
    two.whenClaimable(told::incrementAndGet);
    one.turn(ADA, "1", NOW, (_, _) -> says("one"));
    one.receive(List.of(new Update("test", "7", "hello")), NOW);
    assertThat(two.unprocessed()).isEmpty();
    one.close();
    await(() -> told.get() > 0);
    assertThat(replies(two.undelivered())).containsExactly("one");
    assertThat(two.unprocessed()).extracting(Update::id).containsExactly("7");
    assertThat(two.unprocessed()).as("in hand already").isEmpty();
  }

  @Test
  void whatIsInTheHandOfOneThatIsCutOffIsTaken() throws InterruptedException {
    Pending reply = one.turn(ADA, "1", NOW, (_, _) -> says("one")).pending().getFirst();
    PostgresServer.execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = "
            + AdvisoryLocks.INSTANCE
            + " AND objid = (SELECT min(id) FROM instance)");
    await(() -> !one.holds(reply.id()));
    await(
        () ->
            two.holds(reply.id())
                || replies(two.undelivered()).contains("one")
                || one.holds(reply.id()));
    // One of them has it, and never both.
    assertThat(one.holds(reply.id())).isNotEqualTo(two.holds(reply.id()));
  }

  /**
   * As a load balancer brings it: the first message to one that dies, the next one to the other.
   */
  @Test
  void whatOnePersonSentIsTakenInTheOrderInWhichItCameThoughAnInstanceIsKilled()
      throws InterruptedException {
    long seed = Long.getLong("instances.seed", 20_261_129L);
    System.out.printf("instances: seed %d (-Dinstances.seed=…)%n", seed);
    Random random = new Random(seed);
    int kills = 4;
    int people = 10;
    for (int kill = 0; kill < kills; kill++) {
      Map<String, List<String>> taken = new HashMap<>();
      for (int i = 0; i < people; i++) {
        Account account = new Account("test", "k" + kill + "p" + i);
        if (random.nextBoolean()) { // Some are known already, others come for the first time.
          two.turn(account, account.id() + " known", NOW, (_, _) -> says());
        }
        receive(one, account, "23");
        receive(two, account, "24");
        taken.put(account.id(), new ArrayList<>());
      }
      boolean before = random.nextBoolean();
      if (before) {
        cutOffOne();
      }
      for (String id : taken.keySet()) {
        take(two, id + " 24", taken);
      }
      assertThat(taken.values()).as("before its turn").allMatch(List::isEmpty);
      if (!before) {
        cutOffOne();
      }
      await(
          () -> {
            two.unprocessed().forEach(update -> take(two, update.id(), taken));
            return taken.values().stream().allMatch(ids -> ids.size() == 2);
          });
      assertThat(taken.values()).allMatch(ids -> ids.equals(List.of("23", "24")));
    }
  }

  private static Account sender(String updateId) {
    return new Account("test", updateId.split(" ", -1)[0]);
  }

  private static void receive(Store store, Account account, String number) {
    Update update = new Update("test", account.id() + " " + number, "hello");
    assertThat(store.receive(List.of(update), u -> sender(u.id()), NOW)).hasSize(1);
  }

  private static void take(Store store, String updateId, Map<String, List<String>> taken) {
    Account account = sender(updateId);
    try {
      store.turn(account, updateId, NOW, (_, _) -> says());
      Objects.requireNonNull(taken.get(account.id())).add(updateId.split(" ", -1)[1]);
    } catch (StoreException e) {
      assertThat(e.isOutOfTurn()).as(e.getMessage()).isTrue();
    }
  }

  /** Its connections that tell the others of it; it does nothing of its own in this test. */
  private void cutOffOne() {
    PostgresServer.execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = "
            + AdvisoryLocks.INSTANCE
            + " AND objid IN (SELECT holder FROM received WHERE body IS NOT NULL"
            + " AND update_id LIKE '% 23')");
  }

  @Test
  void nobodyIsKeptWaitingForEverByWhatIsNotGotDone() {
    receive(one, ADA, "23");
    receive(two, ADA, "24");
    assertThatThrownBy(() -> two.turn(ADA, "ada 24", NOW, (_, _) -> says()))
        .isInstanceOf(StoreException.class);
    assertThat(two.turn(ADA, "ada 24", NOW.plusSeconds(61), (_, _) -> says()).repeated()).isFalse();
  }

  @Test
  void turnsOfOnePersonAtBothAreEachDecidedOnTheLastOne() throws Exception {
    int turns = 60;
    AtomicInteger number = new AtomicInteger();
    atOnce(
        turns,
        () -> {
          int mine = number.getAndIncrement();
          Store store = mine % 2 == 0 ? one : two;
          return store.turn(
              ADA,
              "u" + mine,
              NOW,
              (_, history) ->
                  new Decision(
                      StoreContract.consented(),
                      List.of(new Fact.ZoneSet("" + history.get().size())),
                      StoreContract.messages("r" + history.get().size()),
                      List.of(),
                      false));
        });
    List<String> seen = new ArrayList<>();
    one.turn(
        ADA,
        "last",
        NOW,
        (_, history) -> {
          seen.clear();
          history.get().forEach(f -> seen.add(((Fact.ZoneSet) f.fact()).zone()));
          return says();
        });
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      expected.add("" + i);
    }
    assertThat(seen).isEqualTo(expected);
    // And the replies stand in the order of the turns, whoever has them in hand.
    List<Pending> all = new ArrayList<>(one.undelivered());
    all.addAll(two.undelivered());
    all.sort((a, b) -> Long.compare(a.id(), b.id()));
    assertThat(replies(all)).isEqualTo(expected.stream().map(n -> "r" + n).toList());
  }

  @Test
  void anUpdateThatIsBroughtToBothIsDecidedOnce() throws Exception {
    AtomicInteger number = new AtomicInteger();
    List<Boolean> repeated =
        atOnce(
            20,
            () ->
                (number.getAndIncrement() % 2 == 0 ? one : two)
                    .turn(ADA, "same", NOW, (_, _) -> says("once"))
                    .repeated());
    assertThat(repeated).containsOnlyOnce(false);
    List<Pending> all = new ArrayList<>(one.undelivered());
    all.addAll(two.undelivered());
    assertThat(replies(all)).containsExactly("once");
  }

  @Test
  void remindersAreSharedAndEachIsTakenOnce() throws Exception {
    int people = 400;
    for (int i = 0; i < people; i++) {
      Due due = new Due(ReminderKind.RECOVERY_OVER, NOW.minusSeconds(i));
      one.turn(
          new Account("test", "p" + i),
          "p" + i,
          NOW,
          (_, _) ->
              new Decision(StoreContract.consented(), List.of(), List.of(), List.of(due), false));
    }
    AtomicInteger number = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(4);
    List<List<Swept>> shares =
        atOnce(
            4,
            () -> {
              Store store = number.getAndIncrement() % 2 == 0 ? one : two;
              List<Swept> mine = new ArrayList<>(store.sweep(NOW, 20, (_, _, _) -> says("time")));
              begun.countDown(); // Nobody takes what another has not come to begin with.
              begun.await();
              while (store.nextDue().isPresent()) {
                mine.addAll(store.sweep(NOW, 20, (_, _, _) -> says("time")));
              }
              return mine;
            });
    assertThat(shares).allMatch(share -> !share.isEmpty());
    assertThat(shares.stream().flatMap(List::stream).map(s -> s.reminder().account().id()))
        .hasSize(people)
        .doesNotHaveDuplicates();
  }

  /** One that stands still is missed when its lease is over, at the next beat of another. */
  @Test
  void aLeaseAndABeatLeaveABusyMachineSomeSecondsOfThePromise() {
    assertThat(InstanceLease.LEASE.plus(InstanceLease.BEAT)).isLessThan(TAKEOVER.minusSeconds(5));
  }

  @Test
  void oneLeadsAndTheOtherTakesOver() throws InterruptedException {
    await(() -> one.leads("poll"));
    assertThat(two.leads("poll")).isFalse();
    await(() -> two.leads("something else"));
    assertThat(one.leads("poll")).isTrue();
    one.close();
    await(() -> two.leads("poll"));
    assertThat(one.leads("poll")).isFalse();
  }
}
