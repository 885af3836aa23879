package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.harness.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed at random moments. After each start the conversation stands where it stood,
 * or one step further if that step was taken but its answer not yet seen.
 */
class KillIT {
  private static final int KILLS = 12;

  private static final JsonMapper JSON = new JsonMapper();

  /** What to answer, by the first button of a question; the card's is Done. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "leg curl or extension machine", "That's all",
          "Easy", "Skip",
          "0", "Skip",
          "By the clock", "Skip",
          "Yes, please", "No reminders");

  /** Where a conversation stands, in the order in which it gets there. */
  private static final List<String> WAY =
      List.of(
          "Yes, let's go",
          "None of these",
          "leg curl or extension machine",
          "1 of 6",
          "2 of 6",
          "3 of 6",
          "4 of 6",
          "5 of 6",
          "6 of 6",
          "Easy",
          "0",
          "Yes, please",
          "By the clock",
          "Why this routine?");

  @TempDir Path temp;

  /** One person's progress as the test knows it. */
  private int reached;

  private int person;

  @Test
  void aKilledSessionGoesOnAtTheRightCard() throws Exception {
    long seed = Long.getLong("kill.seed", 20_261_122L);
    System.out.printf("kill: seed %d (-Dkill.seed=…)%n", seed);
    Random random = new Random(seed);
    // Some die while they start, some while they talk, however slow the machine is.
    int moments = startUpMillis() + 600;
    try (ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
      for (int kill = 0; kill < KILLS; kill++) {
        try (Program program = start()) {
          Future<?> death =
              killer.schedule(program::kill, 200 + random.nextInt(moments), TimeUnit.MILLISECONDS);
          talk(program);
          death.cancel(false);
        }
      }
    }
    // Nobody kills the last: a session that was over when its program died is seen to be over.
    try (Program program = start()) {
      talk(program);
    }
    assertThat(person).as("whole sessions").isPositive();
    checkHistories();
  }

  private Program start() throws IOException {
    return Program.start(
        temp, "chat", "--json", "--as", "p" + person, "--database", "jdbc:sqlite:k.db");
  }

  private int startUpMillis() throws IOException {
    long start = System.nanoTime();
    try (Program program =
        Program.start(temp, "chat", "--json", "--as", "first", "--database", "jdbc:sqlite:k.db")) {
      assertThat(program.read()).isNotNull();
    }
    return Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  /** Goes on with the conversation until the program dies. */
  private void talk(Program program) throws IOException {
    boolean first = true;
    for (String line = program.read(); line != null; line = program.read()) {
      JsonNode reply = parse(line);
      if (reply == null || reply.get("options").isEmpty()) {
        continue;
      }
      int stands = WAY.indexOf(stage(reply));
      assertThat(stands).as("a stage of the way: %s", line).isNotNegative();
      // A reply that was left in the outbox may come before the greeting, and tell the same.
      assertThat(stands).as("%s", line).isBetween(first ? reached : reached - 1, reached + 1);
      first = false;
      reached = Math.max(reached, stands);
      if (reached == WAY.size() - 1) {
        person++;
        reached = 0;
        program.kill();
        return;
      }
      if (stands == reached && !pending(program, reply)) {
        return;
      }
    }
  }

  /** Presses the button that leads on; false when the program is gone. */
  private static boolean pending(Program program, JsonNode reply) {
    String firstLabel = reply.get("options").get(0).get("label").asText();
    String wanted = ANSWERS.getOrDefault(firstLabel, firstLabel);
    for (JsonNode option : reply.get("options")) {
      if (option.get("label").asText().equals(wanted)) {
        try {
          // By its label: a question that comes twice is answered twice, and its number would then
          // be another button's.
          program.type(wanted + "\n");
          return true;
        } catch (IOException killed) {
          return false;
        }
      }
    }
    throw new AssertionError("no button " + wanted);
  }

  /** A line that was cut off by the kill is no reply. */
  private static @Nullable JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException cutOff) {
      return null;
    }
  }

  private static String stage(JsonNode reply) {
    String text = reply.get("text").asText();
    for (String line : text.split("\n", -1)) {
      if (line.matches("\\d of 6 · .*")) {
        return line.substring(0, "1 of 6".length());
      }
    }
    return reply.get("options").get(0).get("label").asText();
  }

  private void checkHistories() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("k.db"));
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT p.account,
                      count(*) FILTER (WHERE f.fact LIKE '%"ExerciseDone"%'),
                      count(DISTINCT f.fact) FILTER (WHERE f.fact LIKE '%"ExerciseDone"%'),
                      count(*) FILTER (WHERE f.fact LIKE '%"SessionEnded"%')
                    FROM fact f JOIN person p ON p.id = f.person_id GROUP BY p.id
                    """)) {
      Set<String> whole = new TreeSet<>();
      while (row.next()) {
        assertThat(row.getInt(2)).as(row.getString(1)).isEqualTo(row.getInt(3));
        if (row.getInt(4) > 0) {
          whole.add(row.getString(1));
          assertThat(row.getInt(4)).as(row.getString(1)).isEqualTo(1);
          assertThat(row.getInt(2)).as(row.getString(1)).isEqualTo(6);
        }
      }
      assertThat(whole)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, person).mapToObj(i -> "p" + i).toList());
    }
  }
}
