package dev.backsafe.scenario;

import dev.backsafe.harness.DiscordBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The transcripts through JDA; only there moments are written for the reader's device to show. */
class DiscordTranscriptTest {
  @TempDir Path temp;

  @TestFactory
  Stream<DynamicTest> conversationsInDiscord() throws IOException {
    return TranscriptPlayer.REWRITE
        ? Stream.empty()
        : TranscriptPlayer.all(DiscordBench::new, temp);
  }

  /**
   * Whatever can be written to the bot can be written where nothing can be typed to it. Every
   * fourth one is enough for that, and for the time that it takes.
   */
  @TestFactory
  Stream<DynamicTest> conversationsInAServer() throws IOException {
    return TranscriptPlayer.REWRITE
        ? Stream.empty()
        : everyFourth(TranscriptPlayer.all(DiscordBench::inServer, temp).toList());
  }

  private static Stream<DynamicTest> everyFourth(List<DynamicTest> all) {
    return IntStream.range(0, all.size()).filter(i -> i % 4 == 0).mapToObj(all::get);
  }
}
