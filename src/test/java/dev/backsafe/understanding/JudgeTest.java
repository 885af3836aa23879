package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.understanding.Match.Span;
import dev.backsafe.understanding.Match.Stance;
import dev.backsafe.understanding.Token.Pause;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How likely an alarm must be to be believed, or asked about, beside what the words say. */
class JudgeTest {
  private static final int FEW = 10;

  /** What the lexicon finds in the message, and what the message is like as a whole. */
  enum Found {
    NOTHING,
    ILLEGIBLE,
    IDIOM,
    SIGN,
    SIGN_AMONG_MANY_WORDS,
    DENIED_SIGN,
    DISCOMFORT,
    DENIED_DISCOMFORT,
    OTHERS_DISCOMFORT,
    SUPPOSED_DISCOMFORT;

    List<Match> matches() {
      return switch (this) {
        case NOTHING, ILLEGIBLE, IDIOM -> List.of();
        case SIGN, SIGN_AMONG_MANY_WORDS -> match(Meaning.EMERGENCY, Stance.AFFIRMED);
        case DENIED_SIGN -> match(Meaning.EMERGENCY, Stance.DENIED);
        case DISCOMFORT -> match(Meaning.DISCOMFORT, Stance.AFFIRMED);
        case DENIED_DISCOMFORT -> match(Meaning.DISCOMFORT, Stance.DENIED);
        case OTHERS_DISCOMFORT -> match(Meaning.DISCOMFORT, Stance.SOMEONE_ELSE);
        case SUPPOSED_DISCOMFORT -> match(Meaning.DISCOMFORT, Stance.SUPPOSED);
      };
    }

    private static List<Match> match(Meaning meaning, Stance stance) {
      Sign sign = meaning == Meaning.EMERGENCY ? Sign.GIVES_WAY : null;
      Rule rule = new Rule("rule", new Rule.Kind.Says(meaning), true, true, sign, List.of());
      return List.of(new Match(rule, List.of(new Span(0, 1)), stance));
    }

    Evidence evidence(Prediction guess) {
      Token word = new Token("so", "so", Pause.NONE, 0, true);
      int words = this == SIGN_AMONG_MANY_WORDS ? FEW + 1 : FEW;
      return new Evidence(
          new Utterance(Collections.nCopies(words, word), new BitSet()),
          matches(),
          null,
          guess,
          1,
          () -> List.of("so"),
          false,
          this != ILLEGIBLE,
          this == IDIOM,
          new BitSet(),
          false,
          false,
          false,
          false);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // An emergency that no word of the lexicon says, and one that is said.
    "NOTHING, EMERGENCY, 0.89, EMERGENCY",
    "NOTHING, EMERGENCY, 0.88, UNSURE",
    "NOTHING, EMERGENCY, 0.36, UNSURE",
    "NOTHING, EMERGENCY, 0.29, UNKNOWN",
    "SIGN, EMERGENCY, 0.50, EMERGENCY",
    "SIGN, EMERGENCY, 0.49, UNSURE",
    "SIGN, EMERGENCY, 0.009, UNSURE",
    "SIGN, EMERGENCY, 0.007, UNKNOWN",
    "SIGN_AMONG_MANY_WORDS, EMERGENCY, 0.86, EMERGENCY",
    "SIGN_AMONG_MANY_WORDS, EMERGENCY, 0.85, UNSURE",
    "SIGN_AMONG_MANY_WORDS, EMERGENCY, 0.10, UNSURE",
    "SIGN_AMONG_MANY_WORDS, EMERGENCY, 0.04, UNKNOWN",
    // What is denied in words is asked about, however likely it is.
    "DENIED_SIGN, EMERGENCY, 0.99, UNSURE",
    "DENIED_SIGN, EMERGENCY, 0.14, UNKNOWN",
    // Pain is believed, unless it is not this person's, now.
    "NOTHING, SHARP_PAIN, 0.61, SHARP_PAIN",
    "NOTHING, SHARP_PAIN, 0.59, UNSURE",
    "DISCOMFORT, DISCOMFORT, 0.55, DISCOMFORT",
    "DENIED_DISCOMFORT, DISCOMFORT, 0.89, UNSURE",
    "DENIED_DISCOMFORT, DISCOMFORT, 0.90, DISCOMFORT",
    "OTHERS_DISCOMFORT, DISCOMFORT, 0.89, UNSURE",
    "SUPPOSED_DISCOMFORT, DISCOMFORT, 0.89, UNSURE",
    // Nothing is fine beside what may be pain.
    "DISCOMFORT, DONE, 0.91, UNSURE",
    "DISCOMFORT, DONE, 0.93, DONE",
    "NOTHING, DONE, 0.70, UNSURE",
    "NOTHING, DONE, 0.71, DONE",
    "NOTHING, SETTING, 0.69, UNSURE",
    "NOTHING, SETTING, 0.71, SETTING",
    "DISCOMFORT, SETTING, 0.97, UNSURE",
    "DISCOMFORT, SETTING, 0.99, SETTING",
    "ILLEGIBLE, SETTING, 0.99, UNKNOWN",
    // Of two that are nearly as likely neither is acted on.
    "NOTHING, SKIP, 0.57, SKIP",
    "NOTHING, SKIP, 0.56, UNSURE"
  })
  void alarms(Found found, Meaning guessed, float likelihood, Meaning meaning) {
    Meaning rest =
        guessed == Meaning.DONE || guessed == Meaning.SETTING
            ? Meaning.DISCOMFORT
            : Meaning.UNKNOWN;
    Map<Meaning, Float> byMeaning = Map.of(guessed, likelihood, rest, 1 - likelihood);
    float danger = guessed == Meaning.EMERGENCY ? likelihood : 0;
    Prediction guess =
        new Prediction(
            byMeaning, danger, danger, RedFlag.CHEST, new Topics.About(null, 0), 0, false);
    Reading reading = new Judge(found.evidence(guess)).reading();
    assertThat(reading.meaning()).isEqualTo(meaning);
    boolean asked = meaning == Meaning.UNSURE && guessed == Meaning.EMERGENCY;
    assertThat(reading.candidates().contains(Meaning.EMERGENCY)).isEqualTo(asked);
    assertThat(reading.flag() != null).isEqualTo(asked || meaning == Meaning.EMERGENCY);
  }
}
