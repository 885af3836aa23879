package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.recovery.Recovery;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random people over many days, with crashes at every named point of a turn, on a real file. A
 * second bot that never crashes is given the same: both must know the same of everybody, and what
 * the one said must have arrived at the other, in order, at least once.
 */
class SimulationTest {
  private static final int PEOPLE = 40;
  private static final int DAYS = 50;
  private static final double CRASHES = 0.004;
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
          "9:30 pm",
          "7",
          "hello there",
          "");

  @TempDir Path temp;

  @Test
  void nothingIsLostOrDoneTwiceThroughCrashes() throws SQLException {
    long seed = Long.getLong("simulation.seed", 20_261_122L);
    System.out.printf(
        "simulation: seed %d, %d people-days (-Dsimulation.seed=…)%n", seed, PEOPLE * DAYS);
    Random random = new Random(seed);
    Random dice = new Random(seed + 1);
    Map<Checkpoint.Point, Integer> crashes = new HashMap<>();
    Checkpoint crashing =
        point -> {
          if (dice.nextDouble() < CRASHES) {
            crashes.merge(point, 1, Integer::sum);
            throw new Crashes.Crash();
          }
        };
    String url = "jdbc:sqlite:" + temp.resolve("crashing.db");
    String calmUrl = "jdbc:sqlite:" + temp.resolve("calm.db");
    try (DirectBench bench = new DirectBench(url, START, crashing);
        DirectBench calm = new DirectBench(calmUrl, START, Checkpoint.NONE);
        Connection crashed = DriverManager.getConnection(url);
        Connection steady = DriverManager.getConnection(calmUrl)) {
      for (int day = 0; day < DAYS; day++) {
        for (int person = 0; person < PEOPLE; person++) {
          live("p" + person, day, random, bench, calm);
        }
        Instant tomorrow = START.plus(Duration.ofDays(day + 1));
        tick(bench, tomorrow);
        tick(calm, tomorrow);
      }
      for (int person = 0; person < PEOPLE; person++) {
        String who = "p" + person;
        assertThat(StoredPeople.state(crashed, who))
            .as(who)
            .isEqualTo(StoredPeople.state(steady, who));
        List<Fact.Dated> facts = StoredPeople.facts(crashed, who);
        assertThat(facts).as(who).isEqualTo(StoredPeople.facts(steady, who));
        checkHistory(who, facts);
      }
      assertThat(bench.store().undelivered()).isEmpty();
      assertThat(count(crashed, "outbox")).isZero();
      assertArrived(calm.sent, bench.sent);
    }
    assertThat(crashes.keySet()).containsExactlyInAnyOrder(Checkpoint.Point.values());
    System.out.printf("simulation: crashes %s%n", crashes);
  }

  /** One person's moments of a day: seldom more than a session, at some hour. */
  private void live(String who, int day, Random random, DirectBench bench, DirectBench calm) {
    if (random.nextInt(3) == 0) {
      return;
    }
    Instant at = START.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(12 * 3600));
    if (at.isBefore(calm.clock.instant())) {
      at = calm.clock.instant().plusSeconds(random.nextInt(60));
    }
    int moments = 1 + random.nextInt(random.nextInt(3) == 0 ? 14 : 4);
    for (int i = 0; i < moments; i++) {
      tick(bench, at);
      tick(calm, at);
      Content content = content(who, random, calm);
      String update = day + "-" + who + "-" + i;
      calm.say(who, update, content);
      Crashes.takenIn(bench, () -> bench.say(who, update, content));
      if (random.nextInt(20) == 0) {
        // The platform was not sure that it arrived, and sends it again.
        calm.say(who, update, content);
        Crashes.takenIn(bench, () -> bench.say(who, update, content));
      }
      at = at.plusSeconds(5 + random.nextInt(random.nextInt(30) == 0 ? 8_000 : 120));
    }
  }

  private static Content content(String who, Random random, DirectBench calm) {
    List<Button> offered = calm.offered(who, random.nextInt(12) == 0 ? 1 : 0);
    if (offered.isEmpty() || random.nextInt(5) == 0) {
      String words = WORDS.get(random.nextInt(WORDS.size()));
      return words.isEmpty() ? new Content.Other() : new Content.Text(words);
    }
    int choice = random.nextInt(3) == 0 ? random.nextInt(offered.size()) : 0;
    return new Content.Press(offered.get(choice).data());
  }

  private static void tick(DirectBench bench, Instant at) {
    if (at.isAfter(bench.clock.instant())) {
      bench.clock.set(at);
    }
    Crashes.takenIn(bench, bench::sweep);
  }

  private static void checkHistory(String who, List<Fact.Dated> facts) {
    Instant mayStart = Instant.MIN;
    Instant before = Instant.MIN;
    Instant acted = Instant.MIN;
    List<String> plan = List.of();
    List<String> handled = new ArrayList<>();
    List<String> hurt = new ArrayList<>();
    int reminders = 0;
    for (Fact.Dated dated : facts) {
      String as = who + " " + dated;
      switch (dated.fact()) {
        case Fact.SessionStarted started -> {
          assertThat(dated.at()).as(as).isAfterOrEqualTo(mayStart);
          acted = dated.at();
          plan = started.exercises();
          handled.clear();
          hurt.clear();
          reminders = 1;
        }
        case Fact.ExerciseDone done -> {
          assertThat(hurt).as(as).doesNotContain(done.exercise() + done.variation());
          acted = dated.at();
          handled.add(done.exercise());
        }
        case Fact.ExerciseSkipped skipped -> handled.add(skipped.exercise());
        case Fact.ExerciseDropped dropped -> {
          handled.add(dropped.exercise());
          plan = without(dropped.exercise(), plan, handled.size());
        }
        case Fact.Undone undone -> assertThat(handled.removeLast()).isEqualTo(undone.exercise());
        case Fact.PainReported pain when pain.exercise() != null ->
            hurt.add(pain.exercise() + pain.variation());
        case Fact.PainReported pain
            when pain.kind() != null && !pain.kind().name().equals("ACHE") -> {
          mayStart = latest(mayStart, dated.at().plus(Recovery.REST));
          reminders = 1;
        }
        case Fact.MorningTold(Morning morning) when morning == Morning.WORSE -> {
          mayStart = latest(mayStart, dated.at().plus(Recovery.REST));
          reminders = 1;
        }
        case Fact.MorningTold(Morning morning) when morning == Morning.SAME -> reminders = 1;
        case Fact.Snoozed _, Fact.ScreenedClear _ -> reminders = 1;
        case Fact.SessionEnded ended -> {
          before = mayStart;
          // Nothing is skipped over and nothing counts twice.
          assertThat(handled).as(as).isEqualTo(plan.subList(0, handled.size()));
          if (ended.done() > 0 || ended.pain()) {
            // That it was left is noted later, at a humane hour.
            Instant end = ended.ending() == Ending.IDLE ? acted : dated.at();
            mayStart = latest(mayStart, end.plus(Recovery.REST));
          }
        }
        case Fact.SessionReopened _ -> mayStart = before;
        case Fact.ReminderSaid(ReminderKind kind, var _) when kind == ReminderKind.RECOVERY_OVER ->
            assertThat(reminders--).as(as).isPositive();
        default -> {}
      }
    }
  }

  /** What hurt is out of the rounds ahead. */
  private static List<String> without(String exercise, List<String> plan, int handled) {
    List<String> left = new ArrayList<>(plan.subList(0, handled));
    plan.stream().skip(handled).filter(e -> !e.equals(exercise)).forEach(left::add);
    return left;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** In order, at least once. */
  private static void assertArrived(List<Outgoing> said, List<Outgoing> arrived) {
    int at = 0;
    for (Outgoing message : arrived) {
      if (at < said.size() && message.equals(said.get(at))) {
        at++;
      }
    }
    assertThat(at).as("of %d said, %d arrived in order", said.size(), at).isEqualTo(said.size());
    assertThat(arrived.size()).isGreaterThan(said.size());
  }

  private static int count(Connection connection, String table) throws SQLException {
    try (ResultSet row =
        connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      return row.getInt(1);
    }
  }
}
