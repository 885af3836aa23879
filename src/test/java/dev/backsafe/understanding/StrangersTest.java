package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What people said on their first day with it, in the kinds that were once misread. */
class StrangersTest {
  private static final Path TABLE = Path.of("src/test/resources/understanding/strangers.tsv");

  @TestFactory
  Stream<DynamicTest> isHeardAsItWasMeant() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0] + ": " + row[2],
                    () -> {
                      Asked asked = Asked.of(row[0]).orElseThrow();
                      Reading reading = EnglishData.WHOLE.read(row[2], "en", asked);
                      assertThat(Stream.of(row[1].split("\\|", -1)))
                          .as("%s", reading)
                          .anyMatch(expected -> isHeard(expected, reading));
                    }));
  }

  private static boolean isHeard(String expected, Reading reading) {
    Answer answer = reading.answer();
    String value = expected.substring(expected.indexOf(':') + 1);
    return switch (expected.substring(0, expected.length() - value.length())) {
      case "answer:" -> answer != null && answer.id().equals(value) && reading.sign() == null;
      case "no:" -> answer == null || !answer.id().equals(value) || reading.sign() != null;
      case "topic:" -> value.equals(reading.topic());
      default ->
          switch (value) {
            case "sign" -> reading.sign() != null;
            case "no-sign" -> reading.sign() == null;
            case "at-most-asked" -> reading.meaning() != Meaning.EMERGENCY;
            default -> reading.meaning().id().equals(value);
          };
    };
  }
}
