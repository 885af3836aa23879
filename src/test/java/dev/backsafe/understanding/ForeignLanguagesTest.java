package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Languages that are only recognised: what is heard in them, and that English is not one. */
class ForeignLanguagesTest {
  private static final Path PHRASES = Path.of("src/test/resources/understanding/languages");
  private static final double LEAST_OF_LONG = 0.95;
  private static final double LEAST_OF_SHORT = 0.8;
  private static final double LEAST_OF_LANGUAGE = 0.9;
  private static final double LEAST_OF_MEANING = 0.9;
  private static final int LONG = 3;

  /** One of so many learned phrases is read, as each takes its time. */
  private static final int EVERY = 12;

  private static final String OTHERS = "65-other-languages.txt";

  /** A phrase as people type it: "discomfort", "emergency:saddle" or "other". */
  private record Sample(String means, String text) {
    Reading reading() {
      return read(text);
    }

    boolean isLong() {
      return text.split(" +").length >= LONG;
    }

    boolean isAlarm() {
      return means.startsWith("emergency") || means.equals("sharp-pain") || isAche();
    }

    private boolean isAche() {
      return means.equals("discomfort");
    }
  }

  private static Reading read(String text) {
    return EnglishData.WHOLE.read(text, "en");
  }

  static Stream<String> languages() throws IOException {
    try (Stream<Path> files = Files.list(PHRASES)) {
      return files
          .map(f -> f.getFileName().toString().replace(".tsv", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static List<Sample> phrases(String language) throws IOException {
    return Files.readAllLines(PHRASES.resolve(language + ".tsv")).stream()
        .map(line -> line.split("\t", -1))
        .map(columns -> new Sample(columns[0], columns[1]))
        .toList();
  }

  @Test
  void everyLanguageThatIsShippedHasPhrasesHere() throws IOException {
    List<String> shipped = new ConfigFiles(Path.of("config")).recognised("languages");
    assertThat(languages().toList()).isEqualTo(shipped).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void mostOfWhatIsWrittenInItIsRecognised(String language) throws IOException {
    List<Sample> phrases = phrases(language);
    assertThat(recognised(phrases.stream().filter(Sample::isLong)))
        .isGreaterThanOrEqualTo(LEAST_OF_LONG);
    assertThat(recognised(phrases.stream().filter(phrase -> !phrase.isLong())))
        .isGreaterThanOrEqualTo(LEAST_OF_SHORT - tolerated(language));
    long asThisOne = phrases.stream().filter(p -> language.equals(p.reading().language())).count();
    assertThat((double) asThisOne / phrases.size()).isGreaterThanOrEqualTo(LEAST_OF_LANGUAGE);
  }

  /** Three of the Italian ones are "finito" and the like, which English has borrowed. */
  private static double tolerated(String language) {
    return language.equals("it") ? 0.02 : 0;
  }

  private static double recognised(Stream<Sample> phrases) {
    return phrases.mapToInt(p -> isRecognised(p.reading()) ? 1 : 0).average().orElse(1);
  }

  /** Thanks are answered in English, in whatever language they are said. */
  private static boolean isRecognised(Reading reading) {
    return reading.language() != null || reading.meaning() == Meaning.THANKS;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void painAndSignsAreAskedAboutAndNothingIsActedOn(String language) throws IOException {
    List<Sample> phrases = phrases(language);
    assertThat(phrases)
        .filteredOn(Sample::isAlarm)
        .allSatisfy(phrase -> assertThat(phrase.reading().mayHurt()).isTrue());
    assertThat(phrases)
        .filteredOn(phrase -> phrase.reading().language() != null)
        .allSatisfy(
            phrase -> assertThat(phrase.reading().meaning()).isIn(Meaning.UNSURE, Meaning.UNKNOWN));
    long right = phrases.stream().filter(p -> heard(p.reading()).equals(p.means())).count();
    assertThat((double) right / phrases.size()).isGreaterThanOrEqualTo(LEAST_OF_MEANING);
  }

  private static String heard(Reading reading) {
    if (reading.meaning() != Meaning.UNSURE) {
      return "other";
    }
    String first = reading.candidates().getFirst().id();
    return reading.sign() == null ? first : first + ":" + reading.sign().id();
  }

  @ParameterizedTest
  @CsvSource({
    "no me duele, es, no-pain discomfort",
    "no dolor, es, no-pain discomfort",
    "ne boli, pl, discomfort",
    "tut nicht weh, de, no-pain discomfort",
    "dard nahi hai, hi, no-pain discomfort",
    "ağrım yok, tr, no-pain discomfort",
    "listo, es, done discomfort",
    "fertig, de, done discomfort",
    "no siento la ingle, es, emergency",
    "me duele el pecho, es, emergency discomfort",
    "hab keine schmerzen aber fieber, de, emergency",
    "não dói mas estou com febre, pt, emergency",
    "no quiero vivir mas, es, emergency",
    "my rodilla me duele, es, discomfort",
  })
  void whatIsHeardIsAskedAbout(String text, String language, String candidates) {
    Reading reading = read(text);
    assertThat(reading.language()).isEqualTo(language);
    assertThat(reading.meaning()).isEqualTo(Meaning.UNSURE);
    assertThat(reading.candidates().stream().map(Meaning::id))
        .containsExactly(candidates.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "hola it hurts, DISCOMFORT",
    "hola doctor i am done, DONE",
    "danke my knee hurts, DISCOMFORT",
    "done amigo, DONE",
  })
  void whatIsMostlyEnglishIsReadAsEnglish(String text, Meaning meaning) {
    assertThat(read(text))
        .isEqualTo(new Reading(meaning, null, null, read(text).because(), List.of(), null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok",
        "lol",
        "José",
        "Łukasz Müller",
        "Marta",
        "jalapeño",
        "café",
        "hmm",
        "déjà vu",
        "no",
        "me",
        "ya",
        "ta",
        "yes si",
        "kindergarten",
        "stop",
        "Boris",
        "tsunami",
        "👍",
        "10",
        ""
      })
  void namesAndLoanWordsAreEnglish(String text) {
    assertThat(read(text).language()).isNull();
  }

  @Test
  void aClearYesOrNoAnswersAQuestionAboutASign() {
    assertThat(EnglishData.WHOLE.read("sí, claro", "en", Asked.SIGN).answer())
        .isEqualTo(new Answer.Offered("yes"));
    assertThat(EnglishData.WHOLE.read("нет", "en", Asked.SIGN).answer())
        .isEqualTo(new Answer.Offered("no"));
    assertThat(EnglishData.WHOLE.read("да, болит", "en", Asked.SIGN).answer()).isNull();
    assertThat(EnglishData.WHOLE.read("нет", "en").answer()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"sì, it, yes", "sí, es, yes", "tak, pl, yes", "nie, pl, no", "tidak, id, no"})
  void aYesThatTwoLanguagesKnowIsOfTheOneThatSaysIt(String text, String language, String answer) {
    assertThat(EnglishData.WHOLE.read(text, "en", Asked.SIGN))
        .returns(language, Reading::language)
        .returns(new Answer.Offered(answer), Reading::answer);
  }

  @Test
  void ourOwnEnglishIsNotTakenForAnother() throws IOException {
    List<Phrase> learned = EnglishData.LOADED.languages().getFirst().phrases();
    List<String> english = new ArrayList<>();
    // By what they say, so that the sample stays as it is when lines come and go.
    learned.stream()
        .map(Phrase::text)
        .filter(text -> Math.floorMod(text.hashCode(), EVERY) == 0)
        .forEach(english::add);
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/transcripts"))) {
      for (Path file : files.filter(f -> !f.endsWith(OTHERS)).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("me> "))
            .forEach(line -> english.add(line.substring("me> ".length())));
      }
    }
    List<String> taken =
        english.stream()
            .filter(text -> read(text).language() != null)
            .map(text -> read(text).language() + ": " + text)
            .toList();
    assertThat(english).hasSizeGreaterThan(2000);
    // Some of the examples are not English.
    assertThat(taken).hasSizeLessThanOrEqualTo(english.size() / 500);
  }

  @Test
  void textsOfAnyLengthAreReadQuickly() {
    String text = "no siento las piernas ".repeat(1000);
    assertThat(read(text).sign()).isEqualTo(Sign.BOTH_LEGS);
  }
}
