package dev.backsafe.understanding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Small inputs that each stand for a kind: what they may be read as, a tab, the text. */
class ReaderCasesTest {
  private static final Path CASES = Path.of("src/test/resources/understanding/reader.tsv");

  @Test
  void everyKindIsReadAsMeant() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (String line : Files.readAllLines(CASES)) {
      String text = line.substring(line.indexOf('\t') + 1);
      Reading reading = EnglishData.read(text);
      String topic = Objects.requireNonNullElse(reading.topic(), "");
      softly
          .assertThat(List.of(line.substring(0, line.indexOf('\t')).split("\\|", -1)))
          .as(text + ": " + reading)
          .containsAnyOf(reading.meaning().id(), reading.meaning().id() + ":" + topic);
    }
    softly.assertAll();
  }
}
