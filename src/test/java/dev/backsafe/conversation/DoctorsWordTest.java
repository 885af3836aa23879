package dev.backsafe.conversation;

import static dev.backsafe.conversation.EveryPhase.ENGINE;
import static dev.backsafe.conversation.EveryPhase.NOW;
import static dev.backsafe.conversation.EveryPhase.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Screening;
import dev.backsafe.conversation.phase.Unsure;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a doctor has looked at, and what is said to be fine, where a sign is asked about. */
class DoctorsWordTest {
  private static Phase<?> said(Phase<?> phase, String words) {
    Person person = person(phase);
    var asked = ENGINE.prompt(person, NOW).asked();
    Reading reading = DirectBench.LIBRARY.understanding().read(words, "en", asked);
    return ENGINE.step(person, new Input.FreeText(asked, reading), NOW).next().phase();
  }

  private static final Screening OF_ANY_OTHER = new Screening(false);

  private static Unsure asked(Sign sign) {
    return new Unsure(List.of(Meaning.EMERGENCY), sign, new Between(null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I was in hospital, they did a scan, the doctor told me I can exercise",
        "infection of urine, doctor told me i can",
        "I had an operation, but my surgeon says I can train"
      })
  void clearsAHold(String words) {
    assertThat(said(new Held(RedFlag.HISTORY, Held.Stage.WAITING, null, null), words))
        .isEqualTo(OF_ANY_OTHER);
    assertThat(said(new Held(RedFlag.LEGS, Held.Stage.CONFIRMING, null, null), words))
        .isEqualTo(new Screening(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ok I went, they checked reflexes and strength, everything normal. The doctor said that I"
            + " can continue with the leg exercises",
        "Hello again, a lovely young doctor tested my legs and did a scan, says it's the hip and"
            + " gentle exercise is fine"
      })
  void isNotAskedForAgainWhereAllOfItWasTold(String words) {
    assertThat(said(new Held(RedFlag.LEGS, Held.Stage.WAITING, null, null), words))
        .isEqualTo(new Screening(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"the doctor has seen me", "all clear", "I've been cleared", "the doc says fine"})
  void isAskedForWhereItIsShort(String words) {
    assertThat(said(new Held(RedFlag.LEGS, Held.Stage.WAITING, null, null), words))
        .isInstanceOf(Held.class);
  }

  @Test
  void whatWasLookedAtMayBeNamedBesideANone() {
    Screening again = new Screening(false, Sign.STEROIDS);

    assertThat(said(again, "None of these, just the steroids, which they know of"))
        .isNotInstanceOfAny(Screening.class, Held.class, Unsure.class);
    assertThat(said(again, "None of these, but my seat has gone numb since the morning"))
        .isInstanceOfAny(Held.class, Unsure.class);
    assertThat(said(again, "None of these, though I lost ten kilos without trying"))
        .isInstanceOfAny(Held.class, Unsure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the doctor told me I can exercise, but since today I can't feel my seat",
        "doctor said I can train, now both my legs are numb"
      })
  void clearsNothingBesideASignThatIsThereNow(String words) {
    assertThat(said(new Held(RedFlag.HISTORY, Held.Stage.WAITING, null, null), words))
        .isNotEqualTo(OF_ANY_OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doctor said I can exercise in six weeks",
        "the doctor did not say I can exercise",
        "the doctor told me I can't exercise"
      })
  void clearsNothingThatIsNotCleared(String words) {
    assertThat(said(new Held(RedFlag.HISTORY, Held.Stage.WAITING, null, null), words))
        .isInstanceOf(Held.class);
  }

  @Test
  void answersWhatWaitsForItAndNothingElse() {
    for (String words :
        List.of("my surgeon told me I can exercise", "yes but he said I can train")) {
      assertThat(said(asked(Sign.OPERATION), words)).as(words).isEqualTo(new Between(null));
      assertThat(said(asked(Sign.SADDLE), words)).as(words).isNotEqualTo(new Between(null));
    }
    assertThat(said(asked(Sign.SADDLE), "yes but he said I can train")).isInstanceOf(Held.class);
  }

  @ParameterizedTest
  @CsvSource({
    "BOTH_LEGS, my legs are fine and the loo is normal",
    "BLADDER, my legs are fine and the loo is normal",
    "BOWEL, bladder and bowels are fine",
    "SADDLE, I feel everything down there as always",
    "WEAKNESS, 'my legs are both strong, nothing numb'",
    "FALL, 'it wasn''t a fall, I just bent down'",
    "AGE, not my first time with back pain",
    "CHEST_PAIN, no it is nothing like that"
  })
  void whatIsFineDeniesTheSignThatItIsAbout(Sign sign, String words) {
    assertThat(said(asked(sign), words)).isEqualTo(new Between(null));
  }

  @ParameterizedTest
  @CsvSource({
    "CHEST_PAIN, my legs are fine and the loo is normal",
    "SADDLE, bladder and bowels are fine",
    "BLADDER, my legs are fine but the loo is not normal",
    "FALL, my legs are fine",
    "BLADDER, not my first time with back pain"
  })
  void whatIsFineDeniesNoOtherSign(Sign sign, String words) {
    assertThat(said(asked(sign), words)).isNotEqualTo(new Between(null));
  }
}
