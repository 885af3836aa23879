package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.harness.Program;
import dev.backsafe.harness.Program.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation in the terminal, in a pipe, in JSON and in a rehearsal. */
class TerminalIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path temp;

  private Ended run(String input, String... arguments) throws IOException, InterruptedException {
    return Program.run(temp, input, arguments);
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
    CommandsIT.assertOneLine(run("", "figures", "stderr.txt"), "cannot be written to");
  }
}
