package dev.backsafe.benchmark;

import dev.backsafe.harness.ServiceHarness;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.FakePerson.Seen;
import dev.backsafe.platform.telegram.Telegram;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Telegram with its limits, in its own time: many talk, one sends far more than can be answered,
 * and now and then somebody has chest pain.
 */
public final class EmergencyBenchmark {
  private static final int PEOPLE = Scale.of(300);
  private static final Duration LENGTH = Duration.ofSeconds(Scale.of(60));

  /** Telegram takes thirty messages a second; this many people press or write something. */
  private static final int TURNS_A_SECOND = 25;

  private static final int STRAY_A_SECOND = 20;
  private static final int BURST = 300;
  private static final Duration BETWEEN_EMERGENCIES = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final long FIRST_ID = 700_000_000;
  private static final int EMERGENCY_GOAL = 1_500;
  private static final int PRESS_GOAL = 300;

  /** What people press, as far as it is offered: through a session, and on. */
  private static final List<String> BUTTONS =
      List.of("None of these", "That's all", "Done", "Just right", "Skip", "Why this routine?");

  private static final int FLOODING = 10;

  private final FakeBotApi api;
  private final Random random = new Random(Long.getLong("emergencies.seed", 1));
  private final List<FakePerson> people;

  private EmergencyBenchmark(FakeBotApi api) {
    this.api = api;
    this.people = people(0, PEOPLE);
  }

  private List<FakePerson> people(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(n -> new FakePerson(api, FIRST_ID + n))
        .toList();
  }

  public static void main(String[] arguments) throws Exception {
    Path database = Files.createTempDirectory(Path.of("target"), "emergencies").resolve("e.db");
    String url = "jdbc:sqlite:" + database;
    int emergencies = (int) (LENGTH.toMillis() / BETWEEN_EMERGENCIES.toMillis());
    fill(url, PEOPLE + FLOODING + emergencies);
    try (FakeBotApi api = new FakeBotApi()) {
      Settings settings =
          new Settings(
              TelegramBench.settings(api), null, new Settings.Database(url), null, List.of(), null);
      ServiceHarness service =
          new ServiceHarness(settings, Instant.EPOCH, Ticker.REAL, Checkpoint.NONE);
      try {
        new EmergencyBenchmark(api).run(emergencies);
      } finally {
        service.close();
      }
    }
  }

  private static void fill(String url, int people) {
    try (Store store = new SqliteStore(url, FieldEncryption.of(List.of()))) {
      Decision known =
          new Decision(StoreContract.consented(), List.of(), List.of(), List.of(), false);
      for (int n = 0; n < people; n++) {
        Account account = new Account(Telegram.PLATFORM, Long.toString(FIRST_ID + n));
        var _ = store.turn(account, "0." + n, Instant.EPOCH, (_, _) -> known);
      }
    }
  }

  private void run(int emergencies) throws Exception {
    for (FakePerson person : people) {
      int _ = person.say("/session");
    }
    await(() -> people.stream().allMatch(person -> !person.chat().isEmpty()));
    int before = api.acknowledged().size();
    Collection<Long> answered = new ConcurrentLinkedQueue<>();
    Collection<Long> ofFlooding = new ConcurrentLinkedQueue<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      crowd.execute(this::talk);
      crowd.execute(() -> people(PEOPLE, FLOODING).forEach(p -> ofFlooding.add(flood(p))));
      for (FakePerson person : people(PEOPLE + FLOODING, emergencies)) {
        crowd.execute(() -> answered.add(emergency(person)));
        LockSupport.parkNanos(BETWEEN_EMERGENCIES.toNanos());
      }
    }
    List<Long> presses = new ArrayList<>();
    api.acknowledged().stream().skip(before).forEach(d -> presses.add(d.toNanos()));
    print("an emergency's answer, " + PEOPLE + " talk, one floods", answered, EMERGENCY_GOAL);
    print("the answer to whoever floods", ofFlooding, EMERGENCY_GOAL);
    print("a press acknowledged", presses, PRESS_GOAL);
  }

  /** Presses and words in turns, whether or not the earlier ones are answered. */
  private void talk() {
    long start = System.nanoTime();
    for (int n = 0; System.nanoTime() - start < LENGTH.toNanos(); n++) {
      FakePerson person = people.get(random.nextInt(PEOPLE));
      Seen last = person.last();
      String button = BUTTONS.stream().filter(last.buttons()::containsKey).findFirst().orElse(null);
      int _ = button == null || n % 4 == 0 ? person.say("/help") : person.press(button);
      LockSupport.parkNanos(start + (n + 1) * 1_000_000_000L / TURNS_A_SECOND - System.nanoTime());
    }
  }

  /** One after the other; at the end of it they have chest pain, too. */
  private long flood(FakePerson flooding) {
    int _ = flooding.say("/session");
    await(() -> !flooding.chat().isEmpty());
    int _ = flooding.press("None of these");
    await(() -> !flooding.last().buttons().containsKey("None of these"));
    for (int n = 0; n < BURST; n++) {
      int _ = flooding.say("the weather is nice");
    }
    long start = System.nanoTime();
    while (System.nanoTime() - start < LENGTH.toNanos() / FLOODING / 2) {
      int _ = flooding.say("the weather is fine");
      LockSupport.parkNanos(1_000_000_000L / STRAY_A_SECOND);
    }
    return emergency(flooding);
  }

  /** How long it takes until whoever has chest pain is told what to do. */
  private long emergency(FakePerson person) {
    long start = System.nanoTime();
    int _ = person.say("i have chest pain");
    await(() -> person.chat().stream().anyMatch(m -> m.text().contains("emergency number")));
    return System.nanoTime() - start;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static void print(String what, Collection<Long> nanos, int goal) {
    if (nanos.isEmpty()) {
      throw new IllegalStateException("nothing was measured: " + what);
    }
    long[] all = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    double p50 = 1e-6 * all[all.length / 2];
    double p99 = 1e-6 * all[(all.length - 1) * 99 / 100];
    double last = 1e-6 * all[all.length - 1];
    new Row(
            what,
            String.format(
                Locale.ROOT,
                "p50 %.0f ms, p99 %.0f ms, longest %.0f ms of %d",
                p50,
                p99,
                last,
                all.length),
            "p99 ≤ " + goal + " ms",
            p99 <= goal)
        .print();
  }
}
