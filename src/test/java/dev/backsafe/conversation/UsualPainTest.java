package dev.backsafe.conversation;

import static dev.backsafe.conversation.EveryPhase.ENGINE;
import static dev.backsafe.conversation.EveryPhase.LIBRARY;
import static dev.backsafe.conversation.EveryPhase.NOW;
import static dev.backsafe.conversation.EveryPhase.SESSION;
import static dev.backsafe.conversation.EveryPhase.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Effect.Note;
import dev.backsafe.conversation.Fact.PainReported;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Between.Asking;
import dev.backsafe.conversation.phase.DescribingPain;
import dev.backsafe.conversation.phase.DescribingPain.Plain;
import dev.backsafe.conversation.phase.Exercising;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Starting;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.NextStep;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.routine.Programme;
import dev.backsafe.routine.Stage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody whose back hurts on an ordinary day: what is told beside that, and what is that. */
class UsualPainTest {
  private static final Input.Pain LOW = new Input.Pain(PainKind.ACHE, 3);

  private static Person hurtingUsually(Phase<?> phase) {
    Person person = person(phase);
    Training training = person.training();
    return person.with(training.with(training.usual().said(3, NOW)));
  }

  private static Transition press(Person person, Button button) {
    return ENGINE.step(person, new Input.Choice(button.data(person.step())), NOW);
  }

  private static @Nullable Hurt told(Transition transition) {
    return transition.effects().stream()
        .filter(e -> e instanceof Note(PainReported _))
        .map(e -> ((PainReported) ((Note) e).fact()).hurt())
        .findFirst()
        .orElse(null);
  }

  @Test
  void aLowNumberIsTheUsualPainOnlyIfThePersonSaysSo() {
    for (Phase<?> phase : List.of(new Exercising(SESSION), new Between(null))) {
      Person asked = ENGINE.step(hurtingUsually(phase), LOW, NOW).next();
      assertThat(asked.phase())
          .isInstanceOfSatisfying(
              DescribingPain.class, p -> assertThat(p.score()).as("is kept").isEqualTo(3));
      assertThat(told(press(asked, Plain.USUAL))).isEqualTo(Hurt.USUAL);
      assertThat(told(press(asked, Plain.NEW))).isEqualTo(Hurt.MORE);
      Person again = ENGINE.step(asked, LOW, NOW).next();
      assertThat(told(ENGINE.step(again, LOW, NOW))).as("unsure is new").isEqualTo(Hurt.MORE);
    }
  }

  @Test
  void aNumberAboveTheUsualIsNotAskedAbout() {
    Person person = hurtingUsually(new Exercising(SESSION));
    assertThat(told(ENGINE.step(person, new Input.Pain(PainKind.ACHE, 5), NOW)))
        .isEqualTo(Hurt.MORE);
  }

  @Test
  void whereNothingIsLeftButTheUsualPainItHasSettled() {
    Person asked =
        unsettled(hurtingUsually(new Between(null, Asking.BEFORE_SHORT)), Asking.BEFORE_SHORT);
    assertThat(press(asked, Between.Plain.USUAL).next().training().unsettled()).isFalse();
  }

  @Test
  void aShortSessionIsStillShortAfterTheQuestionWhetherItHasSettled() {
    Person ready = person(new Between(null));
    Person unsettled = ready.with(unsettled(ready).training());
    Person asked = press(unsettled, Between.Plain.BEGIN_SHORT).next();
    Person begun = press(asked, Between.Plain.SETTLED).next();
    while (begun.phase() instanceof Starting) {
      begun = ENGINE.step(begun, Input.SessionCommand.SKIP, NOW).next();
    }
    assertThat(begun.phase())
        .isInstanceOfSatisfying(Exercising.class, e -> assertThat(e.session().brief()).isTrue());
  }

  @Test
  void aWorseMorningIsOneStageBack() {
    Person person = person(new Between(null, Asking.MORNING));
    Programme programme = LIBRARY.routine().programme(null);
    Stage fifth = programme.stages().get(4);
    Training far = person.training().taken(new NextStep.More(fifth.id()), LIBRARY.routine(), NOW);
    Between.HowItIs worse = new Between.HowItIs(Morning.WORSE);
    Training after = press(person.with(far), worse).next().training();
    assertThat(after.stage(LIBRARY.routine())).isEqualTo(programme.stages().get(3));
    assertThat(after.unsettled()).isTrue();
  }

  private static Person unsettled(Person person) {
    return person.with(
        person
            .training()
            .hurtBetween(true, LIBRARY.routine(), NOW.minus(Duration.ofDays(3)))
            .with(person.training().usual()));
  }

  private static Person unsettled(Person person, Asking asking) {
    return unsettled(person).in(new Between(null, asking));
  }
}
