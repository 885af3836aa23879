package dev.backsafe.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.understanding.Meaning;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnderstandingLoaderTest {

  @Test
  void findsNothingWrongWithOurOwnData() {
    assertThat(UnderstandingLoader.load(new ConfigFiles(Path.of("config"))).problems()).isEmpty();
  }

  @Test
  void whatIsShippedIsKnownToBe(@TempDir Path temp) throws Exception {
    assertThat(UnderstandingLoader.isShipped(new ConfigFiles(null))).isTrue();
    assertThat(UnderstandingLoader.isShipped(new ConfigFiles(Path.of("config")))).isTrue();
    Path french = java.nio.file.Files.createDirectories(temp.resolve("understanding/fr"));
    assertThat(UnderstandingLoader.isShipped(new ConfigFiles(temp))).isFalse();
    java.nio.file.Files.delete(french);
    Path own = java.nio.file.Files.createDirectories(temp.resolve("understanding/en/phrases"));
    assertThat(UnderstandingLoader.isShipped(new ConfigFiles(temp))).isTrue();
    java.nio.file.Files.writeString(own.resolve("short.tsv"), "done\t-\tfinito\n");
    assertThat(UnderstandingLoader.isShipped(new ConfigFiles(temp))).isFalse();
  }

  @Test
  void whatIsShippedIsUnderstood() {
    UnderstandingLoader.Learned learned = UnderstandingLoader.learn(new ConfigFiles(null));
    assertThat(learned.problems()).isEmpty();
    assertThat(learned.understanding().read("a sharp pain", "en").meaning())
        .isEqualTo(Meaning.SHARP_PAIN);
  }

  @Test
  void whatAnOperatorHasChangedIsCheckedAtOnce(@TempDir Path temp) throws Exception {
    Path changed = java.nio.file.Files.createDirectories(temp.resolve("understanding/en"));
    java.nio.file.Files.writeString(changed.resolve("pain.yaml"), "groups:\n  hurt: [pain\n");
    UnderstandingLoader.Learned learned = UnderstandingLoader.learn(new ConfigFiles(temp));
    assertThat(learned.problems())
        .anyMatch(problem -> problem.file().equals(changed.resolve("pain.yaml").toString()));
    assertThat(learned.understanding().read("a sharp pain", "en").meaning())
        .isEqualTo(Meaning.SHARP_PAIN);
  }

  @Test
  void namesFileAndLineOfBrokenYaml() {
    assertThat(problem("pain.yaml", "groups:\n  hurt: [pain\n"))
        .satisfies(problem -> assertThat(problem.file()).isEqualTo("pain.yaml"))
        .satisfies(problem -> assertThat(problem.line()).isBetween(2, 3));
  }

  @Test
  void namesTheLineOfARuleWithoutAMeaning() {
    Problem problem = problem("pain.yaml", "rules:\n  - id: odd\n    says:\n      - odd\n");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.message()).contains("odd");
  }

  @Test
  void namesTheLineOfAReplyToNoQuestion() {
    Problem problem =
        problem(
            "replies.yaml",
            "replies:\n  - asked: [weather]\n    answer: sunny\n    says:\n      - sunny\n");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.message()).contains("weather");
  }

  @Test
  void namesTheLineOfAReplyWithoutWords() {
    Problem problem = problem("replies.yaml", "replies:\n  - asked: [sign]\n    answer: maybe\n");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.message()).contains("a reply needs what people say");
  }

  @Test
  void namesTheLineOfAPatternThatCannotBeRead() {
    Problem problem =
        problem("pain.yaml", "rules:\n  - id: odd\n    means: stop\n    says:\n      - ... odd\n");
    assertThat(problem.line()).isEqualTo(5);
  }

  @Test
  void namesTheLineOfAReferenceToNoGroup() {
    Problem problem =
        problem(
            "pain.yaml", "rules:\n  - id: odd\n    means: stop\n    says:\n      - <nothing>\n");
    assertThat(problem.line()).isEqualTo(5);
    assertThat(problem.message()).contains("<nothing>");
  }

  @Test
  void namesTheLineOfAPhraseThatIsThereTwice() {
    assertThat(problem("phrases/me.tsv", "# me\ndone\t-\tdone\n\ndone\t-\tdone\n").line())
        .isEqualTo(4);
  }

  @Test
  void refusesPhrasesOfNoKnownMeaningOrFlag() {
    assertThat(problem("phrases/me.tsv", "cheerful\t-\tyay\n").message()).contains("cheerful");
    assertThat(problem("phrases/me.tsv", "emergency\tzombie\thelp\n").message()).contains("zombie");
    assertThat(problem("phrases/me.tsv", "done\tyay\n").line()).isEqualTo(1);
  }

  @Test
  void refusesAnswersToNoKnownQuestion() {
    assertThat(problem("answered/me.tsv", "sign\tno\n").message()).contains("a text");
    assertThat(problem("answered/me.tsv", "weather\tno\tnot today\n").message())
        .contains("weather");
    assertThat(problem("answered/me.tsv", "sign\tno\tnot me\nsign\t-\tnot me\n").line())
        .isEqualTo(2);
  }

  private static Problem problem(String file, String content) {
    return UnderstandingLoader.parse("en", Map.of(file, content)).problems().stream()
        .filter(problem -> problem.file().equals(file))
        .findFirst()
        .orElseThrow();
  }
}
