package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It doesn't hurt because I can't feel anything down there",
        "done, no pain, but my groin is numb",
        "I WET MYSELF",
        "can't feel when I wipe",
        "n\u200bumb between my legs",
        "my legs keep giving way",
        "I want to kill myself"
      })
  void anEmergencyBeatsEverythingElse(String text) {
    assertThat(EnglishData.read(text).meaning()).isEqualTo(Meaning.EMERGENCY);
    assertThat(EnglishData.read(text).flag()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "can't feel when I wipe|CAUDA_EQUINA",
        "both legs are numb|LEGS",
        "chest pain|CHEST",
        "I fell down the stairs|ACCIDENT",
        "fever since yesterday|FEVER",
        "I had cancer|HISTORY",
        "I'm 17|HISTORY",
        "I want to die|CRISIS",
        "i dont feel like living any more|CRISIS",
        "dont feel like existing any more|CRISIS"
      })
  void theFlagDecidesTheWords(String text, RedFlag flag) {
    assertThat(EnglishData.read(text).flag()).isEqualTo(flag);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "paim 4/10|DISCOMFORT|4",
        "pain 4|DISCOMFORT|4",
        "four out of ten|DISCOMFORT|4",
        "it's a 7|SHARP_PAIN|7",
        "pain went from 7 to 3|DISCOMFORT|3",
        "5.5/10|SHARP_PAIN|6",
        "0/10|NO_PAIN|0",
        "my back pain is 0/10|NO_PAIN|0"
      })
  void aScoreIsReadAndGraded(String text, Meaning meaning, int severity) {
    Reading reading = EnglishData.read(text);
    assertThat(reading.meaning()).isEqualTo(meaning);
    assertThat(reading.severity()).isEqualTo(severity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"done 10 reps", "3 sets done", "took me 7 minutes, done"})
  void aCountIsNoScore(String text) {
    assertThat(EnglishData.read(text).severity()).isNull();
    assertThat(EnglishData.read(text).meaning()).isEqualTo(Meaning.DONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zap down my leg|SHARP_PAIN",
        "ow my back hates this|DISCOMFORT",
        "can't say it doesn't hurt|DISCOMFORT",
        "not without pain|DISCOMFORT",
        "no pain in the knee but my back hurts|DISCOMFORT",
        "itreallyhurts|DISCOMFORT",
        "owwww|DISCOMFORT",
        "my foot fell asleep|SHARP_PAIN",
        "fire down my leg|SHARP_PAIN",
        "my leg's gone numb|SHARP_PAIN",
        "done, but it hurts|DISCOMFORT",
        "some pan in my knee|DISCOMFORT"
      })
  void painIsHeardHoweverItIsSaid(String text, Meaning meaning) {
    assertThat(EnglishData.read(text).meaning()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "done|DONE",
        "ok done!|DONE",
        "done, no pain|DONE",
        "next|SKIP",
        "no pain at all|NO_PAIN",
        "doesnt hurt|NO_PAIN",
        "no pain, tingling or numbness|NO_PAIN",
        "it hurt yesterday but fine now|NO_PAIN",
        "all good|NO_PAIN",
        "skip this one|SKIP",
        "stop|STOP",
        "let's go|START",
        "too hard|EASIER",
        "how do I do this?|HOW",
        "help|HELP",
        "thanks|THANKS"
      })
  void plainAnswersAreTakenPlainly(String text, Meaning meaning) {
    assertThat(EnglishData.read(text).meaning()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pain in the ass to set up",
        "no pain no gain",
        "dying to start",
        "I'm dead lol",
        "my wife has back pain"
      })
  void idiomsAndOtherPeopleRaiseNoAlarm(String text) {
    assertThat(EnglishData.read(text).meaning().isAlarm()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I don't have no pain",
        "sort of",
        "no pain? yeah right",
        "yeah right, no pain at all"
      })
  void whatIsNotSettledIsAsked(String text) {
    Reading reading = EnglishData.read(text);
    assertThat(reading.meaning()).isEqualTo(Meaning.UNSURE);
    assertThat(reading.candidates()).anyMatch(Meaning::isPain);
  }

  /** A denial is no end of that matter. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I don't want to kill myself|CRISIS",
        "I'm not suicidal|CRISIS",
        "I'm a burden to everyone|CRISIS"
      })
  void aCrisisThatIsDeniedOrSaidInPassingIsAskedAbout(String text, RedFlag flag) {
    Reading reading = EnglishData.read(text);
    assertThat(reading.meaning()).isEqualTo(Meaning.UNSURE);
    assertThat(reading.flag()).isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my sister has cancer", "my friend is suicidal", "my dad has chest pain"})
  void somebodyElsesIllnessHoldsNobody(String text) {
    assertThat(EnglishData.read(text).meaning()).isEqualTo(Meaning.UNKNOWN);
  }

  @Test
  void whatIsOverIsOverAndWhatIsAskedAboutIsNotHad() {
    assertThat(EnglishData.read("it hurt yesterday but fine now").meaning())
        .isEqualTo(Meaning.NO_PAIN);
    assertThat(EnglishData.read("should it hurt?").meaning()).isEqualTo(Meaning.QUESTION);
  }

  @Test
  void saysWhichWordsDecided() {
    assertThat(EnglishData.read("a shooting pain").because()).contains("shooting");
  }

  @Test
  void readsALanguageWithoutDataAsEnglish() {
    assertThat(EnglishData.UNDERSTANDING.read("my groin is numb", "xx-Latn").meaning())
        .isEqualTo(Meaning.EMERGENCY);
    assertThat(EnglishData.UNDERSTANDING.read("done", "").meaning()).isEqualTo(Meaning.DONE);
  }

  @Test
  void readsOnlyTheFirstPartOfAnEndlessText() {
    String endless = "la ".repeat(TextCleaner.LONGEST_TEXT) + "my groin is numb";
    assertThat(EnglishData.read(endless).sign()).isNull();
  }

  @Test
  void guessesOnlyWhereHalfOfTheWordsAreKnown() {
    String half = "skip this one qxzv wvkqj zzxqp";
    assertThat(EnglishData.read(half).meaning()).isEqualTo(Meaning.SKIP);
    assertThat(EnglishData.read(half + " hjqzx").meaning()).isEqualTo(Meaning.UNKNOWN);
  }

  @Test
  void hearsAWarningSignBehindSixtySentencesOfGoodNews() {
    String good = "done with it. ".repeat(60);
    assertThat(EnglishData.read(good).flag()).isNull();
    assertThat(EnglishData.read(good + "life isn't worth living").flag()).isEqualTo(RedFlag.CRISIS);
  }

  @Test
  void hasNothingToSayAboutNothing() {
    for (String text : List.of("", " ", "\u200b", "...", "\uD800")) {
      assertThat(EnglishData.read(text).meaning()).isEqualTo(Meaning.UNKNOWN);
    }
  }

  @Test
  void anAddressIsNoSadFace() {
    assertThat(EnglishData.read("https://t.me/x").mayHurt()).isFalse();
    assertThat(EnglishData.read("that hurt :/").meaning()).isNotEqualTo(Meaning.UNKNOWN);
  }
}
