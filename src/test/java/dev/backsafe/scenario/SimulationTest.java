package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.JdbcFaults;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.Store;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.postgres.PostgresServer;
import dev.backsafe.store.postgres.PostgresStore;
import dev.backsafe.store.sqlite.FaultySqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random people over many days, while {@linkplain Faults everything fails} around the bot, on both
 * databases, and its clock jumps. A second bot to which nothing happens is given what the first
 * one's platform has brought: both must know the same of everybody, what the one said must have
 * arrived from the other, in order, at least once, and nothing may be left over. What is stored is
 * read past the stores.
 */
class SimulationTest {
  /** A round is so many days of so many people; whoever wants more has more rounds. */
  private static final int PEOPLE = 40;

  private static final int DAYS = 120;

  /** Each turn goes over a wire there. */
  private static final int DAYS_ON_POSTGRES = 15;

  /** Person-days in all, on both databases. */
  private static final int ALL =
      Integer.getInteger("simulation.days", PEOPLE * (DAYS + DAYS_ON_POSTGRES));

  private static final long SEED = Long.getLong("simulation.seed", 20_261_122L);

  /** Of each fault, wherever it may happen. */
  private static final double CHANCE = 0.004;

  /** Clocks change in it: on 8 March in New York, 29 March in Berlin, 5 April in Sydney. */
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private static final List<String> WORDS =
      List.of(
          "/start",
          "/session",
          "/done",
          "/pain",
          "/pain sharp",
          "/pain ache 3",
          "/easier",
          "/skip",
          "/stop",
          "/undo",
          "/how",
          "/why",
          "/exercises",
          "/progress",
          "/settings",
          "/privacy",
          "/export",
          "/help",
          "Berlin",
          "New York",
          "Sydney",
          "9:30 pm",
          "7",
          "hello there",
          "");

  @TempDir Path temp;

  /** What fails is meant to, and need not be said. */
  private final Logger log = Logger.getLogger("dev.backsafe");

  @BeforeEach
  void quiet() {
    log.setLevel(Level.OFF);
  }

  @AfterEach
  void loud() {
    log.setLevel(null);
  }

  @Test
  void nothingIsLostOrDoneTwiceOnSqlite() throws SQLException {
    rounds("sqlite", DAYS, Faults.ON_SQLITE);
  }

  @Test
  void nothingIsLostOrDoneTwiceOnPostgres() throws SQLException {
    rounds("postgres", DAYS_ON_POSTGRES, Faults.ON_POSTGRES);
  }

  private void rounds(String database, int days, Set<Faults.Kind> kinds) throws SQLException {
    long start = System.nanoTime();
    Map<Faults.Kind, Integer> counts = new EnumMap<>(Faults.Kind.class);
    Set<Checkpoint.Point> points = EnumSet.noneOf(Checkpoint.Point.class);
    int rounds = Math.max(1, ALL / (PEOPLE * (DAYS + DAYS_ON_POSTGRES)));
    for (int round = 0; round < rounds; round++) {
      long seed = SEED + round;
      System.out.printf(
          "simulation on %s: seed %d, %d person-days (-Dsimulation.seed=… -Dsimulation.days=…)%n",
          database, seed, PEOPLE * days);
      Round one = new Round(database, seed, days);
      one.live();
      one.faults.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
      points.addAll(one.faults.points().keySet());
    }
    System.out.printf(
        "simulation on %s: %d person-days, faults %s, %.1f s%n",
        database, rounds * PEOPLE * days, counts, (System.nanoTime() - start) / 1e9);
    assertThat(points).hasSizeGreaterThan(Checkpoint.Point.values().length - 2);
    // The few days on PostgreSQL need not have some of each.
    assertThat(kinds).containsAll(counts.keySet());
    assertThat(counts).hasSizeGreaterThan(kinds.size() - 3);
  }

  /** The days of some people, by one seed. */
  private final class Round {
    private final boolean onSqlite;
    private final String url;
    private final int days;
    private final Random random;
    private final Faults faults;
    private final FaultyBot bot;
    private final DirectBench calm;
    private final String calmUrl;

    /** What the platform may bring once more. */
    private final Deque<Update> brought = new ArrayDeque<>();

    Round(String database, long seed, int days) {
      this.onSqlite = database.equals("sqlite");
      this.days = days;
      random = new Random(seed);
      faults = new Faults(seed + 1, onSqlite ? CHANCE : 2 * CHANCE, onSqlite);
      url = onSqlite ? "jdbc:sqlite:" + temp.resolve(seed + ".db") : PostgresServer.newDatabase();
      String faulty = onSqlite ? DirectBench.unsynced(url) : JdbcFaults.url(url, faults);
      bot = new FaultyBot(() -> open(faulty), this::settled, START, faults);
      calmUrl = "jdbc:sqlite:" + temp.resolve(seed + "-calm.db");
      calm = new DirectBench(calmUrl, START, Checkpoint.NONE);
    }

    private Store open(String faulty) {
      if (onSqlite) {
        return FaultySqliteStore.open(faulty, faults);
      }
      // Those that it was before are known to be gone.
      PostgresServer.awaitInstances(url, 0);
      settled();
      return new PostgresStore(new PostgresDatabase(faulty, null, null), FieldEncryption.none());
    }

    private void settled() {
      if (!onSqlite) {
        PostgresServer.awaitNoTransaction(url);
      }
    }

