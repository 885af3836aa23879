package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever denies a sign chats beside it, or tells of another one in the next sentence. By people of
 * whom nothing was learned.
 */
class ListDeniedTest {
  private static final Path TABLES = Path.of("src/test/resources/understanding");

  private static double share(String label, boolean denied) throws IOException {
    List<String> texts =
        Files.readAllLines(TABLES.resolve("denied.tsv")).stream()
            .map(line -> line.split("\t", -1))
            .filter(row -> row.length == 3 && row[1].equals(label))
            .map(row -> row[2])
            .toList();
    long like = texts.stream().filter(text -> isDenied(Asked.SIGNS, text) == denied).count();
    double share = 100.0 * like / texts.size();
    System.out.printf("signs %s, %s: %.1f %% of %d%n", label, denied, share, texts.size());
    return share;
  }

  /** Nothing of it is asked about. */
  private static boolean isDenied(Asked asked, String text) {
    Reading reading = EnglishData.WHOLE.read(text, "en", asked);
    Answer answer = reading.answer();
    return answer != null
        && reading.sign() == null
        && (answer.id().equals("none") || answer.id().equals("no"));
  }

  @Test
  void mostWhoDenyItMayChat() throws IOException {
    assertThat(share("none", true)).isGreaterThanOrEqualTo(58);
  }

  @Test
  void hardlyASignIsLostBesideADenial() throws IOException {
    assertThat(share("some", true)).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"signs, 6", "sign, 7", "hurts, 6"})
  void theNextSentenceIsHeard(String question, double most) throws IOException {
    Asked asked = Asked.of(question).orElseThrow();
    List<String> lost = new ArrayList<>();
    int all = 0;
    for (int file : IntStream.rangeClosed(1, 4).toArray()) {
      for (String line : Files.readAllLines(TABLES.resolve("frozen-" + file + ".tsv"))) {
        if (line.startsWith("emergency\t")) {
          String text = "No, nothing like that. " + line.substring(line.lastIndexOf('\t') + 1);
          all++;
          if (isDenied(asked, text)) {
            lost.add(text);
          }
        }
      }
    }
    double share = 100.0 * lost.size() / all;
    System.out.printf("at %s, lost behind a denial: %.1f %% of %d%n", question, share, all);
    assertThat(share).as(lost.toString()).isLessThanOrEqualTo(most);
  }
}
