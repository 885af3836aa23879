package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.content.Library;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.phrasing.Texts;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Routine;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An exercise goes, with its words, while people stand wherever people have stood: each of them is
 * heard, whatever they say first.
 */
class SmallerRoutineTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private static final List<String> SAID =
      List.of("i have chest pain", "/stop", "/delete", "hello", "/session", "done", "/summary");

  @TempDir Path temp;

  static Stream<String> exercises() {
    return DirectBench.LIBRARY.routine().exercises().stream().map(Exercise::id);
  }

  private static Library without(String exercise) {
    Library shipped = DirectBench.LIBRARY;
    List<Exercise> exercises = new ArrayList<>(shipped.routine().exercises());
    exercises.removeIf(e -> e.id().equals(exercise));
    Map<String, Map<String, String>> texts = new HashMap<>();
    Predicate<String> itsOwn = key -> key.startsWith("exercise." + exercise + ".");
    shipped
        .texts()
        .languages()
        .forEach(
            (language, all) -> {
              Map<String, String> left = new HashMap<>(all);
              left.keySet().removeIf(itsOwn);
              texts.put(language, left);
            });
    return new Library(
        new Routine("another revision", exercises, shipped.routine().programmes()),
        new Texts(texts, shipped.texts().foreign()),
        shipped.answers(),
        shipped.helpLines(),
        shipped.places(),
        shipped.understanding());
  }

  /** Everybody as they were stored, in a database of their own. */
  private int fill(String url) throws IOException {
    int people = 0;
    try (SqliteStore store = new SqliteStore(DirectBench.unsynced(url), FieldEncryption.none())) {
      for (CompatibilityFiles.Person stored : CompatibilityFiles.people().values()) {
        if (stored.state() == null) {
          continue;
        }
        var person = StateCodec.read(stored.state(), stored.version());
        store.turn(
            new Account(DirectBench.PLATFORM, "p" + people),
            "stored " + people,
            NOW,
            (_, _) -> new Decision(person, List.of(), List.of(), List.of(), false));
        people++;
      }
    }
    return people;
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void whoeverStoodAnywhereIsHeard(String exercise) throws IOException {
    String url = "jdbc:sqlite:" + temp.resolve("b.db");
    int people = fill(url);
    assertThat(people).isGreaterThan(100);
    try (DirectBench bench = new DirectBench(url, NOW, Checkpoint.NONE)) {
      bench.restart(without(exercise));
      List<String> locked = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        // Each of them says one of it first, and all of it is said by some.
        String said = SAID.get((i + exercise.length()) % SAID.size());
        if (!isHeard(bench, "p" + i, said)) {
          locked.add("p" + i + " " + said);
        }
      }
      assertThat(locked).isEmpty();
    }
  }

  private static boolean isHeard(DirectBench bench, String who, String said) {
    try {
      bench.heard();
      bench.say(who, said);
      List<Outgoing> heard = bench.heard();
      // Whatever is not there any more would be called by its key.
      return !heard.isEmpty() && heard.stream().noneMatch(m -> m.text().contains("exercise."));
    } catch (RuntimeException lockedOut) {
      return false;
    }
  }
}
