package dev.backsafe.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.conversation.Content;
import dev.backsafe.understanding.Sign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognisedLanguagesTest {
  private static final String DUTCH =
      """
      scripts: [latin]
      only-english: "Ik lees alleen Engels. Noodgeval? Bel {line, select, none {het alarmnummer} other {{line}}}."
      pain: "Doet het pijn?"
      signs: {fever: "Heb je koorts?"}
      says:
        "no": [geen, niet]
        discomfort: [pijn, doet .. zeer]
        sharp-pain: [pijnscheut*]
        fever: [koorts]
      words: ik je het een niet wat moet ben heb
      """;

  @TempDir private Path directory;

  private ConfigFiles with(String file) throws IOException {
    Files.createDirectories(directory.resolve("languages"));
    Files.writeString(directory.resolve("languages/nl.yaml"), file);
    return new ConfigFiles(directory);
  }

  @Test
  void whatIsShippedIsInOrderAndHasAnAnswerToEverySignThatItHears() {
    RecognisedLanguages shipped = RecognisedLanguages.read(new ConfigFiles(Path.of("config")));
    assertThat(shipped.problems()).isEmpty();
    assertThat(shipped.languages())
        .allSatisfy(
            language -> {
              assertThat(shipped.texts()).containsKey(Content.onlyEnglish(language.tag()).key());
              for (Sign sign :
                  List.of(
                      Sign.SADDLE,
                      Sign.BLADDER,
                      Sign.CHEST_PAIN,
                      Sign.FAINTING,
                      Sign.BOTH_LEGS,
                      Sign.FEVER,
                      Sign.FALL,
                      Sign.CRISIS)) {
                assertThat(shipped.texts())
                    .containsKey(Content.foreignSign(language.tag(), sign).key());
              }
            });
  }

  @Test
  void aFileIsAllThatALanguageNeeds() throws IOException {
    UnderstandingLoader.Learned learned = UnderstandingLoader.learn(with(DUTCH));
    assertThat(learned.problems()).isEmpty();
    assertThat(learned.understanding().read("ik heb koorts", "en").sign()).isEqualTo(Sign.FEVER);
    assertThat(learned.understanding().read("ik heb geen pijn", "en").language()).isEqualTo("nl");
    assertThat(learned.understanding().read("me duele", "en").language()).isEqualTo("es");
  }

  @ParameterizedTest
  @CsvSource({
    "scripts: [latin], scripts: [lattin], 1, is no script",
    "pain:, paim:, 3, unknown key",
    "{line}, {number}, 2, gets no {number}",
    "signs: {fever, signs: {fevr, 4, is no sign",
    "fever: [koorts], colour: [rood], 9, nobody listens for",
    "doet .. zeer, doet .., 7, must begin and end with a word",
    "pijnscheut*, pi*, 8, is too short",
    "'[geen, niet]', '[geen, geen]', 6, stands twice",
    "discomfort:, done:, 6, is missing",
  })
  void mistakesAreNamedWithTheirLine(String right, String wrong, int line, String message)
      throws IOException {
    ConfigFiles files = with(DUTCH.replace(right, wrong));
    List<Problem> problems = UnderstandingLoader.learn(files).problems();
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.message()).contains(message);
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.file()).endsWith("languages/nl.yaml");
            });
    // The shipped ones stand in meanwhile.
    assertThat(UnderstandingLoader.learn(files).understanding().read("me duele", "en").language())
        .isEqualTo("es");
  }
}
