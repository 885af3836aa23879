package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.Program;
import dev.backsafe.harness.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a new user meets it. */
class CommandsIT {
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
  void badInputIsOneLineAndExitCodeTwo() throws Exception {
    assertOneLine(run("", "chat", "--database", "mysql:x"), "write jdbc:sqlite:FILE");
    assertOneLine(run("", "chat", "--rehearse", "tomorrow"), "write one like 2026-03-01T08:00:00Z");
    assertOneLine(run("", "check", "--config", "nowhere"), "--config nowhere is not a directory");
    Files.writeString(temp.resolve("list.db"), "milk, eggs, bread, and more of it\n".repeat(99));
    assertOneLine(
        run("", "chat", "--database", "jdbc:sqlite:list.db"), "it is not an SQLite database");
  }

  static void assertOneLine(Ended ended, String part) {
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
