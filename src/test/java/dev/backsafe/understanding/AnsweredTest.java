package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers in whole sentences, of people from whom nothing is learned. */
class AnsweredTest {
  private static final Path TABLE = Path.of("src/test/resources/understanding/answered.tsv");
  private static final String NONE = "-";

  /** What somebody goes on after: to the exercises, or towards them. */
  private static final Map<Asked, Set<String>> GOES_ON =
      Map.of(
          Asked.SIGN, Set.of("no"),
          Asked.SIGNS, Set.of("none"),
          Asked.CLEARED, Set.of("yes"),
          Asked.CONSENT, Set.of("yes"));

  private static final List<String> WRONGLY_ON = new ArrayList<>();
  private static int all;
  private static int right;
  private static int harmless;
  private static int worried;

  @BeforeAll
  static void readThem() throws IOException {
    Map<Asked, int[]> byQuestion = new TreeMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] row = line.split("\t", -1);
      Asked asked = Asked.of(row[0]).orElseThrow();
      Reading reading = EnglishData.WHOLE.read(row[2], "en", asked);
      Answer answer = reading.answer();
      String given = answer == null ? NONE : answer.id();
      boolean admitted = row[1].equals("yes") && asked == Asked.SIGN && reading.sign() != null;
      boolean named = row[1].equals("some") && reading.sign() != null;
      boolean whole = row[1].equals("cleared") && given.equals("cleared-for-sure");
      boolean isRight = given.equals(row[1]) || admitted || named || whole;
      int[] count = byQuestion.computeIfAbsent(asked, _ -> new int[2]);
      count[0]++;
      count[1] += isRight ? 1 : 0;
      all++;
      right += isRight ? 1 : 0;
      if (!isRight && GOES_ON.getOrDefault(asked, Set.of()).contains(given)) {
        WRONGLY_ON.add(line);
      }
      if (GOES_ON.getOrDefault(asked, Set.of()).contains(row[1])) {
        harmless++;
        worried += reading.sign() != null ? 1 : 0;
      }
    }
    byQuestion.forEach(
        (asked, n) ->
            System.out.printf("%-10s %4d %5.1f %%%n", asked.id(), n[0], percent(n[1], n[0])));
    System.out.printf("%-10s %4d %5.1f %%%n", "all", all, percent(right, all));
  }

  private static double percent(int some, int of) {
    return 100.0 * some / of;
  }

  @Test
  void mostAreUnderstood() {
    assertThat(percent(right, all)).isGreaterThanOrEqualTo(76);
  }

  @Test
  void hardlyAnybodyGoesOnWhoHasNotSaidSo() {
    assertThat(WRONGLY_ON).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void fewWhoDenyASignAreAskedAboutAnother() {
    assertThat(percent(worried, harmless)).isLessThan(11);
  }
}
