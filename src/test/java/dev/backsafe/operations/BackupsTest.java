package dev.backsafe.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T03:30:00Z");

  @TempDir Path temp;

  private static void write(Path file) {
    try {
      Files.writeString(file, "copy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theNewestStayAndFilesOfOthersToo() throws IOException {
    Path directory = temp.resolve("backups");
    Files.createDirectories(directory);
    Path other = Files.writeString(directory.resolve("backsafe-notes.db"), "mine");
    Backups backups = new Backups(directory, 2, BackupsTest::write);
    for (int day = 0; day < 4; day++) {
      Path made = backups.make(NOW.plus(Duration.ofDays(day)));
      assertThat(made).exists();
    }
    assertThat(backups.all())
        .containsExactly(
            directory.resolve("backsafe-20260304T033000Z.db"),
            directory.resolve("backsafe-20260305T033000Z.db"));
    assertThat(other).exists();
  }

  @Test
  void whereNoneCanBeWrittenIsSaidBeforeItIsNight() throws IOException {
    Backups.check(temp.resolve("made/when/needed"));
    assertThat(temp).isEmptyDirectory();
    Path file = Files.writeString(temp.resolve("file"), "mine");
    for (Path directory : new Path[] {file, file.resolve("below")}) {
      assertThatThrownBy(() -> Backups.check(directory))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("backup.directory " + directory + " cannot be written to (");
    }
  }

  @Test
  void whenOneFailsNoneGoes() throws IOException {
    new Backups(temp, 1, BackupsTest::write).make(NOW);
    Backups failing =
        new Backups(
            temp,
            1,
            _ -> {
              throw new IllegalStateException("no room");
            });
    assertThatThrownBy(() -> failing.make(NOW.plusSeconds(60))).hasMessage("no room");
    assertThat(failing.all()).hasSize(1);
  }
}
