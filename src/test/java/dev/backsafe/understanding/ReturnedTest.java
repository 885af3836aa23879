package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whoever was sent to a clinician comes back with a story. That they may exercise is heard in it;
 * that a sign is there again is, too, however cheerfully it is told. By people of whom nothing was
 * learned.
 */
class ReturnedTest {
  private static final Path TABLE = Path.of("src/test/resources/understanding/returned.tsv");
  private static final String FOR_SURE = "cleared-for-sure";

  private record Row(Asked asked, String label, Reading reading, String text) {
    String given() {
      Answer answer = reading.answer();
      return answer == null ? "-" : answer.id();
    }

    boolean goesOn() {
      return given().equals("cleared") || given().equals(FOR_SURE) || given().equals("yes");
    }
  }

  private static final List<Row> ROWS = new ArrayList<>();

  @BeforeAll
  static void readThem() throws IOException {
    for (String line : Files.readAllLines(TABLE)) {
      if (!line.startsWith("#")) {
        String[] row = line.split("\t", -1);
        Asked asked = Asked.of(row[0]).orElseThrow();
        ROWS.add(new Row(asked, row[1], EnglishData.WHOLE.read(row[2], "en", asked), row[2]));
      }
    }
  }

  private static double share(Asked asked, String label, Predicate<Row> like) {
    List<Row> rows = ROWS.stream().filter(r -> r.asked == asked && r.label.equals(label)).toList();
    double share = 100.0 * rows.stream().filter(like).count() / rows.size();
    System.out.printf("%-8s %-10s %4d %5.1f %%%n", asked.id(), label, rows.size(), share);
    return share;
  }

  @Test
  void mostWhoAreClearedAreHeard() {
    assertThat(share(Asked.HELD, "cleared", Row::goesOn)).isGreaterThanOrEqualTo(70);
    // Or they are asked whether they have been seen.
    assertThat(share(Asked.HELD, "cleared", r -> r.goesOn() || r.given().equals("seen")))
        .isGreaterThanOrEqualTo(80);
    assertThat(share(Asked.CLEARED, "yes", Row::goesOn)).isGreaterThanOrEqualTo(55);
  }

  @Test
  void mostWhoDidNotMeanItAreAskedAboutItAgain() {
    assertThat(share(Asked.HELD, "not-meant", r -> r.given().equals("not-meant")))
        .isGreaterThanOrEqualTo(76);
  }

  /** Whoever slips through is asked once more, and has the whole list before them. */
  @Test
  void hardlyASignIsLostBesideAGoodWord() {
    assertThat(share(Asked.HELD, "worse", Row::goesOn)).isLessThanOrEqualTo(7);
    assertThat(share(Asked.CLEARED, "worse", Row::goesOn)).isLessThanOrEqualTo(5);
  }

  @Test
  void whoMayNotYetHardlyGoesOn() {
    assertThat(share(Asked.HELD, "not-yet", Row::goesOn)).isLessThanOrEqualTo(6);
    assertThat(share(Asked.CLEARED, "not-yet", Row::goesOn)).isLessThanOrEqualTo(9);
  }

  @Test
  void onlyWhoIsClearedIsNotAskedOnceMore() {
    assertThat(ROWS)
        .filteredOn(row -> row.given().equals(FOR_SURE))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.label()).as(row.text()).isEqualTo("cleared"));
  }
}