    void live() throws SQLException {
      try (bot;
          calm) {
        for (int day = 0; day < days; day++) {
          for (int person = 0; person < PEOPLE; person++) {
            live("p" + person, day);
          }
          tick(START.plus(Duration.ofDays(day + 1)));
          jump(day);
        }
        bot.recover();
        faults.asleep(true);
        bot.store().probe(); // Whatever is queued is done before that.
        try (Connection read = DriverManager.getConnection(url);
            Connection steady = DriverManager.getConnection(calmUrl)) {
          check(read, steady);
        }
      }
    }

    private void check(Connection read, Connection steady) throws SQLException {
      for (int person = 0; person < PEOPLE; person++) {
        check("p" + person, read, steady);
      }
      for (String left : List.of("outbox", "dead_letter", "received WHERE body IS NOT NULL")) {
        assertThat(count(read, left)).as(left).isZero();
      }
      int said = calm.arrived.values().stream().mapToInt(List::size).sum();
      int arrived = bot.arrived.values().stream().mapToInt(List::size).sum();
      int all = faults.counts().values().stream().mapToInt(n -> n).sum();
      System.out.printf(
          "simulation: %d said, %d arrived, %d faults, %d starts%n",
          said, arrived, all, bot.restarts());
      assertThat(arrived - said).as("what came twice").isBetween(0, all);
    }

    private void check(String who, Connection read, Connection steady) throws SQLException {
      assertThat(StoredPeople.state(read, who)).as(who).isEqualTo(StoredPeople.state(steady, who));
      List<Fact.Dated> facts = StoredPeople.facts(read, who);
      List<Fact.Dated> expected = StoredPeople.facts(steady, who);
      assertThat(SimulationOracle.whatHappened(facts))
          .as(who)
          .isEqualTo(SimulationOracle.whatHappened(expected));
      assertThat(SimulationOracle.noted(facts))
          .as(who)
          .containsExactlyInAnyOrderElementsOf(SimulationOracle.noted(expected));
      SimulationOracle.checkHistory(who, facts);
      SimulationOracle.assertArrived(
          who, calm.arrived.getOrDefault(who, List.of()), bot.arrived.getOrDefault(who, List.of()));
    }

    /**
     * The clock is set by two days, an hour back, and a second back, and the server starts anew.
     */
    private void jump(int day) {
      Duration by =
          switch (day % 40) {
            case 10 -> Duration.ofDays(2);
            case 20 -> Duration.ofHours(-1);
            case 30 -> Duration.ofSeconds(-1);
            default -> Duration.ZERO;
          };
      bot.clock.set(bot.clock.instant().plus(by));
      calm.clock.set(calm.clock.instant().plus(by));
      if (!onSqlite && day == days / 2) {
        PostgresServer.restart();
        faults.happened(Faults.Kind.RESTARTED);
        bot.sweep(); // Every connection is broken.
        PostgresServer.awaitInstances(url, 1);
        bot.recover();
      }
    }

    /** One person's moments of a day: seldom more than a session, at some hour. */
    private void live(String who, int day) {
      if (random.nextInt(3) > 0) {
        return;
      }
      Instant at = START.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(12 * 3600));
      if (at.isBefore(calm.clock.instant())) {
        at = calm.clock.instant().plusSeconds(random.nextInt(60));
      }
      int moments = 1 + random.nextInt(random.nextInt(3) == 0 ? 14 : 4);
      for (int i = 0; i < moments; i++) {
        tick(at);
        List<Update> batch = new ArrayList<>();
        Content first = content(who);
        batch.add(bot.send(who, day + "-" + who + "-" + i, first));
        if (random.nextInt(10) == 0) {
          // Faster than the bot answers.
          batch.add(bot.send(who, day + "-" + who + "-" + i + "b", content(who)));
        }
        bring(batch);
        at = at.plusSeconds(5 + random.nextInt(random.nextInt(30) == 0 ? 8_000 : 120));
      }
    }

    private void bring(List<Update> sent) {
      List<Update> batch = new ArrayList<>(sent);
      if (batch.size() > 1 && random.nextInt(4) == 0) {
        faults.happened(Faults.Kind.REORDERED);
        Collections.reverse(batch);
      }
      batch.forEach(update -> calm.say(bot.sent(update)));
      if (faults.falls(Faults.Kind.DUPLICATE)) {
        batch.add(batch.getFirst());
      }
      if (!brought.isEmpty() && faults.falls(Faults.Kind.LATE)) {
        batch.addFirst(brought.getFirst());
      }
      bot.bring(batch);
      brought.addAll(sent);
      while (brought.size() > 20) {
        brought.removeFirst();
      }
    }

    private Content content(String who) {
      List<Button> offered = calm.offered(who, random.nextInt(12) == 0 ? 1 : 0);
      if (offered.isEmpty() || random.nextInt(5) == 0) {
        String words = WORDS.get(random.nextInt(WORDS.size()));
        return words.isEmpty() ? new Content.Other() : new Content.Text(words);
      }
      int choice = random.nextInt(3) == 0 ? random.nextInt(offered.size()) : 0;
      return new Content.Press(offered.get(choice).data());
    }

    private void tick(Instant at) {
      bot.advance(at);
      if (at.isAfter(calm.clock.instant())) {
        calm.clock.set(at);
      }
      calm.sweep();
    }
  }

  private static int count(Connection connection, String table) throws SQLException {
    try (ResultSet row =
        connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
