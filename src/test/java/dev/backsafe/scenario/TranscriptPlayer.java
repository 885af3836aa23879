package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.Bench;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Conversations as people have them. Each file says what is typed, pressed and waited for; what the
 * bot answers must be what stands there. {@code -Dtranscripts.rewrite=true} writes it anew.
 *
 * <pre>
 * me> words          what the person types
 * press [Label]      the newest button with these words
 * press again [Label]  the very same button as the last time, by now an old one
 * clock +48h         time passes, and what is due happens
 * restart            the program stops and starts again
 * stored             how many rows there are of the person
 * </pre>
 */
final class TranscriptPlayer {
  static final boolean REWRITE = Boolean.getBoolean("transcripts.rewrite");
  private static final Path DIRECTORY = Path.of("src/test/resources/transcripts");
  private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T08:00:00Z");

  /** The bot over some platform. */
  interface Opening {
    Bench open(String url, Instant start, Checkpoint checkpoint);
  }

  private final Opening opening;
  private final Path temp;

  private TranscriptPlayer(Opening opening, Path temp) {
    this.opening = opening;
    this.temp = temp;
  }

  /** A test of each file; the databases are in {@code temp}. */
  static Stream<DynamicTest> all(Opening opening, Path temp) throws IOException {
    TranscriptPlayer player = new TranscriptPlayer(opening, temp);
    List<Path> files;
    try (Stream<Path> all = Files.list(DIRECTORY)) {
      files = all.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> player.replay(file)));
  }

  private void replay(Path file) throws IOException {
    String written = Files.readString(file);
    Path database = Files.createTempFile(temp, "talk", ".db");
    String url = "jdbc:sqlite:" + database;
    try (Bench bench = opening.open(url, MONDAY_MORNING, Checkpoint.NONE)) {
      String played = play(written, url, bench);
      if (REWRITE) {
        Files.writeString(file, played);
      } else {
        assertThat(played).isEqualTo(bench.asRead(written));
      }
    }
  }

  private static String play(String written, String url, Bench bench) {
    StringBuilder played = new StringBuilder();
    Map<String, String> pressed = new HashMap<>();
    for (String line : written.lines().toList()) {
      if (line.startsWith("bot> ") || line.startsWith("     ") || line.startsWith("stored>")) {
        continue; // What was said the last time; what is said now comes in its place.
      }
      played.append(line).append('\n');
      act(bench, line, pressed);
      bench.heard().forEach(message -> played.append(format(message)));
      if (line.equals("stored")) {
        bench.settle();
        played.append("stored> ").append(rows(url)).append('\n');
      }
    }
    return played.toString();
  }

  private static void act(Bench bench, String line, Map<String, String> pressed) {
    if (line.startsWith("me> ")) {
      bench.say("ada", line.substring("me> ".length()));
    } else if (line.startsWith("press again [")) {
      bench.press("ada", Objects.requireNonNull(pressed.get(label(line)), line));
    } else if (line.startsWith("press [")) {
      Button button =
          bench
              .button(label(line))
              .orElseThrow(() -> new AssertionError("no button for \"" + line + '"'));
      pressed.put(label(line), button.data());
      bench.press("ada", button.data());
    } else if (line.startsWith("clock ")) {
      bench.clock(line.substring("clock ".length()));
    } else if (line.equals("restart")) {
      bench.restart();
    } else {
      assertThat(line.isBlank() || line.startsWith("#") || line.equals("stored"))
          .as("\"%s\" is no line of a transcript", line)
          .isTrue();
    }
  }

  private static String label(String line) {
    return line.substring(line.indexOf('[') + 1, line.lastIndexOf(']'));
  }

  private static String format(Outgoing message) {
    String text = message.text().replace("\n", "\n     ");
    String buttons =
        message.buttons().stream().map(b -> "[" + b.label() + "]").collect(Collectors.joining(" "));
    String document =
        message.document() == null ? "" : "     (" + message.document().name() + ")\n";
    return "bot> " + text + "\n" + document + (buttons.isEmpty() ? "" : "     " + buttons + "\n");
  }

  private static String rows(String url) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      StringBuilder rows = new StringBuilder();
      for (String name : List.of("person", "fact", "outbox", "nudge")) {
        // The transcripts still call the table by the name that it had.
        String table = name.replace("nudge", "reminder");
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
          rows.append(name).append(' ').append(count.getInt(1)).append("  ");
        }
      }
      return rows.toString().strip();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
