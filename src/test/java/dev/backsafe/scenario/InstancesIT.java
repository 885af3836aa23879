package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.FirstSession;
import dev.backsafe.harness.LoadBalancer;
import dev.backsafe.harness.Program;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.TelegramIT;
import dev.backsafe.store.DatabaseCopy;
import dev.backsafe.store.postgres.PostgresCopyEndpoint;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.postgres.PostgresServer;
import dev.backsafe.store.sqlite.SqliteCopyEndpoint;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes of the program over one PostgreSQL, killed and frozen. */
class InstancesIT {
  private static final int PEOPLE = 60;
  private static final int REMINDERS = Integer.getInteger("instances.reminders", 500);
  private static final long FIRST_ID = 700_000_000;

  /** Of whom reminders come due; the others talk. */
  private static final long FIRST_REMINDED = 800_000_000;

  /** Sends of one process that are under way at a time. */
  private static final int IN_FLIGHT = 32;

  private static final Duration PATIENCE = Duration.ofSeconds(60 + REMINDERS / 20);

  /** Telegram's limits are not what is tested: its clock runs a thousand times as fast. */
  private static final Ticker FAST =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime() * 1_000;
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
          Ticker.REAL.pause(length);
        }
      };

  @TempDir Path temp;

  private final String database = PostgresServer.newDatabase();
  private final long seed = Long.getLong("instances.seed", 20_261_122L);
  private int started;

  /**
   * A running instance.
   *
   * @param hook where updates are brought to it
   */
  private record Instance(Program program, URI hook, Path directory) implements AutoCloseable {
    String errors() throws IOException {
      return Files.readString(directory.resolve("stderr.txt"));
    }

    @Override
    public void close() throws IOException {
      program.close();
    }
  }

  private Instance start(FakeBotApi api, boolean webhook) throws IOException {
    Path directory = Files.createDirectory(temp.resolve("instance" + started++));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("BACKSAFE_TELEGRAM_TOKEN", FakeBotApi.TOKEN);
    environment.put("BACKSAFE_TELEGRAM_API_URL", api.url().toString());
    environment.put("BACKSAFE_DATABASE_URL", database);
    environment.put("BACKSAFE_HTTP_ADDRESS", "127.0.0.1:" + port);
    if (webhook) {
      environment.put("BACKSAFE_TELEGRAM_WEBHOOK_URL", "https://bot.example.org/telegram");
      environment.put("BACKSAFE_TELEGRAM_WEBHOOK_SECRET", LoadBalancer.SECRET);
    }
    return new Instance(
        Program.start(directory, environment, "run"),
        URI.create("http://127.0.0.1:" + port + "/telegram"),
        directory);
  }

  private static void await(Duration most, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it does not come to pass").isLessThan(end);
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  private static List<FakePerson> people(FakeBotApi api, long first, int count) {
    return IntStream.range(0, count).mapToObj(i -> new FakePerson(api, first + i)).toList();
  }

  private static List<Future<?>> talks(ExecutorService crowd, List<FakePerson> people) {
    List<Future<?>> talks = new ArrayList<>();
    people.forEach(p -> talks.add(crowd.submit(() -> TelegramIT.talk(p))));
    return talks;
  }

  private static void finish(List<Future<?>> talks) throws Exception {
    for (Future<?> talk : talks) {
      talk.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private int count(String rows) {
    return PostgresServer.count(database, rows);
  }

  /** Each turn of everybody was taken once, and nothing waits. */
  private void assertNothingLostOrDoubled(int people) throws InterruptedException {
    await(PATIENCE, () -> count("outbox") == 0 && count("received WHERE body IS NOT NULL") == 0);
    String known = "person WHERE account::bigint < " + FIRST_REMINDED;
    String of = "fact JOIN person p ON p.id = person_id WHERE account::bigint < " + FIRST_REMINDED;
    String has = " AND position('\"%s\"'::bytea IN fact) > 0";
    assertThat(count(known)).isEqualTo(people);
    assertThat(count(of + has.formatted("Consented"))).isEqualTo(people);
    assertThat(count(of + has.formatted("ScreenedClear"))).isEqualTo(people);
    assertThat(count(known + " AND position('SUPPORT'::bytea IN state) > 0")).isEqualTo(people);
    assertThat(count("dead_letter")).isZero();
  }

  @Test
  void twoShareTheUpdatesThatAreBroughtToAnyOfThem() throws Exception {
    try (FakeBotApi api = new FakeBotApi(FAST);
        LoadBalancer balancer = new LoadBalancer(api, new Random(seed));
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
        Instance one = start(api, true);
        Instance two = start(api, true)) {
      one.program().read();
      two.program().read();
      balancer.add(one.hook());
      balancer.add(two.hook());
      List<FakePerson> people = people(api, FIRST_ID, PEOPLE);
      finish(talks(crowd, people));
      assertNothingLostOrDoubled(PEOPLE);
      // What is brought twice is answered again only where nothing is stored: before consent.
      int shown = people.stream().mapToInt(p -> p.heard().size()).sum();
      assertThat(shown).isBetween(PEOPLE * 4, PEOPLE * 4 + PEOPLE / 2);
      assertThat(one.program().stop()).isZero();
      assertThat(two.program().stop()).isZero();
      assertThat(one.errors() + two.errors()).isEmpty();
    }
  }

  /** How long that takes at most, but for a busy machine, InstancesTest says. */
  @Test
  void anotherPollsWhenTheOneThatDoesIsKilledOrFrozen() throws Exception {
    try (FakeBotApi api = new FakeBotApi(FAST);
        Instance one = start(api, false)) {
      one.program().read();
      FakePerson ada = new FakePerson(api, FIRST_ID);
      ada.say("/start");
      TelegramIT.await(ada, "Yes, let's go");
      try (Instance two = start(api, false)) {
        two.program().read();
        one.program().kill();
        long killed = System.nanoTime();
        ada.press("Yes, let's go");
        TelegramIT.await(ada, "None of these");
        long tookOver = System.nanoTime();
        try (Instance three = start(api, false)) {
          three.program().read();
          two.program().freeze();
          long frozen = System.nanoTime();
          ada.press("None of these");
          TelegramIT.await(ada, "a step or stair");
          long again = System.nanoTime();
          two.program().thaw();
          ada.press("a step or stair");
          TelegramIT.await(ada, "✓ a step or stair");
          System.out.printf(
              "instances: the poller was killed, another answered after %.1f s; frozen, %.1f s%n",
              (tookOver - killed) / 1e9, (again - frozen) / 1e9);
          assertNothingLostOrDoubled(1);
          assertThat(three.errors()).isEmpty();
          assertThat(one.errors() + two.errors()).doesNotContain("409");
        }
      }
    }
  }

  /** Somebody whose recovery is over in ten seconds, as the whole bot leaves them. */
  private void remind(int people, Instant now) {
    String url = "jdbc:sqlite:" + temp.resolve("one.db");
    Instant then = now.minus(Duration.ofDays(2)).plusSeconds(10);
    try (DirectBench bench = new DirectBench(url, then, Checkpoint.NONE)) {
      FirstSession.complete(bench, "somebody");
      assertThat(bench.store().nextDue()).isPresent();
    }
    try (SqliteCopyEndpoint from = new SqliteCopyEndpoint(url);
        PostgresCopyEndpoint to =
            new PostgresCopyEndpoint(new PostgresDatabase(database, null, null))) {
      DatabaseCopy.run(from, to);
    }
    PostgresServer.execute(
        database,
        """
        INSERT INTO person (platform, account, version, state)
          SELECT 'telegram', (%d + i)::text, version, state
          FROM person, generate_series(0, %d) AS i WHERE platform = 'test'
        """
            .formatted(FIRST_REMINDED, people - 1),
        """
        INSERT INTO reminder (person_id, kind, due_at)
          SELECT id, 'RECOVERY_OVER', %d FROM person WHERE platform = 'telegram'
        """
            .formatted(now.plusSeconds(10).toEpochMilli()),
        "DELETE FROM outbox",
        "DELETE FROM person WHERE platform = 'test'");
  }

  private static int reminded(List<FakePerson> people) {
    return Math.toIntExact(people.stream().filter(p -> !p.chat().isEmpty()).count());
  }

  @Test
  void everybodyIsRemindedThoughOneIsKilledAndOneFrozen() throws Exception {
    long began = System.nanoTime();
    remind(REMINDERS, Instant.now());
    try (FakeBotApi api = new FakeBotApi(FAST);
        LoadBalancer balancer = new LoadBalancer(api, new Random(seed));
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
        Instance one = start(api, true);
        Instance two = start(api, true);
        Instance three = start(api, true)) {
      List<FakePerson> reminded = people(api, FIRST_REMINDED, REMINDERS);
      for (Instance instance : List.of(one, two, three)) {
        instance.program().read();
        balancer.add(instance.hook());
      }
      List<FakePerson> people = people(api, FIRST_ID, PEOPLE / 2);
      List<Future<?>> talks = talks(crowd, people);
      await(PATIENCE, () -> reminded(reminded) > REMINDERS / 5);
      one.program().kill();
      balancer.remove(one.hook());
      await(PATIENCE, () -> reminded(reminded) > REMINDERS / 2);
      two.program().freeze();
      balancer.remove(two.hook());
      await(PATIENCE, () -> reminded(reminded) == REMINDERS);
      finish(talks);
      two.program().thaw();
      assertNothingLostOrDoubled(PEOPLE / 2);
      assertThat(count("reminder WHERE kind = 'RECOVERY_OVER'")).isZero();
      int shown = reminded.stream().mapToInt(p -> p.heard().size()).sum();
      System.out.printf(
          "instances: %d reminders, %d shown, one killed, one frozen, %.1f s (seed %d)%n",
          REMINDERS, shown, (System.nanoTime() - began) / 1e9, seed);
      assertThat(shown).isBetween(REMINDERS, REMINDERS + 2 * IN_FLIGHT);
    }
  }
}
