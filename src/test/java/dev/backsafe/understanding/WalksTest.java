package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A walk that was done, in words; and what is none. */
class WalksTest {
  private static Reading read(String text) {
    return EnglishData.UNDERSTANDING.read(text, "en", Asked.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "walked 20, 20",
    "I walked 20 minutes today, 20",
    "20 minutes walk done, 20",
    "20 min walk, 20",
    "went for a walk for 15 minutes, 15",
    "just walked for half an hour, 30",
    "walked an hour this morning, 60",
    "walked twenty minutes, 20",
    "did my walk 12 min, 12",
    "Walked 25 min!, 25"
  })
  void isCounted(String text, int minutes) {
    Reading reading = read(text);
    assertThat(reading.topic()).isEqualTo("walked " + minutes);
    assertThat(reading.meaning()).isEqualTo(Meaning.SETTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "walked 5 km",
        "walked 20 minutes and my back hurts",
        "can I walk 20 minutes?",
        "I didn't walk 20 minutes",
        "walked 20 minutes, now both legs are numb",
        "walked 900 minutes",
        "walk",
        "I can only walk 5 minutes",
        "walked into a door"
      })
  void isNone(String text) {
    assertThat(String.valueOf(read(text).topic())).doesNotStartWith("walked");
  }
}
