package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.recovery.Recovery;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody sweeps here but the service's own timetable, over a real clock that is set about. */
class RemindedByTheClockTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;

  private static void press(TelegramBench bench, String label) {
    bench.heard();
    Button button = bench.button(label).orElseThrow(() -> new AssertionError(label));
    bench.press("ada", button.data());
  }

  private static long told(TelegramBench bench, String words) {
    return bench.person("ada").chat().stream().filter(m -> m.text().startsWith(words)).count();
  }

  @Test
  void remindersComeByThemselvesThroughRestartsAndClocksThatAreSet() throws Exception {
    try (TelegramBench bench =
        new TelegramBench("jdbc:sqlite:" + temp.resolve("t.db"), MONDAY, Checkpoint.NONE)) {
      bench.say("ada", "/start");
      for (String label : List.of("Yes, let's go", "None of these", "That's all", "Done", "Stop")) {
        press(bench, label);
      }
      press(bench, "Yes, please");
      press(bench, "Skip");
      Instant due = MONDAY.plus(Recovery.REST);
      assertThat(bench.store().nextDue()).contains(MONDAY.plus(Duration.ofMinutes(30)));

      bench.clock.set(due.minusSeconds(1));
      bench.settle(() -> bench.store().nextDue().equals(Optional.of(due)));
      assertThat(told(bench, "Your rest days are over")).isZero();
      bench.clock.set(due.minus(Duration.ofHours(1)));
      bench.clock.set(due);
      bench.settle(() -> told(bench, "Your rest days are over") == 1);

      bench.clock.set(due.minus(Duration.ofHours(1)));
      bench.restart();
      bench.clock.set(due.plus(Duration.ofDays(1)));
      bench.settle(() -> told(bench, "Rested?") == 1);
      assertThat(told(bench, "Your rest days are over")).isEqualTo(1);
    }
  }
}
