package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Phrases of people who try to break it: slang, sarcasm, slips, flags hidden in good news. */
class AdversarialTest {
  private static final Path PHRASES = Path.of("src/test/resources/understanding/adversarial.tsv");
  private static final double LEAST_RIGHT = 0.94;

  private record Expectation(List<String> meanings, String phrase) {
    boolean holds() {
      return meanings.contains(EnglishData.read(phrase).meaning().id());
    }

    boolean isEmergency() {
      return meanings.getFirst().equals(Meaning.EMERGENCY.id());
    }
  }

  @Test
  void noEmergencyIsMissed() throws IOException {
    assertThat(expectations())
        .filteredOn(Expectation::isEmergency)
        .hasSizeGreaterThan(80)
        .allMatch(Expectation::holds);
  }

  @Test
  void nearlyAllAreReadAsMeant() throws IOException {
    List<Expectation> all = expectations();
    List<Expectation> wrong = all.stream().filter(expectation -> !expectation.holds()).toList();
    assertThat(all).hasSizeGreaterThan(300);
    assertThat(wrong).hasSizeLessThan((int) ((1 - LEAST_RIGHT) * all.size()));
  }

  private static List<Expectation> expectations() throws IOException {
    return Files.readAllLines(PHRASES).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(
            line -> {
              int tab = line.indexOf('\t');
              List<String> meanings = List.of(line.substring(0, tab).split("\\|", -1));
              return new Expectation(meanings, line.substring(tab + 1));
            })
        .toList();
  }
}
