package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.platform.Account;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.understanding.RedFlag;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the report says of a great many people, against what SQL says of them. */
class ReportCommandTest {
  private static final int PEOPLE = Integer.getInteger("outcomes.people", 3_000);
  private static final int FEW = 300;
  private static final int THREADS = 32;
  private static final JsonMapper JSON = new JsonMapper();

  /** All sessions began whole hours before or after this time of the day. */
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private static final List<RedFlag> FLAGS = List.of(RedFlag.values());

  private static final List<RedFlag> OFTEN =
      List.of(RedFlag.CHEST, RedFlag.FEVER, RedFlag.OPERATION, RedFlag.PREGNANCY, RedFlag.HISTORY);

  @TempDir Path temp;

  private String url(String name) {
    return "jdbc:sqlite:" + temp.resolve(name);
  }

  private static String report(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new ReportCommand()).setOut(new PrintWriter(out));
    assertThat(line.execute(arguments)).isZero();
    return out.toString();
  }

  private static long seed() {
    long seed = Long.getLong("outcomes.seed", 20_261_207L);
    System.out.printf("report: seed %d (-Doutcomes.seed=…)%n", seed);
    return seed;
  }

  /** Somebody's life with the coach. */
  private List<Fact> life(Random random) {
    List<Fact> facts = new ArrayList<>(List.of(new Fact.Consented()));
    hold(facts, random, 0.1);
    int left = random.nextInt(500);
    int pain = random.nextInt(8);
    int better = random.nextInt(5) == 0 ? 1 : 2;
    int untilBreak = 1 + random.nextInt(120);
    while (left > 0 && random.nextInt(untilBreak) > 0) {
      Instant start = now.minus(Duration.ofDays(left)).plus(Duration.ofHours(random.nextInt(9)));
      pain = Math.clamp(pain + random.nextInt(3) - 1 + random.nextInt(2) * (3 - 2 * better), 0, 10);
      session(facts, start, pain, random);
      hold(facts, random, 0.004);
      left -= 2 + random.nextInt(random.nextInt(9) == 0 ? 30 : 4);
    }
    return facts;
  }

  private static void session(List<Fact> facts, Instant start, int pain, Random random) {
    facts.add(new Fact.SessionStarted("canary-routine", List.of("canary-exercise")));
    boolean sharp = random.nextInt(300) == 0;
    if (sharp) {
      facts.add(
          new Fact.PainReported(
              "canary-exercise", "canary-variation", PainKind.SHARP, 7, Hurt.SHARP));
    }
    if (random.nextInt(20) == 0) {
      facts.add(new Fact.PainReported(null, null, PainKind.ACHE, 7, Hurt.SHARP));
    }
    int done = random.nextInt(9) == 0 ? 0 : 6;
    if (random.nextInt(30) == 0) {
      facts.add(new Fact.SessionEnded(Ending.STOPPED, start, done, 6, false));
      facts.add(new Fact.SessionReopened());
    }
    Ending ending = sharp ? Ending.SHARP_PAIN : Ending.COMPLETED;
    facts.add(new Fact.SessionEnded(ending, start, done, 6, sharp));
    if (random.nextInt(3) > 0) {
      facts.add(new Fact.BackTold(pain, true));
    }
    if (random.nextInt(6) == 0) {
      facts.add(new Fact.BackTold(random.nextInt(10), false));
      facts.add(new Fact.UsualPainTold(random.nextInt(5) == 0 ? null : pain));
    }
  }

  private static void hold(List<Fact> facts, Random random, double often) {
    if (random.nextDouble() >= often) {
      return;
    }
    // One sign is so rare that its group is small.
    RedFlag flag =
        random.nextInt(200) == 0
            ? RedFlag.CALF
            : random.nextInt(4) == 0 ? null : OFTEN.get(random.nextInt(OFTEN.size()));
    facts.add(new Fact.PutOnHold(flag));
    switch (random.nextInt(4)) {
      case 0 -> facts.add(flag == null ? new Fact.Recovered() : new Fact.TakenBack(flag));
      case 1, 2 -> facts.add(new Fact.Cleared(flag));
      default -> {}
    }
  }

  private void fill(Store store, int people, long seed) {
    Random random = new Random(seed);
    List<CompletableFuture<?>> turns = new ArrayList<>();
    // Side by side they share what is synced.
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < people; i++) {
        Account account = new Account("test", "canary" + i);
        Decision decision =
            new Decision(StoreContract.consented(), life(random), List.of(), List.of(), false);
        String update = "update" + i;
        turns.add(
            CompletableFuture.supplyAsync(
                () -> store.turn(account, update, now, (_, _) -> decision), threads));
      }
    }
    turns.forEach(CompletableFuture::join);
  }

  @Test
  void equalsWhatSqlSays() throws Exception {
    try (Store store = new SqliteStore(url("people.db"))) {
      fill(store, PEOPLE, seed());
    }
    JsonNode report = JSON.readTree(report("--json", "--database", url("people.db")));
    try (Connection connection = DriverManager.getConnection(url("people.db"));
        Statement sql = connection.createStatement()) {
      prepare(sql);
      Map<String, JsonNode> told =
          Map.ofEntries(
              Map.entry("SELECT count(*) FROM person", report.get("enrolled")),
              Map.entry("SELECT count(*) FROM course", report.get("started")),
              Map.entry(reached(30), report.at("/stillTraining/0/of")),
              Map.entry(reached(182), report.at("/stillTraining/1/of")),
              Map.entry(reached(365), report.at("/stillTraining/2/of")),
              Map.entry(training(30), report.at("/stillTraining/0/people")),
              Map.entry(training(182), report.at("/stillTraining/1/people")),
              Map.entry(training(365), report.at("/stillTraining/2/people")),
              Map.entry("SELECT count(*) FROM pain", report.at("/pain/of")),
              Map.entry("SELECT count(*) FROM pain WHERE " + LESS, report.at("/pain/less")),
              Map.entry(
                  "SELECT count(*) FROM pain WHERE late - early >= 2", report.at("/pain/more")),
              Map.entry(SHARP, report.get("sharpPain")),
              Map.entry("SELECT count(*) FROM held", report.get("held")),
              Map.entry("SELECT count(*) FROM held WHERE urgency <= 6", report.get("emergencies")));
      told.forEach(
          (query, number) ->
              assertThat(number.asInt(-1)).as(query).isEqualTo((int) number(sql, query)));
      assertThat(report.get("sessionsAWeek").asText())
          .isEqualTo(
              "%.1f"
                  .formatted(
                      number(
                          sql,
                          "SELECT avg((n - 1) / ((last - first) / 604800.0)) FROM course WHERE "
                              + STAYED.formatted(30))));
      for (RedFlag flag : FLAGS) {
        assertReason(report.at("/heldFor/" + flag.id()), sql, FLAGS.indexOf(flag));
      }
      assertReason(report.at("/heldFor/persistent-pain"), sql, FLAGS.size());
    }
  }

  private static void assertReason(JsonNode told, Statement sql, int urgency) {
    int people = (int) number(sql, "SELECT count(*) FROM held WHERE urgency = " + urgency);
    if (people < 5) {
      assertThat(told.isNull()).as("%d", urgency).isTrue();
    } else if (!told.isNull()) {
      assertThat(told.asInt()).isEqualTo(people);
    }
    assertThat(told.isMissingNode()).isFalse();
  }

  private static final String STAYED =
      " first + %1$d * 86400 <= (SELECT at FROM today) AND last >= first + (%1$d - 14) * 86400";
  private static final String LESS =
      "(early - late >= 2 OR (early > late AND late <= 0.7 * early + 1e-9))";
  private static final String SHARP =
      """
      SELECT count(DISTINCT person) FROM f JOIN course USING (person)
      WHERE ending = 'SHARP_PAIN' OR (exercise IS NOT NULL AND hurt = 'SHARP')
      """;

  private static String reached(int days) {
    return "SELECT count(*) FROM course WHERE first + "
        + days
        + " * 86400 <= (SELECT at FROM today)";
  }

  private static String training(int days) {
    return "SELECT count(*) FROM course WHERE " + STAYED.formatted(days);
  }

  private static double number(Statement sql, String query) {
    try (var row = sql.executeQuery(query)) {
      return row.getDouble(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  private void prepare(Statement sql) throws SQLException {
    sql.execute("CREATE TEMP TABLE today AS SELECT %d AS at".formatted(now.getEpochSecond()));
    sql.execute(
        """
        CREATE TEMP TABLE f AS SELECT id, person_id AS person, fact ->> 'is' AS what,
          unixepoch(fact ->> 'startedAt') AS at, fact ->> 'done' AS done, fact ->> 'pain' AS hurts,
          fact ->> 'ending' AS ending, fact ->> 'exercise' AS exercise, fact ->> 'hurt' AS hurt,
          fact ->> 'score' AS score, fact ->> 'after' AS after, fact ->> 'flag' AS flag
        FROM fact
        """);
    sql.execute("CREATE INDEX temp.f_person ON f (person, id)");
    sql.execute(
        """
        CREATE TEMP TABLE course AS SELECT person, min(at) AS first, max(at) AS last, count(*) AS n
        FROM (SELECT *, lead(what) OVER (PARTITION BY person ORDER BY id) AS follows FROM f
              WHERE what IN ('SessionEnded', 'SessionReopened'))
        WHERE what = 'SessionEnded' AND follows IS NOT 'SessionReopened' AND (done > 0 OR hurts)
        GROUP BY person
        """);
    sql.execute(
        """
        CREATE TEMP TABLE answer AS SELECT person, what, score,
          row_number() OVER (PARTITION BY person, what ORDER BY id) AS nth,
          count(*) OVER (PARTITION BY person, what) AS n
        FROM f JOIN course USING (person)
        WHERE (what = 'BackTold' AND after) OR (what = 'UsualPainTold' AND score IS NOT NULL)
        """);
    sql.execute(
        """
        CREATE TEMP TABLE pain AS SELECT person, avg(score) FILTER (WHERE nth <= 2) AS early,
          avg(score) FILTER (WHERE nth > n - 2) AS late
        FROM answer WHERE n >= 4 AND (what = 'BackTold' OR person NOT IN
          (SELECT person FROM answer WHERE what = 'BackTold' AND n >= 4))
        GROUP BY person, what
        """);
    StringBuilder urgency = new StringBuilder("CASE flag");
    for (RedFlag flag : FLAGS) {
      urgency.append(" WHEN '%s' THEN %d".formatted(flag.name(), FLAGS.indexOf(flag)));
    }
    sql.execute(
        """
        CREATE TEMP TABLE held AS SELECT person, min(%s ELSE 10 END) AS urgency
        FROM f h WHERE what = 'PutOnHold' AND 'TakenBack' IS NOT (
          SELECT what FROM f WHERE person = h.person AND id > h.id
            AND (what IN ('Cleared', 'TakenBack') AND flag IS h.flag
              OR what = 'Recovered' AND h.flag IS NULL)
          ORDER BY id LIMIT 1)
        GROUP BY person
        """
            .formatted(urgency));
  }

  @Test
  void saysTheSameOfWhatIsEncrypted() throws Exception {
    long seed = seed();
    try (Store store = new SqliteStore(url("plain.db"))) {
      fill(store, FEW, seed);
    }
    String key = MasterKey.make();
    try (Store store =
        new SqliteStore(url("sealed.db"), FieldEncryption.of(List.of(MasterKey.of(key))))) {
      fill(store, FEW, seed);
    }
    Path file = temp.resolve("key.txt");
    Files.writeString(file, key);
    var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Path config = Files.createDirectory(temp.resolve("config"));
    Files.writeString(config.resolve("backsafe.yaml"), "data: {key-file: " + file + "}\n");
    String plain = report("--database", url("plain.db"));
    assertThat(report("--config", config.toString(), "--database", url("sealed.db")))
        .isEqualTo(plain)
        .contains("Enrolled                     300\n");
  }

  @Test
  void tellsOfNobody() throws IOException {
    for (int people : new int[] {0, 1, 4, 5, 9, 30, FEW}) {
      String url = url("people" + people + ".db");
      try (Store store = new SqliteStore(url)) {
        fill(store, people, seed());
      }
      String json = report("--json", "--database", url);
      assertNumbers(JSON.readTree(json), null);
      assertThat(json + report("--database", url))
          .doesNotContain("canary")
          .doesNotContainPattern("\\d{4}-\\d\\d|\\d\\d:\\d\\d");
    }
  }

  /** Counts of people are five or more, or hidden. */
  private static void assertNumbers(JsonNode node, @Nullable String name) {
    node.properties().forEach(field -> assertNumbers(field.getValue(), field.getKey()));
    if (node.isArray()) {
      node.forEach(one -> assertNumbers(one, null));
    } else if (node.isNumber() && !List.of("sessionsAWeek").contains(String.valueOf(name))) {
      assertThat(node.asInt()).as(name).isGreaterThanOrEqualTo(5);
    }
  }
}
