package dev.backsafe.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.understanding.Phrase;
import dev.backsafe.understanding.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers are data: what is wrong with them is said with its line. */
class AnswersTest {
  private static final ConfigFiles SHIPPED = new ConfigFiles(Path.of("config"));

  @Test
  void everyTopicThatIsLearnedHasAnAnswerAndEveryAnswerIsReached() {
    AnswersReader.Answers answers =
        AnswersReader.read(SHIPPED.read("answers/en.yaml").orElseThrow(), new ArrayList<>());

    Set<String> learned = new TreeSet<>();
    for (Phrase phrase : UnderstandingLoader.load(SHIPPED).languages().getFirst().phrases()) {
      if (phrase.topic() != null && !phrase.topic().equals("other")) {
        learned.add(phrase.topic());
      }
    }
    learned.removeAll(answers.places().keySet());
    learned.remove("summary"); // It is answered with the page itself.
    assertThat(learned).isEmpty();
    assertThat(answers.places()).hasSizeGreaterThanOrEqualTo(85);
  }

  @Test
  void anAnswerThatPromisesOrIsTooLongOrAsksForWhatNobodyKnowsIsAProblem() {
    assertThat(problems("x: {answer: It will heal you., source: coach}"))
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains("en.yaml:1:", "says \"heal\""));
    assertThat(problems("x: {answer: Take 400 mg before., source: coach}"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("400 mg"));
    assertThat(problems("x: {answer: \"" + "word ".repeat(60) + "more\", source: coach}"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("304 signs"));
    assertThat(problems("x:\n  source: coach\n  answer: \"Up to {height}.\""))
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains(":3:", "there is no {height}"));
    assertThat(problems("x:\n  source: coach\n  answer: \"Next is {next}.\""))
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains(":3:", "{next} is not always known"));
    assertThat(problems("x: {answer: Yes.}"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("\"source\" is missing"));
    assertThat(problems("x: {source: coach}"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("no answer"));
    assertThat(problems("x: {answer: Yes., source: coach, sauce: coach}"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("unknown key \"sauce\""));
  }

  /** What a hold puts before an answer about training makes it longer, where it has no own one. */
  @Test
  void whatIsSaidBeforeAnAnswerCountsForItsLength() {
    String answer = "answer: \"" + "word ".repeat(56) + "more\", source: coach}";

    assertThat(problems("x: {" + answer)).isEmpty();
    assertThat(problems("x: {training: true, " + answer))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("309 signs"));
    assertThat(problems("x: {training: true, pain: Not now., " + answer)).isEmpty();
  }

  private static List<Problem> problems(String yaml) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> said =
        Map.of("answers.held", "To a doctor.", "answers.pain", "With this pain, not yet:");
    var _ = AnswersReader.read(new ConfigFiles.Text("en.yaml", yaml), said, problems);
    return problems;
  }

  @Test
  void anOperatorsOwnTopicIsUnderstoodByItsExamplesWithoutLearningAnew(@TempDir Path own)
      throws IOException {
    Files.createDirectories(own.resolve("answers"));
    Files.writeString(
        own.resolve("answers/en.yaml"),
        Files.readString(Path.of("config/answers/en.yaml"))
            + """
            parking:
              answer: Behind the house, with the blue sign. The first two hours cost nothing.
              source: the clinic
              examples:
                - where can I park
                - is there a car park at the clinic
                - what does parking cost
            opening:
              answer: Monday to Friday, from eight to six.
              source: the clinic
            """);
    ConfigFiles files = new ConfigFiles(own);
    UnderstandingLoader.Learned learned = UnderstandingLoader.learn(files);
    Understanding understanding = learned.understanding();

    assertThat(learned.problems()).isEmpty();
    for (String asked :
        List.of(
            "where do I park my car?",
            "Is there a car park near you",
            "parking?",
            "can I park at the clinic?")) {
      assertThat(understanding.read(asked, "en").topic()).as(asked).isEqualTo("parking");
    }
    for (String other :
        List.of("can I walk in the park?", "what does it cost?", "where should I feel it")) {
      assertThat(understanding.read(other, "en").topic()).as(other).isNotEqualTo("parking");
    }
    // Pain in the same message comes first.
    assertThat(understanding.read("where can I park, my leg went numb", "en").mayHurt()).isTrue();

    assertThat(UnreachedTopics.in(files, understanding))
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.toString())
                    .contains("answers/en.yaml", "understood as \"opening\"", "examples:"));
  }

  @Test
  void everyShippedAnswerIsReached() {
    Understanding understanding = UnderstandingLoader.learn(SHIPPED).understanding();

    assertThat(UnreachedTopics.in(SHIPPED, understanding)).isEmpty();
  }
}
