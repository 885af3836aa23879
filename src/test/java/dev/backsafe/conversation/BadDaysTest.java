package dev.backsafe.conversation;

import static dev.backsafe.conversation.EveryPhase.ENGINE;
import static dev.backsafe.conversation.EveryPhase.NOW;
import static dev.backsafe.conversation.EveryPhase.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact.FlareUpEnded.How;
import dev.backsafe.conversation.Input.PlainCommand;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.FlaringUp;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Starting;
import dev.backsafe.conversation.phase.Unsure;
import dev.backsafe.conversation.phase.Walking;
import dev.backsafe.conversation.training.Flare;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is said on bad days and after walks, the question about signs is not lost. */
class BadDaysTest {
  private static final Input BAD =
      new Input.FreeText(
          Asked.NOTHING,
          new Reading(Meaning.DISCOMFORT, FlaringUp.TOPIC, null, List.of(), List.of(), null, null));

  private static Person after(Person person, Input input, Instant at) {
    return ENGINE.step(person, input, at).next();
  }

  private static Input press(Person person, Button button) {
    return new Input.Choice(button.data(person.step()));
  }

  @Test
  void badDaysDoNotEndBeforeTheSignsAreKnown() {
    Person asked = after(person(new Between(null)), BAD, NOW);
    assertThat(asked.phase()).isInstanceOf(FlaringUp.class);
    // Help takes the question's place; it is asked again before anything goes on.
    Person elsewhere = asked.in(new Between(null));
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    Person better =
        after(elsewhere, press(elsewhere, new FlaringUp.Daily(Morning.BETTER)), tomorrow);
    assertThat(better.phase()).isInstanceOf(FlaringUp.class);
    assertThat(better.training().flare()).isNotNull();
    Person clear = after(better, press(better, FlaringUp.Answer.NO_FLAGS), tomorrow);
    Person over = after(clear, press(clear, new FlaringUp.Daily(Morning.BETTER)), tomorrow);
    assertThat(over.training().flare()).isNull();
  }

  @Test
  void howBadDaysEndedIsKeptAsItWasTold() {
    Person asked = after(person(new Between(null)), BAD, NOW);
    Person clear = after(asked, press(asked, FlaringUp.Answer.NO_FLAGS), NOW);
    Instant first = NOW.plus(Duration.ofDays(1));
    assertThat(facts(clear, new FlaringUp.Daily(Morning.BETTER), first))
        .contains(new Fact.FlareUpEnded(How.BETTER));
    Person once = after(clear, press(clear, new FlaringUp.Daily(Morning.SAME)), first);
    assertThat(facts(once, new FlaringUp.Daily(Morning.SAME), NOW.plus(Duration.ofDays(2))))
        .contains(new Fact.FlareUpEnded(How.STEADY));
  }

  @Test
  void aLegOnAWalkIsKeptAsItWasTold() {
    Person legs = person(new Walking(Walking.Stage.LEGS, new Between(null)));
    assertThat(facts(legs, Walking.Plain.ONE_LEG, NOW))
        .startsWith(
            new Fact.LegOnWalkTold(),
            new Fact.PainReported(null, null, PainKind.TINGLING, null, Hurt.SHARP));
  }

  private static List<Fact> facts(Person person, Button button, Instant at) {
    return ENGINE.step(person, press(person, button), at).effects().stream()
        .flatMap(e -> e instanceof Effect.Note(Fact fact) ? Stream.of(fact) : null)
        .toList();
  }

  @Test
  void painBesideTheAnswerLeavesTheQuestion() {
    Person asked = after(person(new Between(null)), BAD, NOW);
    Person still = after(asked, new Input.Pain(PainKind.ACHE, 4), NOW);
    assertThat(still.phase()).isInstanceOf(FlaringUp.class);
  }

  @Test
  void aBadDayDoesNotTakeASignsQuestionAway() {
    Person unsure =
        person(new Unsure(List.of(Meaning.EMERGENCY), Sign.BOTH_LEGS, new Between(null)));
    assertThat(after(unsure, BAD, NOW).phase())
        .isInstanceOfSatisfying(
            Unsure.class, asks -> assertThat(asks.sign()).isEqualTo(Sign.BOTH_LEGS));
  }

  @Test
  void nothingStartsBeforeItIsKnownWhichLegsAreHeavy() {
    Person legs = person(new Walking(Walking.Stage.LEGS, new Between(null)));
    for (Input input :
        List.of(SessionCommand.SESSION, SessionCommand.DONE, PlainCommand.SETTINGS)) {
      assertThat(after(legs, input, NOW).phase()).as("%s", input).isEqualTo(legs.phase());
    }
    assertThat(after(legs, press(legs, Walking.Plain.BOTH_LEGS), NOW).phase())
        .isInstanceOf(Held.class);
  }

  @Test
  void aSignThatWasNotMeantLeavesThePlanForBadDays() {
    Person bad = person(new Between(null));
    Person flaring = bad.with(bad.training().flaring(Flare.begun(NOW)));
    Person held =
        after(
            flaring,
            new Input.FreeText(
                Asked.NOTHING,
                new Reading(
                    Meaning.EMERGENCY,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    Sign.of(RedFlag.LEGS),
                    null)),
            NOW);
    Person asked = after(held, press(held, Held.Plain.NOT_MEANT), NOW);
    Person back = after(asked, press(asked, Held.Plain.NO_SIGN), NOW);
    assertThat(back.training().flare()).isNotNull();
    assertThat(after(back, SessionCommand.SESSION, NOW).phase().session()).isNull();
    assertThat(after(back, SessionCommand.SESSION, NOW).phase()).isNotInstanceOf(Starting.class);
  }
}
