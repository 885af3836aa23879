package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.understanding.Match.Span;
import dev.backsafe.understanding.Match.Stance;
import dev.backsafe.understanding.Token.Pause;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How likely an alarm must be to be believed, or asked about, beside what the words say. */
class JudgeTest {
  private static final Utterance MESSAGE =
      new Utterance(
          List.of(
              new Token("so", "so", Pause.NONE, 0, true),
              new Token("so", "so", Pause.NONE, 0, true)),
          new BitSet());

  /** What the lexicon finds in the message, and what the message is like as a whole. */
  enum Found {
    NOTHING,
    NOTHING_BODILY,
    NOTHING_LEGIBLE,
    DISCOMFORT,
    DISCOMFORT_AND_NO_MORE,
    PERHAPS_DISCOMFORT,
    NO_PAIN,
    DENIED_DISCOMFORT,
    DENIED_EMERGENCY;

    List<Match> matches() {
      return switch (this) {
        case NOTHING, NOTHING_BODILY, NOTHING_LEGIBLE -> List.of();
        case DISCOMFORT, DISCOMFORT_AND_NO_MORE -> match(Meaning.DISCOMFORT, true, Stance.AFFIRMED);
        case PERHAPS_DISCOMFORT -> match(Meaning.DISCOMFORT, false, Stance.AFFIRMED);
        case NO_PAIN -> match(Meaning.NO_PAIN, true, Stance.AFFIRMED);
        case DENIED_DISCOMFORT -> match(Meaning.DISCOMFORT, true, Stance.DENIED);
        case DENIED_EMERGENCY -> match(Meaning.EMERGENCY, true, Stance.DENIED);
      };
    }

    private static List<Match> match(Meaning meaning, boolean sure, Stance stance) {
      RedFlag flag = meaning == Meaning.EMERGENCY ? RedFlag.LEGS : null;
      Rule rule =
          new Rule(
              "rule",
              new Rule.Kind.Says(meaning),
              sure,
              true,
              flag == null ? null : Sign.of(flag),
              List.of());
      return List.of(new Match(rule, List.of(new Span(0, 1)), stance));
    }

    Judge.Evidence evidence() {
      return new Judge.Evidence(
          () -> List.of("so"),
          this == DISCOMFORT_AND_NO_MORE,
          this != NOTHING,
          this != NOTHING && this != NOTHING_LEGIBLE,
          false,
          false,
          false);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // Nothing but the classifier, where a body is talked about.
    "NOTHING_BODILY, EMERGENCY, 0.60, EMERGENCY",
    "NOTHING_BODILY, EMERGENCY, 0.59, UNSURE",
    "NOTHING_BODILY, EMERGENCY, 0.25, UNSURE",
    "NOTHING_BODILY, EMERGENCY, 0.24, UNKNOWN",
    "NOTHING_BODILY, SHARP_PAIN, 0.55, SHARP_PAIN",
    "NOTHING_BODILY, SHARP_PAIN, 0.54, UNSURE",
    "NOTHING_BODILY, DISCOMFORT, 0.55, DISCOMFORT",
    "NOTHING_BODILY, DISCOMFORT, 0.35, UNSURE",
    "NOTHING_BODILY, DISCOMFORT, 0.34, UNKNOWN",
    // An emergency that is denied in words is asked about, however likely it is.
    "DENIED_EMERGENCY, EMERGENCY, 0.99, UNSURE",
    // No word of it has to do with a body.
    "NOTHING_LEGIBLE, EMERGENCY, 0.75, UNSURE",
    "NOTHING_LEGIBLE, EMERGENCY, 0.74, UNKNOWN",
    "NOTHING_LEGIBLE, SHARP_PAIN, 0.75, UNSURE",
    "NOTHING_LEGIBLE, SHARP_PAIN, 0.74, UNKNOWN",
    "NOTHING, EMERGENCY, 0.99, UNKNOWN",
    // Beside pain that is said in words.
    "DISCOMFORT, EMERGENCY, 0.70, UNSURE",
    "DISCOMFORT, EMERGENCY, 0.69, DISCOMFORT",
    "DISCOMFORT_AND_NO_MORE, EMERGENCY, 0.95, UNSURE",
    "DISCOMFORT_AND_NO_MORE, EMERGENCY, 0.94, DISCOMFORT",
    "DISCOMFORT, SHARP_PAIN, 0.93, SHARP_PAIN",
    "DISCOMFORT, SHARP_PAIN, 0.92, DISCOMFORT",
    "PERHAPS_DISCOMFORT, DISCOMFORT, 0.55, DISCOMFORT",
    "PERHAPS_DISCOMFORT, DISCOMFORT, 0.54, UNSURE",
    // Beside good news.
    "NO_PAIN, EMERGENCY, 0.25, UNSURE",
    "NO_PAIN, EMERGENCY, 0.24, NO_PAIN",
    "NO_PAIN, DISCOMFORT, 0.35, UNSURE",
    "NO_PAIN, DISCOMFORT, 0.34, NO_PAIN",
    "DENIED_DISCOMFORT, SHARP_PAIN, 0.93, UNSURE",
    "DENIED_DISCOMFORT, SHARP_PAIN, 0.92, NO_PAIN",
    "DENIED_DISCOMFORT, EMERGENCY, 0.25, UNSURE",
    // An answer that raises no alarm.
    "NOTHING_BODILY, DONE, 0.40, DONE",
    "NOTHING_BODILY, DONE, 0.39, UNSURE",
    "NOTHING_LEGIBLE, DONE, 0.40, DONE",
    "NOTHING_LEGIBLE, DONE, 0.39, UNKNOWN"
  })
  void alarms(Found found, Meaning guess, float likelihood, Meaning meaning) {
    float chat = guess.isAlarm() ? 1 - likelihood : 0;
    Prediction prediction =
        new Prediction(Map.of(guess, likelihood, Meaning.UNKNOWN, chat), RedFlag.CHEST);
    Reading reading =
        new Judge(MESSAGE, found.matches(), null, prediction, found.evidence()).reading();
    assertThat(reading.meaning()).isEqualTo(meaning);
    boolean asked = meaning == Meaning.UNSURE && guess == Meaning.EMERGENCY;
    assertThat(reading.candidates().contains(Meaning.EMERGENCY)).isEqualTo(asked);
    assertThat(reading.flag() != null).isEqualTo(asked || meaning == Meaning.EMERGENCY);
  }
}
