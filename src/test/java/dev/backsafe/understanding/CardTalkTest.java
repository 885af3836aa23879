package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stories, jokes and aches while an exercise stands, of people from whom nothing is learned. */
class CardTalkTest {
  private static final Path TABLE = Path.of("src/test/resources/understanding/card.tsv");

  private static int harmless;
  private static int alarmed;
  private static int right;
  private static int pains;
  private static int painsHeard;
  private static int signs;
  private static int signsHeard;

  @BeforeAll
  static void readThem() throws IOException {
    for (String line : Files.readAllLines(TABLE)) {
      String[] row = line.split("\t", -1);
      if (row.length == 3) {
        count(row[0], row[1], EnglishData.WHOLE.read(row[2], "en", Asked.CARD));
      }
    }
    System.out.printf(
        "card talk: %d harmless, %.1f %% as meant, %.1f %% asked about a sign; %d of %d pains and"
            + " %d of %d signs heard%n",
        harmless,
        100.0 * right / harmless,
        100.0 * alarmed / harmless,
        painsHeard,
        pains,
        signsHeard,
        signs);
  }

  private static void count(String label, String topic, Reading reading) {
    switch (label) {
      case "emergency" -> {
        signs++;
        signsHeard += reading.sign() != null ? 1 : 0;
      }
      case "discomfort", "sharp-pain" -> {
        pains++;
        painsHeard += reading.mayHurt() ? 1 : 0;
      }
      default -> {
        harmless++;
        alarmed += reading.sign() != null ? 1 : 0;
        right += isMeant(label, topic, reading) ? 1 : 0;
      }
    }
  }

  private static boolean isMeant(String label, String topic, Reading reading) {
    Answer answer = reading.answer();
    String meaning = answer == null ? reading.meaning().id() : answer.id();
    return switch (label) {
      case "question" -> topic.equals(reading.topic()) || meaning.equals("how");
      case "swap" -> List.of("question", "skip", "setting").contains(meaning);
      case "start" -> List.of("start", "done").contains(meaning);
      case "exertion", "unknown" -> List.of("exertion", "unknown", "thanks").contains(meaning);
      default -> meaning.equals(label);
    };
  }

  @Test
  void almostEverySignAndPainIsHeard() {
    assertThat(signsHeard).isGreaterThanOrEqualTo(signs * 95 / 100);
    assertThat(painsHeard).isGreaterThanOrEqualTo(pains * 95 / 100);
  }

  @Test
  void fewStoriesAreTakenForASign() {
    assertThat(alarmed).isLessThanOrEqualTo(harmless * 12 / 100);
  }

  @Test
  void mostIsTakenAsItWasMeant() {
    assertThat(right).isGreaterThanOrEqualTo(harmless * 70 / 100);
  }
}
