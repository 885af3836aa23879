package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.content.Library;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator changes the routine while people are in the middle of it. */
class RoutineChangeTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final String BRIDGE = "glute-bridge";

  @TempDir Path temp;
  private DirectBench bench;

  @BeforeEach
  void aSessionBegins() {
    bench = new DirectBench("jdbc:sqlite:" + temp.resolve("b.db"), MONDAY, Checkpoint.NONE);
    bench.say("ada", "/start");
    for (String label :
        List.of("Yes, let's go", "None of these", "✓ a steady chair or a wall", "That's all")) {
      press(label);
    }
    assertThat(newest()).contains("Glute bridge");
  }

  private void press(String label) {
    bench.press("ada", bench.button(label).orElseThrow().data());
  }

  private String newest() {
    return bench.sent.getLast().text();
  }

  private static Library with(UnaryOperator<List<Exercise>> change) {
    Library shipped = DirectBench.LIBRARY;
    List<Exercise> exercises = change.apply(new ArrayList<>(shipped.routine().exercises()));
    return new Library(
        new Routine("another revision", exercises, shipped.routine().programmes()),
        shipped.texts(),
        shipped.answers(),
        shipped.helpLines(),
        shipped.places(),
        shipped.understanding());
  }

  /** Whatever is typed first after the exercise at hand is gone is heard. */
  @ParameterizedTest
  @CsvSource({
    "i have chest pain, emergency",
    "/delete, Shall I erase everything",
    "/stop, No session is running",
    "hello, Ready when you are"
  })
  void whoStandsAtAnExerciseThatIsGoneIsNotLockedOut(String typed, String answered) {
    bench.restart(
        with(
            all -> {
              all.removeIf(e -> e.id().equals(BRIDGE));
              return all;
            }));
    bench.say("ada", typed);
    assertThat(bench.heard().stream().map(Outgoing::text)).anyMatch(t -> t.contains(answered));
    assertThat(bench.store().deadLetterCount()).isZero();
  }

  @Test
  void whoStandsOnAGentlerFormKeepsItWhenAnotherIsPutBeforeIt() {
    press("It hurts");
    press("Ache or discomfort");
    press("3");
    assertThat(newest()).contains("Half bridge");
    for (int i = 0; i < 5; i++) {
      press("Done");
    }
    bench.restart(
        with(
            all -> {
              all.replaceAll(e -> e.id().equals(BRIDGE) ? withAHarderOneBefore(e) : e);
              return all;
            }));
    bench.clock("+49h");
    bench.say("ada", "/session");
    while (!newest().contains("ridge")) {
      press("Done");
    }
    assertThat(newest()).contains("Half bridge");
  }

  private static Exercise withAHarderOneBefore(Exercise exercise) {
    Variation standard = exercise.at(0);
    List<Variation> variations = new ArrayList<>(exercise.variations());
    variations.addFirst(
        new Variation(
            "one-leg", standard.dose(), standard.needs(), standard.load(), standard.figure()));
    return new Exercise(exercise.id(), exercise.goodStart(), exercise.source(), variations);
  }
}
