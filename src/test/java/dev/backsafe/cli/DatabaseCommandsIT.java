package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.Program;
import dev.backsafe.harness.Program.Ended;
import dev.backsafe.harness.ServiceHarness;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.TelegramIT;
import dev.backsafe.store.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands do to databases, of either kind. */
class DatabaseCommandsIT {
  @TempDir Path temp;

  private Ended run(String input, String... arguments) throws IOException, InterruptedException {
    return Program.run(temp, input, arguments);
  }

  /** Whoever goes back to the version before finds it as it was. */
  @Test
  void whoeverIsRefusedForTheirContentFindsTheDatabaseUntouched() throws Exception {
    Path texts = Files.createDirectories(temp.resolve("config/texts"));
    Files.writeString(texts.resolve("en.yaml"), "welcome: [\n");
    Path database = temp.resolve("untouched.db");
    Map<String, String> environment =
        Map.of(
            "BACKSAFE_CONFIG",
            temp.resolve("config").toString(),
            "BACKSAFE_TELEGRAM_TOKEN",
            "1:none",
            "BACKSAFE_DATABASE_URL",
            "jdbc:sqlite:" + database);
    try (Program program = Program.start(temp, environment, "run")) {
      assertThat(program.await()).isEqualTo(2);
    }
    assertThat(Files.readString(temp.resolve("stderr.txt"))).contains("en.yaml");
    assertThat(database).doesNotExist();
  }

  @Test
  void everybodyIsCopiedToPostgresAndBack() throws Exception {
    String postgres = PostgresServer.newDatabase();
    run("1\n1\n4\n5\n", "chat", "--as", "ada");
    String from = "jdbc:sqlite:data/backsafe.db";
    Ended there = run("", "copy", "--from", from, "--to", postgres);
    assertThat(there.err()).isEmpty();
    assertThat(there.exitCode()).isZero();
    assertThat(there.out()).contains("1 person\n", "counts and checksums agree");
    Ended back = run("", "copy", "--from", postgres, "--to", "jdbc:sqlite:back.db");
    assertThat(back.exitCode()).isZero();
    // She goes on where she was, in either.
    for (String url : List.of(postgres, "jdbc:sqlite:back.db")) {
      Ended chat = run("", "chat", "--as", "ada", "--database", url);
      assertThat(chat.err()).isEmpty();
      assertThat(chat.out()).contains("1 of ");
    }
    CommandsIT.assertOneLine(run("", "copy", "--from", from, "--to", postgres), "is not empty");
    CommandsIT.assertOneLine(
        run("", "copy", "--from", "jdbc:sqlite:no.db", "--to", postgres),
        "there is nothing to copy");
    assertThat(temp.resolve("no.db")).doesNotExist();
    CommandsIT.assertOneLine(
        run("", "chat", "--database", "jdbc:postgresql://127.0.0.1:1/x?password=top-secret"),
        "jdbc:postgresql://127.0.0.1:1/x: it cannot be reached; check host and port");
    assertThat(run("", "check", "--database", postgres).out()).contains("database: reached\n");
    Ended report = run("", "report", "--database", postgres);
    assertThat(report.err()).isEmpty();
    assertThat(report.out()).containsPattern("Enrolled +hidden \\(fewer than 5\\)\n");
    CommandsIT.assertOneLine(
        run("", "report", "--database", "jdbc:sqlite:no.db"), "there is nothing to report");
    assertThat(temp.resolve("no.db")).doesNotExist();
  }

  @Test
  void aServiceWithOldKeysWaitsBesideARotationAndLosesNothing() throws Exception {
    Path service = Files.createDirectory(temp.resolve("service"));
    try (FakeBotApi api = new FakeBotApi()) {
      Map<String, String> environment = new HashMap<>();
      environment.put("BACKSAFE_TELEGRAM_TOKEN", FakeBotApi.TOKEN);
      environment.put("BACKSAFE_TELEGRAM_API_URL", api.url().toString());
      environment.put("BACKSAFE_DATABASE_URL", "jdbc:sqlite:" + temp.resolve("r.db"));
      environment.put("BACKSAFE_DATA_KEY_FILE", temp.resolve("key.txt").toString());
      run("", "new-key", "key.txt");
      FakePerson ada = new FakePerson(api, 700_000_001);
      try (Program old = Program.start(service, environment, "run")) {
        old.read();
        ada.say("/start");
        TelegramIT.await(ada, "Yes, let's go");
        ada.press("Yes, let's go");
        TelegramIT.await(ada, "None of these");
        run("", "new-key", "key.txt");
        try (Program rotation = Program.start(temp, environment, "rotate-key")) {
          assertThat(rotation.await()).isZero();
        }
        api.awaitConfirmed(ada.press("None of these"));
        ServiceHarness.settle(() -> errors(service).contains("an update of telegram waits"));
        assertThat(old.stop()).isZero();
      }
      assertThat(ada.chat().toString()).doesNotContain("a steady chair");
      assertThat(errors(service)).doesNotContain("set aside", "\tat ");
      // The first key alone opens everything by now.
      Path keys = temp.resolve("key.txt");
      Files.writeString(keys, Files.readAllLines(keys).getFirst() + "\n");
      try (Program mended = Program.start(service, environment, "run")) {
        TelegramIT.await(ada, "a step or stair");
        assertThat(mended.stop()).isZero();
      }
    }
  }

  private static String errors(Path directory) {
    try {
      return Files.readString(directory.resolve("stderr.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
