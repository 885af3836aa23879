package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.cli.RunCommand;
import dev.backsafe.harness.Program;
import dev.backsafe.platform.telegram.FakePerson.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backsafe run} as a process of its own, against the fake Bot API. */
public class TelegramIT {
  private static final int PEOPLE = 80;
  private static final int KILLS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  @TempDir Path temp;

  private Map<String, String> environment(FakeBotApi api) {
    return Map.of(
        "BACKSAFE_TELEGRAM_TOKEN",
        FakeBotApi.TOKEN,
        "BACKSAFE_TELEGRAM_API_URL",
        api.url().toString(),
        "BACKSAFE_DATABASE_URL",
        "jdbc:sqlite:" + temp.resolve("t.db"));
  }

  private String errors() throws Exception {
    return Files.readString(temp.resolve("stderr.txt"));
  }

  @Test
  void withoutATokenItSaysWhatToDo() throws Exception {
    Program.Ended ended = Program.run(temp, "", "run");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("BACKSAFE_TELEGRAM_TOKEN", "README", "backsafe chat");
  }

  @Test
  void aBadTokenIsOneLineAndExitCodeTwo() throws Exception {
    try (FakeBotApi api = new FakeBotApi()) {
      api.next("getMe", new Fault.Refusal(401, "Unauthorized"));
      try (Program program = Program.start(temp, environment(api), "run")) {
        assertThat(program.read()).isNull();
        assertThat(program.stop()).isEqualTo(2);
      }
    }
    assertThat(errors().lines())
        .containsExactly(
            "telegram: Telegram is not accepting the token (401); get a valid one from @BotFather");
  }

  @Test
  void itStopsInOrderWhenItIsTold() throws Exception {
    try (FakeBotApi api = new FakeBotApi();
        Program program = Program.start(temp, environment(api), "run")) {
      assertThat(program.read()).isEqualTo("telegram: connected as @BacksafeTestBot");
      assertThat(program.read())
          .matches("Backsafe 0\\S+ serves telegram; it took \\d+ ms to start");
      assertThat(program.read()).isEqualTo(RunCommand.UNENCRYPTED);
      FakePerson ada = new FakePerson(api, 700_000_001);
      ada.say("/start");
      await(ada, "Yes, let's go");
      assertThat(program.stop()).isZero();
      assertThat(program.read()).isEqualTo("stopped: 1 answered, 0 kept for the next start");
      assertThat(program.read()).isNull();
      assertThat(errors()).isEmpty();
    }
  }

  @Test
  void killedWhileManyTalkItAnswersEverybodyAndDoesNothingTwice() throws Exception {
    long seed = Long.getLong("kill.seed", 20_261_122L);
    System.out.printf("telegram kill: seed %d (-Dkill.seed=…)%n", seed);
    Random random = new Random(seed);
    long start = System.nanoTime();
    try (FakeBotApi api = new FakeBotApi();
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<FakePerson> people =
          IntStream.range(0, PEOPLE).mapToObj(i -> new FakePerson(api, 700_000_000 + i)).toList();
      List<Future<?>> talks = new ArrayList<>();
      people.forEach(p -> talks.add(crowd.submit(() -> talk(p))));
      for (int kill = 0; kill < KILLS; kill++) {
        try (Program program = Program.start(temp, environment(api), "run")) {
          program.read();
          Thread.sleep(Duration.ofMillis(random.nextInt(1_500)));
          program.kill();
        }
      }
      try (Program program = Program.start(temp, environment(api), "run")) {
        for (Future<?> talk : talks) {
          talk.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(program.stop()).isZero();
      }
      int shown = people.stream().mapToInt(p -> p.heard().size()).sum();
      int answers = PEOPLE * 4;
      System.out.printf(
          "telegram kill: %d kills, %d answers needed, %d shown, %.1f s%n",
          KILLS, answers, shown, (System.nanoTime() - start) / 1e9);
      // At most what was on its way at each kill came twice.
      assertThat(shown).isBetween(answers, answers + KILLS * 32);
      checkFacts();
    }
  }

  /** Consent, screening, and what is at hand: four answers. */
  public static void talk(FakePerson person) {
    person.say("/start");
    await(person, "Yes, let's go");
    person.press("Yes, let's go");
    await(person, "None of these");
    person.press("None of these");
    await(person, "a step or stair");
    person.press("a step or stair");
    await(person, "✓ a step or stair");
  }

  public static void await(FakePerson person, String button) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (person.chat().stream().map(Seen::buttons).noneMatch(b -> b.containsKey(button))) {
      if (System.nanoTime() > end) {
        throw new AssertionError(person.id() + " never saw \"" + button + "\": " + person.chat());
      }
      try {
        Thread.sleep(Duration.ofMillis(20));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void checkFacts() throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("t.db"))) {
      assertThat(count(connection, "person")).isEqualTo(PEOPLE);
      assertThat(count(connection, "fact WHERE fact LIKE '%\"Consented\"%'")).isEqualTo(PEOPLE);
      assertThat(count(connection, "fact WHERE fact LIKE '%\"ScreenedClear\"%'")).isEqualTo(PEOPLE);
      assertThat(count(connection, "person WHERE state LIKE '%SUPPORT%'")).isEqualTo(PEOPLE);
      assertThat(count(connection, "outbox")).isZero();
      assertThat(count(connection, "dead_letter")).isZero();
      assertThat(count(connection, "received WHERE body IS NOT NULL")).isZero();
    }
  }

  private static int count(Connection connection, String rows) throws SQLException {
    try (ResultSet row =
        connection.createStatement().executeQuery("SELECT count(*) FROM " + rows)) {
      return row.getInt(1);
    }
  }
}
