package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Update;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody sends may end the process once, but not at each start from then on. */
class DeadlyUpdateTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;

  /** A process that was ended by a turn has counted its try, and has nothing else to show. */
  @ParameterizedTest
  @CsvSource({"12, Hello", "19, Something went wrong"})
  void whatEndedTheProcessIsTriedTwentyTimesAndThenSetAside(int ended, String answer) {
    String url = "jdbc:sqlite:" + temp.resolve("d.db");
    Update hello =
        new Update(
            "telegram",
            "5",
            """
            {"update_id":5,"message":{"message_id":1,"date":1760000000,"text":"hello",
             "chat":{"id":700000000,"type":"private","first_name":"Ada"},
             "from":{"id":700000000,"is_bot":false,"first_name":"Ada","language_code":"en"}}}
            """);
    try (TelegramBench bench = new TelegramBench(url, MORNING, Checkpoint.NONE)) {
      FakePerson ada = bench.person("ada");
      bench.store().receive(List.of(hello), MORNING);
      for (int i = 0; i < ended; i++) {
        bench.store().begin("telegram", "5");
      }
      bench.restart();
      bench.settle(() -> !ada.chat().isEmpty());
      assertThat(ada.last().text()).startsWith(answer);
      bench.say("ada", "hello");
      assertThat(ada.last().text()).as("the next message").startsWith("Hello");
      assertThat(bench.store().unprocessed()).isEmpty();
    }
  }

  @Test
  void whoHasFloodedForDaysGetsWhatIsStoredAboutThemWithoutItsOldestPart() throws SQLException {
    String url = "jdbc:sqlite:" + temp.resolve("f.db");
    DirectBench bench = new DirectBench(url, MORNING, Checkpoint.NONE);
    bench.say("ada", "hello");
    bench.say("ada", "yes");
    bench.say("ada", "/reminders on");
    bench.close();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
          INSERT INTO fact (person_id, at, fact)
            SELECT f.person_id, f.at, f.fact FROM n, (SELECT * FROM fact ORDER BY id DESC LIMIT 1) f
          """);
      statement.execute(
          "UPDATE person SET facts = (SELECT count(*) FROM fact WHERE person_id = person.id)");
    }
    DirectBench again = new DirectBench(url, MORNING, Checkpoint.NONE);
    again.say("ada", "/export");
    Outgoing.Document export = Objects.requireNonNull(again.sent.getLast().document());
    assertThat(export.content().lines().filter(l -> l.contains("RemindersSet"))).hasSize(50_000);
    assertThat(export.content()).contains("\"olderEventsLeftOut\" : ").doesNotContain("Consented");
    again.close();
  }
}
