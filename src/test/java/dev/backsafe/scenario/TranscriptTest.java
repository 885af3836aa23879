package dev.backsafe.scenario;

import dev.backsafe.harness.DirectBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the bot answers, as the {@link TranscriptPlayer} reads and plays it. */
class TranscriptTest {
  @TempDir Path temp;

  @TestFactory
  Stream<DynamicTest> conversations() throws IOException {
    return TranscriptPlayer.all(DirectBench::new, temp);
  }
}
