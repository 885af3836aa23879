package dev.backsafe.scenario;

import dev.backsafe.harness.DiscordBench;
import java.io.IOException;
import java.nio.file.Path;
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

  /** Whatever can be written to the bot can be written where nothing can be typed to it. */
  @TestFactory
  Stream<DynamicTest> conversationsInAServer() throws IOException {
    return TranscriptPlayer.REWRITE
        ? Stream.empty()
        : TranscriptPlayer.all(DiscordBench::inServer, temp);
  }
}
