package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Four authors from whom nothing was learned, whose phrases nobody looked at, and by whom nothing
 * was chosen. {@link LeaveOneOut} tells what to expect.
 */
class HeldOutTest {
  private static final Score SCORE = new Score();

  @BeforeAll
  static void readThem() {
    System.out.println(Score.head());
    for (String author : List.of("frozen-1", "frozen-2", "frozen-3", "frozen-4", "thresholds")) {
      Score own = new Score();
      for (Phrase phrase : Authors.phrases(author)) {
        Reading reading = EnglishData.read(phrase.text());
        own.add(phrase, reading);
        if (author.startsWith("frozen")) {
          SCORE.add(phrase, reading);
        }
      }
      System.out.println(own.line(author));
    }
    System.out.println(SCORE.line("all frozen"));
  }

  @Test
  void nearlyEveryEmergencyIsActedOnOrAskedAbout() {
    assertThat(SCORE.emergenciesCaught()).isGreaterThanOrEqualTo(96);
  }

  @Test
  void almostNoPainGoesUnheardOrIsTakenForFine() {
    assertThat(SCORE.painsHeard()).isGreaterThanOrEqualTo(98);
    assertThat(SCORE.painsFine()).isLessThan(1);
  }

  @Test
  void hardlyAnybodyIsAlarmedForNothing() {
    assertThat(SCORE.alarmed()).isLessThan(0.3);
    assertThat(SCORE.worried()).isLessThan(4.5);
    assertThat(SCORE.takenForPain()).isLessThan(2);
  }

  @Test
  void mostPhrasesAreUnderstood() {
    assertThat(SCORE.right()).isGreaterThanOrEqualTo(84.5);
    assertThat(SCORE.offered()).isGreaterThanOrEqualTo(94);
  }

  @Test
  void mostQuestionsFindTheirTopic() {
    assertThat(SCORE.topicsRight()).isGreaterThanOrEqualTo(93);
  }
}
