package dev.backsafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator has put there is read, or is an error with its path: never left out. */
@Timeout(120)
class OperatorFilesTest {
  @TempDir Path temp;

  private void refused(String path, Path named, String message) {
    assertThatThrownBy(() -> new ConfigFiles(temp).read(path))
        .isInstanceOf(OperatorException.class)
        .hasMessageStartingWith(named + " " + message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatIsNotThereIsTakenFromTheProgram() {
    assertThat(new ConfigFiles(temp).read("routine.yaml")).isPresent();
    assertThat(new ConfigFiles(temp).read("backsafe.yml")).isEmpty();
  }

  @Test
  void aLinkMayLeadToTheFile() throws IOException {
    Path file = Files.writeString(temp.resolve("mine"), "own");
    Files.createSymbolicLink(temp.resolve("routine.yaml"), file);
    assertThat(new ConfigFiles(temp).read("routine.yaml").orElseThrow().content()).isEqualTo("own");
  }

  @Test
  void aLinkThatLeadsNowhereIsAnError() throws IOException {
    Path link = temp.resolve("backsafe.yaml");
    Files.createSymbolicLink(link, Path.of("gone.yaml"));
    refused("backsafe.yaml", link, "is a link that leads nowhere");
  }

  @Test
  void soIsAFolderThatIsSuchALink() throws IOException {
    Path link = temp.resolve("texts");
    Files.createSymbolicLink(link, Path.of("gone"));
    refused("texts/en.yaml", link, "is a link that leads nowhere");
    assertThatThrownBy(() -> new ConfigFiles(temp).languages("texts"))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining(link.toString());
  }

  @Test
  void soIsALoop() throws IOException {
    Path link = temp.resolve("backsafe.yaml");
    Files.createSymbolicLink(link, link);
    refused("backsafe.yaml", link, "cannot be read");
  }

  @Test
  void soIsAFolderInAFilesPlaceAndTheOtherWayRound() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("routine.yaml"));
    refused("routine.yaml", folder, "is no file");
    Path file = Files.writeString(temp.resolve("texts"), "words");
    refused("texts/en.yaml", file, "is no folder");
  }

  /** Reading it would wait for ever. */
  @Test
  void soIsAFifo() throws Exception {
    Path pipe = temp.resolve("backsafe.yaml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    refused("backsafe.yaml", pipe, "is no file");
  }

  @Test
  void soIsWhatTheUserMayNotRead() throws IOException {
    Path file = Files.writeString(temp.resolve("backsafe.yaml"), "http: {}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("whoever is root may read all").isFalse();
    refused("backsafe.yaml", file, "cannot be read");
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rw-------"));
    refused("routine.yaml", temp.resolve("routine.yaml"), "cannot be read");
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void soIsOneThatIsFarTooLarge() throws IOException {
    Path file = temp.resolve("backsafe.yaml");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100L << 20);
    }
    refused("backsafe.yaml", file, "is larger than 1 MB");
  }

  private static List<String> problems(String yaml) {
    List<Problem> problems = new ArrayList<>();
    YamlNode.parse(new ConfigFiles.Text("a.yaml", yaml), problems).entries();
    return problems.stream().map(Problem::toString).toList();
  }

  @Test
  void whatIsNestedWithoutEndIsOneProblem() {
    String remedy = "; write valid YAML here";
    String deep = "a.yaml:2: this is nested more than 50 deep" + remedy;
    assertThat(problems("a:\n  " + "[".repeat(100_000))).containsExactly(deep);
    assertThat(problems("a:\n  " + "{a: ".repeat(100_000))).containsExactly(deep);
    assertThat(problems("a:\n  " + "- ".repeat(100_000) + "b")).containsExactly(deep);
    assertThat(problems("a: 1\nb: &b {c: *b}"))
        .containsExactly("a.yaml:2: this holds itself, by an alias" + remedy);
    assertThat(problems("b: &b [1, [2, *b]]")).hasSize(1);
  }

  @Test
  void aliasesMayRepeatALittle() {
    assertThat(problems("a: &a [1]\nb: *a\nc: [*a, *a]")).isEmpty();
    StringBuilder doubled = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      doubled.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(problems(doubled.toString())).hasSize(1);
  }

  /** In the time that somebody waits: as much as a file may hold, of what is slow to read. */
  @Test
  void whateverAFileHoldsIsReadInTime() {
    for (String line : List.of("a: b\n", "'", "x", "- {a: [b, c]}\n", "? ")) {
      long begin = processor();
      problems(line.repeat((1 << 20) / line.length()));
      assertThat(Duration.ofNanos(processor() - begin)).as(line).isLessThan(Duration.ofSeconds(10));
    }
  }

  /** Of this thread: what others do on the machine meanwhile does not count. */
  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
