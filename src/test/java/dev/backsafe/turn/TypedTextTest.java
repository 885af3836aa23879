package dev.backsafe.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DirectBench;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that no chat of today lets through, or that no translator should have written. */
class TypedTextTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final int LONGEST_READ = 4_096;

  @TempDir Path temp;

  private static String last(DirectBench bench) {
    return bench.heard().getLast().text();
  }

  /** A session that has begun, at its first card. */
  private DirectBench inASession() {
    DirectBench bench =
        new DirectBench("jdbc:sqlite:" + temp.resolve("t.db"), MONDAY, Checkpoint.NONE);
    for (String text : List.of("/start", "yes", "no", "that's all")) {
      bench.say("ada", text);
    }
    assertThat(last(bench)).contains("1 of ");
    return bench;
  }

  @Test
  void whatIsTooLongToBeReadIsAskedAboutAndNotTakenForHarmless() {
    String done = "done, no pain at all. ";
    String longest = done + "x".repeat(LONGEST_READ - done.length());
    try (DirectBench bench = inASession()) {
      bench.say("ada", longest);
      assertThat(last(bench)).doesNotContain("does it hurt");
      bench.say("ada", longest + "x");
      assertThat(last(bench)).contains("does it hurt");
    }
  }

  @Test
  void whatIsTooLongAndSaysThatItHurtsIsHeard() {
    try (DirectBench bench = inASession()) {
      bench.say("ada", "I wet myself and my groin is numb. " + "x".repeat(LONGEST_READ));
      assertThat(last(bench)).startsWith("Please stop, and go to an emergency");
    }
  }
}
