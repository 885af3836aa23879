package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.FirstSession;
import dev.backsafe.harness.Program;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.Fault;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} while reminders are claimed and sent. Everybody hears theirs, once; twice only
 * those whose reminder had left when the program died, and had not been marked as sent.
 */
class ReminderKillIT {
  private static final int PEOPLE = 300;
  private static final int KILLS = 3;
  private static final long FIRST = 800_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path temp;

  private String url() {
    return "jdbc:sqlite:" + temp.resolve("n.db");
  }

  private Program start(FakeBotApi api) throws Exception {
    return Program.start(
        temp,
        Map.of(
            "BACKSAFE_TELEGRAM_TOKEN",
            FakeBotApi.TOKEN,
            "BACKSAFE_TELEGRAM_API_URL",
            api.url().toString(),
            "BACKSAFE_DATABASE_URL",
            url()),
        "run");
  }

  /** People whose recovery is over soon, as the whole bot leaves them. */
  private void enrol(Instant due) throws SQLException {
    try (DirectBench bench =
        new DirectBench(url(), due.minus(Duration.ofDays(2)), Checkpoint.NONE)) {
      FirstSession.complete(bench, "somebody");
      assertThat(bench.store().nextDue()).isPresent();
    }
    try (Connection connection = DriverManager.getConnection(url());
        Statement sql = connection.createStatement()) {
      sql.execute("PRAGMA foreign_keys = ON");
      sql.execute(
          """
          WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
          INSERT INTO person (platform, account, version, state)
            SELECT 'telegram', %d + i, version, state FROM n, person WHERE platform = 'test'
          """
              .formatted(PEOPLE - 1, FIRST));
      sql.execute(
          """
          INSERT INTO reminder (person_id, kind, due_at)
            SELECT t.id, 'RECOVERY_OVER', n.due_at FROM person t, reminder n JOIN person p
              ON p.id = n.person_id
            WHERE t.platform = 'telegram' AND p.platform = 'test' AND n.kind = 'RECOVERY_OVER'
          """);
      sql.execute("DELETE FROM person WHERE platform = 'test'");
      sql.execute("DELETE FROM outbox");
    }
    assertThat(rows("reminder WHERE kind = 'RECOVERY_OVER'")).isEqualTo(PEOPLE);
  }

  private int rows(String where) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        ResultSet row =
            connection.createStatement().executeQuery("SELECT count(*) FROM " + where)) {
      return row.getInt(1);
    }
  }

  private Set<Long> unmarked() throws SQLException {
    Set<Long> accounts = new HashSet<>();
    try (Connection connection = DriverManager.getConnection(url());
        ResultSet row = connection.createStatement().executeQuery("SELECT account FROM outbox")) {
      while (row.next()) {
        accounts.add(row.getLong(1));
      }
    }
    return accounts;
  }

  private static int heard(FakePerson person) {
    return person.chat().size();
  }

  @Test
  void everybodyIsRemindedOnceThoughTheBotIsKilledBetweenClaimAndSend() throws Exception {
    long seed = Long.getLong("kill.seed", 20_261_125L);
    System.out.printf("nudge kill: seed %d (-Dkill.seed=…)%n", seed);
    Random random = new Random(seed);
    enrol(Instant.now().plusSeconds(5));
    Map<Long, Integer> mayHave = new HashMap<>();
    int claimed = 0;
    try (FakeBotApi api = new FakeBotApi(Ticker.REAL)) {
      List<FakePerson> people =
          IntStream.range(0, PEOPLE).mapToObj(i -> new FakePerson(api, FIRST + i)).toList();
      for (int kill = 0; kill < KILLS; kill++) {
        killAtSend(api, 1 + random.nextInt(40), random.nextBoolean());
        Set<Long> unmarked = unmarked();
        claimed += unmarked.size();
        people.stream()
            .filter(p -> heard(p) > 0 && unmarked.contains(p.id()))
            .forEach(p -> mayHave.merge(p.id(), 1, Integer::sum));
      }
      try (Program program = start(api)) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (people.stream().anyMatch(p -> heard(p) == 0) || rows("outbox") > 0) {
          assertThat(System.nanoTime()).as("somebody was not reminded").isLessThan(end);
          Thread.sleep(Duration.ofMillis(50));
        }
        assertThat(program.stop()).isZero();
      }
      int twice = 0;
      for (FakePerson person : people) {
        assertThat(heard(person))
            .as("%d", person.id())
            .isBetween(1, 1 + mayHave.getOrDefault(person.id(), 0));
        twice += heard(person) - 1;
      }
      System.out.printf(
          "nudge kill: %d people, %d kills with %d claimed and not marked, %d sent twice%n",
          PEOPLE, KILLS, claimed, twice);
      assertThat(claimed).as("killed between claim and send").isGreaterThan(KILLS * 20);
      assertThat(rows("reminder WHERE kind = 'RECOVERY_OVER'")).isZero();
      assertThat(rows("fact WHERE fact LIKE '%\"NudgeArrived\"%'")).isEqualTo(PEOPLE);
    }
  }

  /** The program dies when so many sends have come, that one with or without its effect. */
  private void killAtSend(FakeBotApi api, int number, boolean effect) throws Exception {
    AtomicInteger sends = new AtomicInteger();
    CountDownLatch dead = new CountDownLatch(1);
    try (Program program = start(api)) {
      api.always(
          method -> {
            if (!method.equals("sendMessage") || sends.incrementAndGet() < number) {
              return null;
            }
            program.kill();
            dead.countDown();
            return effect ? new Fault.ResetAfter() : new Fault.ResetBefore();
          });
      assertThat(dead.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it sends").isTrue();
      // It says nothing more after what it has said of its start.
      while (program.read() != null) {}
    }
    // What had left it is shown, though it never heard so.
    api.awaitGone();
    api.always(_ -> null);
  }
}
