package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.cli.RunCommand;
import dev.backsafe.harness.Program;
import dev.backsafe.harness.ServiceHarness;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.Fault;
import dev.backsafe.platform.telegram.TelegramIT;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while something hangs: the process ends in time, and the next one goes on. */
class StopIT {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path temp;

  private String url() {
    return "jdbc:sqlite:" + temp.resolve("s.db");
  }

  private Map<String, String> environment(FakeBotApi api) {
    Map<String, String> environment = new HashMap<>();
    environment.put("BACKSAFE_TELEGRAM_TOKEN", FakeBotApi.TOKEN);
    environment.put("BACKSAFE_TELEGRAM_API_URL", api.url().toString());
    environment.put("BACKSAFE_DATABASE_URL", url());
    return environment;
  }

  private Program start(Map<String, String> environment) throws Exception {
    Program program = Program.start(temp, environment, "run");
    assertThat(program.read()).contains("telegram: connected as");
    assertThat(program.read()).contains("to start");
    assertThat(program.read()).contains(RunCommand.UNENCRYPTED);
    return program;
  }

  private static void stopsInTime(Program program) throws InterruptedException {
    long start = System.nanoTime();
    assertThat(program.stop()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
  }

  @Test
  void whileTelegramHangsAndNothingIsLost() throws Exception {
    try (FakeBotApi api = new FakeBotApi()) {
      FakePerson ada = new FakePerson(api, 700_000_001);
      try (Program program = start(environment(api))) {
        api.always(method -> method.equals("sendMessage") ? new Fault.Hang() : null);
        api.awaitConfirmed(ada.say("/start"));
        stopsInTime(program);
      }
      api.always(_ -> null);
      try (Program program = start(environment(api))) {
        TelegramIT.await(ada, "Yes, let's go");
        stopsInTime(program);
      }
    }
  }

  @Test
  void whileTheDatabaseIsLockedAndNothingIsLost() throws Exception {
    try (FakeBotApi api = new FakeBotApi()) {
      FakePerson ada = new FakePerson(api, 700_000_001);
      try (Program program = start(environment(api));
          Connection other = DriverManager.getConnection(url());
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        ada.say("/start");
        stopsInTime(program);
        statement.execute("ROLLBACK");
      }
      try (Program program = start(environment(api))) {
        TelegramIT.await(ada, "Yes, let's go");
        stopsInTime(program);
      }
    }
  }

  @Test
  void linesAreJsonAndHealthTellsByItsExitCode() throws Exception {
    try (FakeBotApi api = new FakeBotApi()) {
      InetSocketAddress port = TelegramBench.freePort();
      Map<String, String> environment = environment(api);
      environment.put("BACKSAFE_LOG", "json");
      environment.put("BACKSAFE_HTTP_ADDRESS", "127.0.0.1:" + port.getPort());
      try (Program program = start(environment)) {
        assertThat(health(environment)).isZero();
        stopsInTime(program);
        assertThat(JSON.readTree(program.read()).get("message").asText()).startsWith("stopped: ");
      }
      assertThat(health(environment)).isEqualTo(2);
    }
  }

  /** Nothing but the summary is said, and it is what the database holds. */
  @Test
  void underLoadItSaysWhatIsKeptAndNothingElse() throws Exception {
    int people = 300;
    try (FakeBotApi api = new FakeBotApi()) {
      try (Program program = start(environment(api))) {
        api.always(method -> method.equals("sendMessage") ? new Fault.Hang() : null);
        for (int i = 0; i < people; i++) {
          FakePerson somebody = new FakePerson(api, 700_000_001 + i);
          somebody.say("/start");
          somebody.say("yes, let's go");
          somebody.say("/help");
        }
        ServiceHarness.settle(() -> api.calls("sendMessage") >= 30);
        stopsInTime(program);
        assertThat(program.read()).matches("stopped: [\\d,]+ answered, " + kept());
      }
      assertThat(Files.readString(temp.resolve("stderr.txt")))
          .doesNotContain("Exception")
          .doesNotContain("\tat ")
          .doesNotContain("interrupted");
    }
  }

  private String kept() throws SQLException {
    try (Connection database = DriverManager.getConnection(url());
        Statement statement = database.createStatement()) {
      int updates = count(statement, "received WHERE body IS NOT NULL");
      int replies = count(statement, "outbox");
      assertThat(replies).isPositive();
      return "%,d kept for the next start: %,d to be handled, %,d to be sent"
          .formatted(updates + replies, updates, replies);
    }
  }

  private static int count(Statement statement, String rows) throws SQLException {
    try (ResultSet found = statement.executeQuery("SELECT count(*) FROM " + rows)) {
      return found.getInt(1);
    }
  }

  private int health(Map<String, String> environment) throws Exception {
    try (Program health = Program.start(temp, environment, "health")) {
      return health.await();
    }
  }
}
