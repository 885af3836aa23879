package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** The program as a new user meets it. */
class CommandsIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path temp;

  private Ended run(String input, String... arguments) throws IOException, InterruptedException {
    return Program.run(temp, input, arguments);
  }

  @Test
  void everyCommandExplainsItself() throws Exception {
    for (String command :
        List.of(
            "chat",
            "run",
            "check",
            "understand",
            "figures",
            "report",
            "backup",
            "restore",
            "new-key",
            "rotate-key",
            "copy",
            "health",
            "support")) {
      Ended ended = run("", command, "--help");
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.out()).startsWith("Usage: backsafe " + command);
    }
    assertThat(run("", "--version").out()).matches("backsafe \\d+\\.\\d+\\.\\d+\n");
    Ended nothing = run("");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("chat, run or check");
  }

  @Test
  void aChatThroughAPipeEndsWithItsInput() throws Exception {
    Ended ended = run("yes, let's go\n1\n", "chat");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("[1] Yes, let's go  [2] No, thanks", "Before we move");
    assertThat(temp.resolve("data/backsafe.db")).exists();
  }

  @Test
  void figuresAreFilesAndAPageToLookAtThem() throws Exception {
    Ended ended = run("", "figures", "out");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).startsWith("19 figures, and ");
    assertThat(temp.resolve("out/glute-bridge-full.gif")).exists();
    assertThat(temp.resolve("out/glute-bridge-full.png")).exists();
    assertThat(temp.resolve("out/progress.png")).exists();
    assertThat(temp.resolve("out/index.html"))
        .content()
        .contains("<h2>Glute bridge</h2>", "alt=\"Lying on the back with feet flat");
    assertOneLine(run("", "figures", "stderr.txt"), "cannot be written to");
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

  /** The first start has laid it beside its cache. */
  @Test
  void aLaterStartUnpacksNoLibrary() throws Exception {
    Path unpacked = Files.createDirectory(temp.resolve("unpacked"));
    Map<String, String> options =
        Map.of("BACKSAFE_JAVA_OPTS", "-Dorg.sqlite.tmpdir=" + unpacked.toAbsolutePath());
    try (Program program = Program.start(temp, options, "chat")) {
      assertThat(program.read()).isNotNull();
      assertThat(unpacked).isEmptyDirectory();
    }
  }

  @Test
  void aCardInATerminalHasItsFigureInSigns() throws Exception {
    Ended ended = run("1\n1\n5\n", "chat", "--as", "ada");
    assertThat(ended.out()).contains(" → ").containsPattern("[\u2801-\u28ff]{3}");
  }

  @Test
  void jsonIsOneObjectALine() throws Exception {
    Ended ended = run("1\n1\n5\n", "chat", "--json", "--as", "ada");
    List<String> lines = ended.out().lines().toList();
    assertThat(lines).hasSize(4);
    JsonNode card = JSON.readTree(lines.getLast());
    assertThat(card.get("text").asText()).contains("1 of 6 · Glute bridge");
    assertThat(card.get("picture").asText()).isEqualTo("glute-bridge/full");
    assertThat(card.get("options").get(1))
        .isEqualTo(JSON.readTree("{\"n\":2,\"label\":\"It hurts\"}"));
    assertThat(JSON.readTree(lines.getFirst()).get("picture").isNull()).isTrue();
  }

  @Test
  void aPainScoreIsTypedAsItIs() throws Exception {
    String toCard = "1\n1\n5\n";
    assertThat(run(toCard + "2\n3\n", "chat", "--as", "bob").out())
        .contains("[10] 10  [a] Rather not say");
    assertThat(run("a\n", "chat", "--as", "bob").out()).doesNotContain("how bad");
    Ended ended = run(toCard + "2\n3\n6\n", "chat", "--json");
    JsonNode last = JSON.readTree(ended.out().lines().toList().getLast());
    assertThat(last.get("text").asText()).startsWith("We stop here");
  }

  @Test
  void aRehearsalShowsDaysAndKeepsNothing() throws Exception {
    String session = "1\n1\n3\n5\n" + "done\n".repeat(6) + "skip\nskip\nskip\n1\nBerlin\n";
    Ended ended =
        run(session + "clock +48h\nclock soon\n", "chat", "--rehearse", "2026-03-02T08:00:00Z");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out())
        .contains(
            "Rehearsal: nothing is kept", "Your rest days are over", "It is 2026-03-04T08:00:00Z.")
        .contains("Write \"clock +48h\", or +30m, or +2d.");
    assertThat(temp.resolve("data")).doesNotExist();
  }

  @Test
  void badInputIsOneLineAndExitCodeTwo() throws Exception {
    assertOneLine(run("", "chat", "--database", "mysql:x"), "write jdbc:sqlite:FILE");
    assertOneLine(run("", "chat", "--rehearse", "tomorrow"), "write one like 2026-03-01T08:00:00Z");
    assertOneLine(run("", "check", "--config", "nowhere"), "--config nowhere is not a directory");
    Files.writeString(temp.resolve("list.db"), "milk, eggs, bread, and more of it\n".repeat(99));
    assertOneLine(
        run("", "chat", "--database", "jdbc:sqlite:list.db"), "it is not an SQLite database");
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
    assertOneLine(run("", "copy", "--from", from, "--to", postgres), "is not empty");
    assertOneLine(
        run("", "copy", "--from", "jdbc:sqlite:no.db", "--to", postgres),
        "there is nothing to copy");
    assertThat(temp.resolve("no.db")).doesNotExist();
    assertOneLine(
        run("", "chat", "--database", "jdbc:postgresql://127.0.0.1:1/x?password=top-secret"),
        "jdbc:postgresql://127.0.0.1:1/x: it cannot be reached; check host and port");
    assertThat(run("", "check", "--database", postgres).out()).contains("database: reached\n");
    Ended report = run("", "report", "--database", postgres);
    assertThat(report.err()).isEmpty();
    assertThat(report.out()).containsPattern("Enrolled +hidden \\(fewer than 5\\)\n");
    assertOneLine(
        run("", "report", "--database", "jdbc:sqlite:no.db"), "there is nothing to report");
    assertThat(temp.resolve("no.db")).doesNotExist();
  }

  private static void assertOneLine(Ended ended, String part) {
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err().lines()).singleElement().asString().contains(part);
  }

  @Test
  void whatIsMissingIsNamedInOneLine() throws Exception {
    assertOneLine(run("", "frob"), "'frob'; see backsafe --help");
    assertOneLine(run("", "backup"), "'FILE'; see backsafe backup --help");
    assertOneLine(run("", "run"), "set BACKSAFE_TELEGRAM_TOKEN or BACKSAFE_DISCORD_TOKEN");
    assertOneLine(run("", "restore", "no.db"), "no.db is no file");
    assertOneLine(run("", "new-key", "no/key.txt"), "no/key.txt cannot be written");
    run("", "chat", "--as", "ada");
    assertOneLine(
        run("", "backup", "no/such/b.db"), "there is no directory " + temp.resolve("no/such"));
    assertThat(temp.resolve("no")).doesNotExist();
    assertThat(run("", "check").out()).contains("database: whole", "database: not encrypted");
    assertThat(run("", "new-key", "key.txt").out()).contains("set BACKSAFE_DATA_KEY_FILE");
    assertThat(run("", "new-key", "key.txt").out()).contains("added", "then run rotate-key");
    assertThat(Files.readAllLines(temp.resolve("key.txt"))).hasSize(2);
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

  @Test
  void checkSumsUpOrListsEveryError() throws Exception {
    Ended good = run("", "check");
    assertThat(good.exitCode()).isZero();
    assertThat(good.out())
        .startsWith("All in order: 6 exercises")
        .contains("database: not there yet", "data key: none yet");
    assertThat(temp.resolve("data")).doesNotExist();

    Files.createDirectories(temp.resolve("own/texts"));
    Files.writeString(temp.resolve("own/texts/en.yaml"), "welcome: Hi\nnobody:\n  says: it\n");
    Files.writeString(temp.resolve("own/routine.yaml"), "exercises:\n  - id: squat\n");
    Ended bad = run("", "check", "--config", "own");
    assertThat(bad.exitCode()).isEqualTo(2);
    assertThat(bad.err())
        .contains("own/routine.yaml:2: \"squat\" has no variation; list at least one")
        .contains("own/texts/en.yaml:1: the text \"card.done\" is missing; add it")
        .contains("own/texts/en.yaml:3: nobody says \"nobody.says\"")
        .doesNotContain("\tat ", "exercise.squat");
  }
}
