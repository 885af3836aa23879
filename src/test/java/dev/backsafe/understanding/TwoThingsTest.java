package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two things in one message, of people from whom nothing is learned. */
class TwoThingsTest {
  private static final Path TABLE = Path.of("src/test/resources/understanding/two-things.tsv");

  private static int all;
  private static int bothHeard;
  private static int alarmed;

  @BeforeAll
  static void readThem() throws IOException {
    for (String line : Files.readAllLines(TABLE)) {
      String[] row = line.split("\t", -1);
      if (row.length == 4) {
        Analysis text = EnglishData.WHOLE.analyse(row[3], "en");
        Reading reading = text.reading(asked(row[0]));
        all++;
        alarmed += reading.mayHurt() ? 1 : 0;
        boolean heard =
            Stream.of(row[1], row[2]).allMatch(said -> isHeard(said, reading, text.ahead()));
        bothHeard += heard && !reading.mayHurt() ? 1 : 0;
      }
    }
    System.out.printf(
        "two things: %d messages, %.1f %% with both heard, %.1f %% taken for pain or a sign%n",
        all, 100.0 * bothHeard / all, 100.0 * alarmed / all);
  }

  private static Asked asked(String moment) {
    return switch (moment) {
      case "card", "last" -> Asked.CARD;
      default -> Asked.of(moment).orElseThrow();
    };
  }

  private static boolean isHeard(String said, Reading reading, Map<Asked, Answer> ahead) {
    Meaning meaning = reading.meaning();
    String answer = reading.answer() == null ? "" : reading.answer().id();
    return switch (said) {
      case "chat", "hello", "bye", "thanks" -> true;
      case "question" -> isAsked(reading);
      case "done" -> meaning == Meaning.DONE || reading.isDoneBesides() || answer.equals("done");
      case "start" -> meaning == Meaning.START || List.of("start", "short").contains(answer);
      case "remind" -> meaning == Meaning.REMINDER;
      case "leave-out" ->
          reading.leavesOut() != null
              || meaning == Meaning.SKIP
              || (meaning == Meaning.SETTING && reading.topic() != null);
      case "right", "easy", "hard" -> answer.equals(said) || isTold(Asked.EFFORT, said, ahead);
      default ->
          said.startsWith("back=")
              ? answer.equals(said.substring(5)) || isTold(Asked.BACK, said.substring(5), ahead)
              : meaning.id().equals(said) || answer.equals(said);
    };
  }

  private static boolean isTold(Asked asked, String id, Map<Asked, Answer> ahead) {
    return ahead.containsKey(asked) && ahead.get(asked).id().equals(id);
  }

  private static boolean isAsked(Reading reading) {
    boolean besides = reading.also().stream().anyMatch(topic -> !topic.equals("done"));
    boolean wish = Wishes.isWish(reading.meaning());
    return besides || reading.meaning() == Meaning.HOW || (reading.topic() != null && !wish);
  }

  @Test
  void moreThanHalfAreHeardWhole() {
    assertThat(bothHeard).isGreaterThanOrEqualTo(all / 2);
  }

  @Test
  void hardlyAnyIsTakenForPainOrASign() {
    assertThat(alarmed).isLessThanOrEqualTo(all / 10);
  }
}
