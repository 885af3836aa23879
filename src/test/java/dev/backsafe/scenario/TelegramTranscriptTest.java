package dev.backsafe.scenario;

import dev.backsafe.harness.TelegramBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The transcripts through Telegram's client, over the wire and back. */
class TelegramTranscriptTest {
  @TempDir Path temp;

  @TestFactory
  Stream<DynamicTest> conversationsInTelegram() throws IOException {
    return TranscriptPlayer.REWRITE
        ? Stream.empty()
        : TranscriptPlayer.all(TelegramBench::new, temp);
  }
}
