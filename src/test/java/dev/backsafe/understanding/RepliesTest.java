package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an answer to the question that stands, and what is not. */
class RepliesTest {
  private static final Path TABLE = Path.of("src/test/resources/understanding/replies.tsv");

  private static Reading read(String text, Asked asked) {
    return EnglishData.WHOLE.read(text, "en", asked);
  }

  private static String answer(String text, Asked asked) {
    Answer answer = read(text, asked).answer();
    return answer == null ? "-" : answer.id();
  }

  @TestFactory
  Stream<DynamicTest> everyAnswerIsUnderstood() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0] + ": " + row[2],
                    () ->
                        assertThat(answer(row[2], Asked.of(row[0]).orElseThrow()))
                            .isEqualTo(row[1])));
  }

  /** Nothing is agreed to, cleared or erased by what is no answer. */
  @ParameterizedTest
  @EnumSource
  void painIsNoYes(Asked asked) {
    for (String pain : Set.of("it hurts", "my back is killing me", "ouch")) {
      String answer = answer(pain, asked);
      switch (asked) {
        case HURTS -> assertThat(answer).isIn("yes", "-");
        case PAIN_KIND -> assertThat(answer).isIn("sharp", "-");
        default -> assertThat(answer).isEqualTo("-");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sign, no but my back hurts, no, DISCOMFORT",
    "sign, 'no, but a sharp pain in my leg', no, SHARP_PAIN",
    "equipment, 'a chair, but my back hurts', support, DISCOMFORT",
    "signs, 'none, just my back hurts', none, DISCOMFORT"
  })
  void painBesideAnAnswerKeepsItsMeaning(String asked, String text, String answer, Meaning means) {
    Reading reading = read(text, Asked.of(asked).orElseThrow());
    assertThat(answer(text, Asked.of(asked).orElseThrow())).isEqualTo(answer);
    assertThat(reading.meaning()).isEqualTo(means);
  }

  @ParameterizedTest
  @CsvSource({
    "pain-kind, burning, SHARP_PAIN",
    "pain-kind, fuzzy, SHARP_PAIN",
    "pain-kind, dull, DISCOMFORT",
    "pain-score, six, SHARP_PAIN",
    "pain-score, 5, DISCOMFORT",
    "pain-score, 0, NO_PAIN",
    "equipment, chair and stairs, UNKNOWN",
    "place, Bath, UNKNOWN"
  })
  void wordsMeanWhatTheyMeanAtTheQuestion(String asked, String text, Meaning means) {
    assertThat(read(text, Asked.of(asked).orElseThrow()).meaning()).isEqualTo(means);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I fell off a chair",
        "I have a chair and I want to end my life",
        "chair, and my groin is numb"
      })
  void aSignIsHeardBeforeThings(String text) {
    assertThat(read(text, Asked.EQUIPMENT).sign()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "stop reminding me!, off",
    "please don't message me anymore, off",
    "'Please, no more messages.', off",
    "can you remind me tomorrow?, tomorrow",
    "remind me later, hour",
    "ask me next week, week"
  })
  void aWishIsHeardWhateverIsAsked(String text, String wish) {
    for (Asked asked :
        EnumSet.complementOf(
            EnumSet.of(Asked.TRAIN, Asked.REMINDERS, Asked.STOPPING, Asked.PAUSE))) {
      assertThat(read(text, asked))
          .returns(Meaning.REMINDER, Reading::meaning)
          .returns(wish, Reading::topic);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pause for a week, pause P7D",
    "pause for 2 weeks, pause P14D",
    "please pause the reminders for ten days, pause P10D",
    "pause until 3 December, pause --12-03",
    "'pause until December 3rd, please', pause --12-03",
    "pause until the 3rd of December, pause --12-03",
    "pause until 2026-12-03, pause 2026-12-03",
    "no messages until Monday, pause monday",
    "I need a break for two weeks, pause P14D",
    "I'm on holiday until 20 August, pause --08-20",
    "pause for a month, pause P1M",
    "resume reminders, resume"
  })
  void aPauseIsHeardWithItsEnd(String text, String wish) {
    for (Asked asked : Set.of(Asked.NOTHING, Asked.READY, Asked.CARD)) {
      assertThat(read(text, asked).topic()).isEqualTo(wish);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pause",
        "I had a break for two weeks and my back hurts",
        "it hurts since Monday",
        "give me a minute",
        "pause, my leg is numb for 2 days",
        "I took a painkiller for 3 days"
      })
  void whatIsNoPauseIsNone(String text) {
    String topic = read(text, Asked.NOTHING).topic();
    assertThat(topic == null || !topic.startsWith("pause ")).as("%s", topic).isTrue();
  }

  @Test
  void aWishWithPainIsPain() {
    assertThat(read("stop reminding me, my back hurts", Asked.NOTHING).topic()).isNull();
  }
}
