package dev.backsafe.understanding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Whoever asks something and tells of a warning sign with it gets no answer before the sign. */
class AskedWithASignTest {
  private static final Path CASES =
      Path.of("src/test/resources/understanding/asked-with-a-sign.tsv");

  @Test
  void theSignComesFirst() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (String line : Files.readAllLines(CASES)) {
      Reading reading = EnglishData.read(line.substring(line.indexOf('\t') + 1));
      softly.assertThat(reading.sign()).as(line + ": " + reading).isNotNull();
    }
    softly.assertAll();
  }
}
