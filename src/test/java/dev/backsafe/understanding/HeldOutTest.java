package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.understanding.Examples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fifth of the examples that neither the classifier nor the lexicon was made from. */
class HeldOutTest {
  private static final double LEAST_RECALL = 0.99;
  private static final double LEAST_ACCURACY = 0.93;

  private static final List<Example> HELD_OUT =
      EnglishData.LOADED.languages().getFirst().examples().stream()
          .filter(example -> Examples.isHeldOut(example.phrase()))
          .toList();

  @BeforeAll
  static void printConfusion() throws IOException {
    String table = confusion();
    System.out.println(table);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/understanding-confusion.txt"), table);
  }

  @Test
  void almostNoPainGoesUnnoticed() {
    assertThat(recall()).isGreaterThanOrEqualTo(LEAST_RECALL);
  }

  @Test
  void everyEmergencyIsActedOnOrAskedAbout() {
    assertThat(HELD_OUT)
        .filteredOn(example -> example.meaning() == Meaning.EMERGENCY)
        .allSatisfy(
            example ->
                assertThat(EnglishData.read(example.phrase()).meaning())
                    .isIn(Meaning.EMERGENCY, Meaning.UNSURE));
  }

  @Test
  void mostPhrasesAreReadAsTheyAreMeant() {
    assertThat(accuracy()).isGreaterThanOrEqualTo(LEAST_ACCURACY);
  }

  private static double recall() {
    List<Example> alarms = HELD_OUT.stream().filter(e -> e.meaning().isAlarm()).toList();
    long caught =
        alarms.stream()
            .map(example -> EnglishData.read(example.phrase()).meaning())
            .filter(read -> read.isAlarm() || read == Meaning.UNSURE)
            .count();
    return (double) caught / alarms.size();
  }

  private static double accuracy() {
    long right =
        HELD_OUT.stream()
            .filter(example -> EnglishData.read(example.phrase()).meaning() == example.meaning())
            .count();
    return (double) right / HELD_OUT.size();
  }

  private static String confusion() {
    Map<Meaning, Map<Meaning, Integer>> counts = new EnumMap<>(Meaning.class);
    for (Example example : HELD_OUT) {
      counts
          .computeIfAbsent(example.meaning(), any -> new EnumMap<>(Meaning.class))
          .merge(EnglishData.read(example.phrase()).meaning(), 1, Integer::sum);
    }
    StringBuilder table = new StringBuilder("What is meant (rows), and what it is read as:\n");
    table.append(" ".repeat(12));
    for (Meaning read : Meaning.values()) {
      table.append(String.format(Locale.ROOT, "%11s", read.id()));
    }
    counts.forEach(
        (meant, row) -> {
          table.append(String.format(Locale.ROOT, "%n%-12s", meant.id()));
          for (Meaning read : Meaning.values()) {
            table.append(String.format(Locale.ROOT, "%11d", row.getOrDefault(read, 0)));
          }
        });
    return table
        .append(
            String.format(
                Locale.ROOT,
                "%n%d phrases, accuracy %.2f %%, recall of emergency or pain %.2f %%%n",
                HELD_OUT.size(),
                100 * accuracy(),
                100 * recall()))
        .toString();
  }
}
