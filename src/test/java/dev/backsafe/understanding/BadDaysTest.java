package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "It's bad today" asks for a plan for bad days; whatever is said beside it is heard first. */
class BadDaysTest {
  private static Reading read(String text) {
    return EnglishData.UNDERSTANDING.read(text, "en", Asked.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's bad today",
        "It is really bad today.",
        "bad day",
        "having a bad day",
        "I'm having a rough day",
        "my back is really bad today",
        "flare up",
        "flare-up",
        "I have a flare up"
      })
  void isABadDay(String text) {
    Reading reading = read(text);
    assertThat(reading.topic()).isEqualTo("flare-up");
    assertThat(reading.meaning()).isEqualTo(Meaning.DISCOMFORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's not bad today",
        "not a bad day",
        "bad day, and my legs are numb",
        "really bad today, it shoots down my leg",
        "bad day at work",
        "it is bad, I want to die"
      })
  void isNoPlainBadDay(String text) {
    assertThat(read(text).topic()).isNotEqualTo("flare-up");
  }
}
