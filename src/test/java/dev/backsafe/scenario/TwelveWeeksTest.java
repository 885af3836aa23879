package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.PainPattern;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.recovery.Recovery;
import dev.backsafe.store.StateCodec;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve weeks of very different honest people, on a real file, through crashes: nobody trains too
 * early, with a weight too early, or is locked out without a reason, and whoever may train can.
 */
class TwelveWeeksTest {
  private static final int DAYS = 84;
  private static final int EACH = 2;
  private static final double CRASHES = 0.0005;
  private static final int MOST_ANSWERS = 80;
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;

  @Test
  void honestPeopleCanTrainAndNobodyTooEarly() throws SQLException {
    long seed = Long.getLong("weeks.seed", 20_261_128L);
    System.out.printf("twelve weeks: seed %d (-Dweeks.seed=…)%n", seed);
    Random dice = new Random(seed + 1);
    Checkpoint crashing =
        _ -> {
          if (dice.nextDouble() < CRASHES) {
            throw new Crashes.Crash();
          }
        };
    String url = "jdbc:sqlite:" + temp.resolve("weeks.db");
    TreeMap<String, List<String>> ends = new TreeMap<>();
    try (DirectBench bench = new DirectBench(url, START, crashing);
        Connection database = DriverManager.getConnection(url)) {
      List<Trainee.Life> lives = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        for (Trainee trainee : Trainee.ALL) {
          lives.add(new Trainee.Life(trainee, new Random(seed + lives.size())));
        }
      }
      for (int day = 0; day < DAYS; day++) {
        bench.clock.set(START.plus(Duration.ofDays(day)));
        for (int i = 0; i < lives.size(); i++) {
          live(bench, "p" + i, lives.get(i), day);
        }
      }
      for (int i = 0; i < lives.size(); i++) {
        String who = "p" + i;
        Trainee trainee = lives.get(i).trainee;
        List<Fact.Dated> facts = StoredPeople.facts(database, who);
        check(trainee.name() + " " + who, trainee, facts);
        Person person = person(database, who);
        String state = person.phase() instanceof Held ? "held" : "trains";
        ends.computeIfAbsent(trainee.name(), _ -> new ArrayList<>())
            .add(state + " " + sessions(facts) + " " + person.training().course().stage());
      }
    }
    ends.forEach((name, how) -> System.out.printf("twelve weeks: %-14s %s%n", name, how));
    long training =
        ends.values().stream().flatMap(List::stream).filter(s -> s.startsWith("trains")).count();
    System.out.printf(
        "twelve weeks: %d of %d still train in week 12%n", training, EACH * Trainee.ALL.size());
    for (Trainee trainee : Trainee.ALL) {
      if (trainee.newPain() == 0 && trainee.rises() == 0) {
        assertThat(ends.get(trainee.name()))
            .as(trainee.name())
            .allMatch(s -> s.startsWith("trains"));
      }
    }
    assertThat(ends.get("rising")).allMatch(s -> s.startsWith("held"));
  }

  private static void live(DirectBench bench, String who, Trainee.Life life, int day) {
    Crashes.takenIn(bench, bench::sweep);
    if (life.trainee.trains(day)) {
      talk(bench, who, life, day, "train", day == 0 ? "/start" : "/session");
    }
    if (life.trainee.says(day)) {
      talk(bench, who, life, day, "says", life.trainee.says());
    }
  }

  private static void talk(
      DirectBench bench, String who, Trainee.Life life, int day, String why, String words) {
    say(bench, who, day + why, new Content.Text(words));
    Optional<Button> press = life.answer(bench.offered(who, 0), day);
    for (int i = 1; press.isPresent() && i < MOST_ANSWERS; i++) {
      bench.clock.set(bench.clock.instant().plusSeconds(2));
      say(bench, who, day + why + i, new Content.Press(press.get().data()));
      press = life.answer(bench.offered(who, 0), day);
    }
  }

  private static void say(DirectBench bench, String who, String update, Content content) {
    Crashes.takenIn(bench, () -> bench.say(who, who + "-" + update, content));
  }

  private static void check(String as, Trainee trainee, List<Fact.Dated> facts) {
    Instant mayStart = Instant.MIN;
    List<Hurt> sessions = new ArrayList<>();
    List<Instant> sharp = new ArrayList<>();
    Instant newSince = null;
    Hurt worst = null;
    for (Fact.Dated dated : facts) {
      switch (dated.fact()) {
        case Fact.SessionStarted _ -> {
          assertThat(dated.at()).as(as).isAfterOrEqualTo(mayStart);
          worst = null;
        }
        case Fact.PainReported(var exercise, _, _, _, Hurt hurt) when exercise != null -> {
          worst = worst == null || (hurt != null && hurt.compareTo(worst) > 0) ? hurt : worst;
          newSince = hurt == Hurt.MORE && newSince == null ? dated.at() : newSince;
        }
        case Fact.SessionEnded ended when ended.done() > 0 || ended.pain() -> {
          mayStart = dated.at().plus(Recovery.REST);
          sessions.add(worst);
          if (worst == Hurt.SHARP) {
            sharp.add(dated.at());
          }
        }
        case Fact.FlareUpBegan _ ->
            mayStart = later(mayStart, dated.at().plus(Duration.ofHours(20)));
        case Fact.PutOnHold(var flag) when flag != null ->
            assertThat(trainee.flag()).as(as).isNotEmpty();
        case Fact.PutOnHold _ -> assertReason(as, dated.at(), trainee, sessions, sharp, newSince);
        case Fact.Cleared _ -> {
          sessions.clear();
          sharp.clear();
          newSince = null;
        }
        default -> {}
      }
    }
  }

  /** A hold for pain: three such sessions in a row, sharp twice in two weeks, or a rise. */
  private static void assertReason(
      String as,
      Instant at,
      Trainee trainee,
      List<Hurt> sessions,
      List<Instant> sharp,
      Instant newSince) {
    int last = sessions.size();
    boolean row =
        last >= PainPattern.PERSISTS_AFTER
            && sessions.subList(last - PainPattern.PERSISTS_AFTER, last).stream()
                .allMatch(h -> h == Hurt.MORE || h == Hurt.SHARP);
    boolean twice =
        sharp.stream().filter(s -> s.isAfter(at.minus(Duration.ofDays(14)))).count() > 1;
    boolean long28 = newSince != null && !at.isBefore(newSince.plus(PainPattern.PERSISTS_OVER));
    assertThat(row || twice || long28 || trainee.rises() > 0).as(as + " held at " + at).isTrue();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static long sessions(List<Fact.Dated> facts) {
    return facts.stream()
        .filter(d -> d.fact() instanceof Fact.SessionEnded(_, _, int done, _, _) && done > 0)
        .count();
  }

  private static Person person(Connection database, String who) throws SQLException {
    return StateCodec.read(StoredPeople.state(database, who), StateCodec.VERSION);
  }
}
