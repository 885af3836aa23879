package dev.backsafe.conversation;

import static dev.backsafe.conversation.EveryPhase.ENGINE;
import static dev.backsafe.conversation.EveryPhase.HALFWAY;
import static dev.backsafe.conversation.EveryPhase.LIBRARY;
import static dev.backsafe.conversation.EveryPhase.NOW;
import static dev.backsafe.conversation.EveryPhase.PLANNER;
import static dev.backsafe.conversation.EveryPhase.SESSION;
import static dev.backsafe.conversation.EveryPhase.STEP;
import static dev.backsafe.conversation.EveryPhase.inputs;
import static dev.backsafe.conversation.EveryPhase.offered;
import static dev.backsafe.conversation.EveryPhase.oldChoices;
import static dev.backsafe.conversation.EveryPhase.person;
import static dev.backsafe.conversation.EveryPhase.phases;
import static dev.backsafe.conversation.EveryPhase.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Consenting;
import dev.backsafe.conversation.phase.Deleting;
import dev.backsafe.conversation.phase.DescribingPain;
import dev.backsafe.conversation.phase.Exercising;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Held.Stage;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Screening;
import dev.backsafe.conversation.phase.SettingUp;
import dev.backsafe.conversation.phase.Unsure;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every phase answers every input: the whole table, with the rules that hold in each cell. */
class PhaseInputTest {
  private static List<Message> said(Transition transition) {
    return transition.effects().stream()
        .filter(Effect.Say.class::isInstance)
        .map(e -> ((Effect.Say) e).message())
        .toList();
  }

  static Stream<Phase<?>> everyPhase() {
    return phases().stream();
  }

  @Test
  void theTableHasEveryKindOfPhaseAndInput() {
    assertThat(kinds(phases())).hasSize(20);
    assertThat(kinds(inputs())).containsExactlyInAnyOrderElementsOf(leaves(Input.class));
  }

  private static Set<String> leaves(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(c -> c.isSealed() ? leaves(c).stream() : Stream.of(c.getSimpleName()))
        .collect(Collectors.toSet());
  }

  private static Set<String> kinds(List<?> values) {
    return values.stream().map(v -> v.getClass().getSimpleName()).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void everyInputIsAnswered(Phase<?> phase) {
    Person person = person(phase);
    Stream.concat(inputs().stream(), offered(person))
        .forEach(
            input -> {
              Transition transition = ENGINE.step(person, input, NOW);
              if (!(input instanceof Input.ReminderDue)) {
                assertThat(transition.effects())
                    .as("%s in %s", input, phase)
                    .anyMatch(
                        e ->
                            e instanceof Effect.Say
                                || e instanceof Effect.ShowProgress
                                || e instanceof Effect.ShowSummary
                                || e instanceof Effect.Export);
              }
              assertThat(transition.next().step()).isBetween(person.step(), person.step() + 1);
            });
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void anOldOrForgedButtonChangesNothing(Phase<?> phase) {
    Person person = person(phase);
    oldChoices()
        .forEach(
            choice -> {
              Transition transition = ENGINE.step(person, choice, NOW);
              assertThat(transition.next().phase()).isEqualTo(phase);
              assertThat(transition.next().training()).isEqualTo(person.training());
              assertThat(said(transition).getFirst().lines().getFirst().key())
                  .isEqualTo(TextKey.OLD_BUTTON.id());
            });
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void pressingTheSameButtonTwiceDoesItOnce(Phase<?> phase) {
    Person person = person(phase);
    offered(person)
        .forEach(
            press -> {
              Person once = ENGINE.step(person, press, NOW).next();
              if (once.step() != person.step()) {
                Person twice = ENGINE.step(once, press, NOW).next();
                assertThat(twice.phase()).as("%s in %s", press, phase).isEqualTo(once.phase());
                assertThat(twice.profile()).isEqualTo(once.profile());
              }
            });
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void aRedFlagIsHeardInEveryPhase(Phase<?> phase) {
    for (RedFlag flag : RedFlag.values()) {
      Transition transition = ENGINE.step(person(phase), text(Meaning.EMERGENCY, flag), NOW);
      assertThat(said(transition).getFirst().lines())
          .as("%s in %s", flag, phase)
          .contains(Content.advice(flag));
      if (!(phase instanceof Consenting)) {
        assertThat(transition.next().phase().uninterrupted()).isInstanceOf(Held.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void aPossibleRedFlagIsAskedAboutInEveryPhase(Phase<?> phase) {
    Transition transition = ENGINE.step(person(phase), text(Meaning.UNSURE, RedFlag.LEGS), NOW);
    if (phase instanceof Consenting) {
      assertThat(said(transition).getFirst().lines()).contains(Content.advice(RedFlag.LEGS));
    } else {
      assertThat(transition.next().phase())
          .isInstanceOfSatisfying(
              Unsure.class, unsure -> assertThat(unsure.sign()).isEqualTo(Sign.LEGS));
    }
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void anotherLanguageIsAnsweredInItAndNothingOfItIsActedOn(Phase<?> phase) {
    for (List<Meaning> candidates :
        List.of(
            List.of(Meaning.DISCOMFORT),
            List.of(Meaning.DONE, Meaning.DISCOMFORT),
            List.of(Meaning.EMERGENCY))) {
      Sign sign = candidates.contains(Meaning.EMERGENCY) ? Sign.SADDLE : null;
      Reading reading =
          new Reading(Meaning.UNSURE, null, null, List.of(), candidates, sign, null, "es");
      Transition transition =
          ENGINE.step(person(phase), new Input.FreeText(Asked.NOTHING, reading), NOW);
      assertThat(said(transition).getFirst().lines())
          .filteredOn(Content.onlyEnglish("es")::equals)
          .hasSize(1);
      if (phase instanceof DescribingPain pain && pain.repeated() && sign == null) {
        assertThat(transition.next().phase().session()).isNull(); // The careful reading is taken.
        continue;
      }
      assertThat(transition.next().training()).isEqualTo(person(phase).training());
      assertThat(transition.next().phase())
          .satisfiesAnyOf(
              next -> assertThat(next).isEqualTo(EveryPhase.again(phase)),
              next -> assertThat(next).isInstanceOf(Unsure.class));
    }
  }

  @Test
  void aQuestionAboutARedFlagStandsUntilItIsAnswered() {
    List<Meaning> candidates = List.of(Meaning.EMERGENCY);
    Unsure asking = new Unsure(candidates, Sign.LEGS, new Exercising(HALFWAY));
    List<Input> all = new ArrayList<>(inputs());
    all.remove(new Input.Choice(Unsure.Answer.NO_PAIN.data(STEP)));
    for (Input input : all) {
      Phase<?> next = ENGINE.step(person(asking), input, NOW).next().phase();
      assertThat(next)
          .as("%s", input)
          .satisfiesAnyOf(
              p -> assertThat(p instanceof Unsure u && u.sign() != null).isTrue(),
              p -> assertThat(p).isInstanceOf(Held.class),
              p -> assertThat(p.session()).isNull());
    }
    Instant muchLater = NOW.plus(Duration.ofHours(4));
    Person away = ENGINE.step(person(asking), SessionCommand.DONE, muchLater).next();
    assertThat(away.phase()).isEqualTo(new Unsure(candidates, Sign.LEGS, new Between(null)));
  }

  @Test
  void aLesserRedFlagDoesNotSoftenAHold() {
    Held held = new Held(RedFlag.CAUDA_EQUINA, Stage.WAITING, null, null);
    for (Phase<?> phase :
        List.of(held, new SettingUp(SettingUp.Stage.MENU, held), new Deleting(held))) {
      assertThat(
              ENGINE
                  .step(person(phase), text(Meaning.EMERGENCY, RedFlag.HISTORY), NOW)
                  .next()
                  .phase())
          .isInstanceOfSatisfying(
              Held.class, now -> assertThat(now.flag()).isEqualTo(RedFlag.CAUDA_EQUINA));
    }
  }

  @Test
  void aSignThatWasNotMeantIsAskedAboutAndThenGoesOnWhereItWas() {
    Person exercising = person(new Exercising(HALFWAY));
    Person held = after(exercising, text(Meaning.EMERGENCY, RedFlag.ACCIDENT));
    assertThat(held.phase().session()).isNull();
    Person asked = after(held, press(held, Held.Plain.NOT_MEANT));
    Person back = after(asked, press(asked, Held.Plain.NO_SIGN));
    assertThat(back.phase()).isEqualTo(exercising.phase());
    assertThat(back.training()).isEqualTo(exercising.training());
    Person still = after(asked, press(asked, Held.Plain.SIGN_THERE));
    assertThat(still.phase()).isEqualTo(held.phase());
  }

  @Test
  void aSignThatWasNotMeantLeavesTheHoldThatStoodBefore() {
    Person held = person(new Held(RedFlag.CAUDA_EQUINA, Stage.WAITING, null, null));
    Person more = after(held, text(Meaning.EMERGENCY, RedFlag.HISTORY));
    Person asked = after(more, press(more, Held.Plain.NOT_MEANT));
    assertThat(after(asked, press(asked, Held.Plain.NO_SIGN)).phase()).isEqualTo(held.phase());
  }

  @Test
  void noSignLeavesThePainThatWasToldBesideIt() {
    Phase<?> asking =
        new Unsure(
            List.of(Meaning.EMERGENCY, Meaning.SHARP_PAIN), Sign.FALL, new Exercising(HALFWAY));
    Person asked = person(asking);
    assertThat(after(asked, press(asked, Unsure.Answer.NO_PAIN)).phase().session()).isNull();
    Person told =
        after(
            person(new Unsure(List.of(Meaning.EMERGENCY), Sign.FALL, new Exercising(HALFWAY))),
            new Input.Pain(null, null));
    assertThat(after(told, press(told, Unsure.Answer.NO_PAIN)).phase())
        .isInstanceOf(DescribingPain.class);
  }

  @Test
  void aQuestionAboutPainThatNobodyAnswersIsTakenCarefullyAndSilencesNoReminder() {
    Person asked = person(new DescribingPain(null, null));
    Instant later = NOW.plus(Session.CLOSES_AFTER);
    Person back = ENGINE.step(asked, Input.PlainCommand.HELP, later).next();
    assertThat(back.phase()).isInstanceOf(Between.class);
    assertThat(back.training().unsettled()).isTrue();
    Person late =
        ENGINE.step(asked, press(asked, new DescribingPain.Kind(PainKind.ACHE)), later).next();
    assertThat(late.phase()).isEqualTo(new DescribingPain(null, PainKind.ACHE));
  }

  private static Person after(Person person, Input input) {
    return ENGINE.step(person, input, NOW).next();
  }

  private static Input press(Person person, Button button) {
    return new Input.Choice(button.data(person.step()));
  }

  @Test
  void equipmentThatIsTakenAwayInASessionIsNotAskedFor() {
    Person person = person(new SettingUp(SettingUp.Stage.MENU, new Exercising(SESSION)));
    Person without = person.with(person.profile().with(List.of()));
    Person back =
        ENGINE.step(without, new Input.Choice(SettingUp.Plain.CLOSE.data(STEP)), NOW).next();
    Session session = Objects.requireNonNull(back.phase().session());
    assertThat(session.slots().stream().filter(PlannedExercise::isAhead))
        .isNotEmpty()
        .allMatch(s -> PLANNER.variation(s).needs().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void afterSharpPainNoExerciseIsHandedOutForTwoDays(Phase<?> phase) {
    Person hurt = ENGINE.step(person(phase), new Input.Pain(PainKind.SHARP, 8), NOW).next();
    if (phase instanceof Consenting) {
      assertThat(hurt.isStored()).isFalse();
      return;
    }
    assertThat(hurt.phase().session()).isNull();
    assertThat(hurt.training().gate(NOW.plus(Duration.ofHours(47))))
        .isInstanceOf(TrainingGate.Closed.class);
    Person tries = ENGINE.step(hurt, SessionCommand.SESSION, NOW.plusSeconds(60)).next();
    assertThat(tries.phase().session()).isNull();
  }

  @Test
  void painIsNeverFollowedByTheSameVariation() {
    for (Session session : List.of(SESSION, HALFWAY)) {
      for (int score = 0; score <= 10; score++) {
        Person after =
            ENGINE
                .step(person(new Exercising(session)), new Input.Pain(PainKind.ACHE, score), NOW)
                .next();
        Session left = after.phase().session();
        if (score >= 6) {
          assertThat(left).isNull();
        } else if (left != null) {
          assertThat(left.current()).isNotEqualTo(session.current());
          assertThat(
                  left.current().exercise().equals(session.current().exercise())
                      && LIBRARY
                              .routine()
                              .get(left.current().exercise())
                              .level(left.current().variation())
                          <= LIBRARY
                              .routine()
                              .get(session.current().exercise())
                              .level(session.current().variation()))
              .isFalse();
        }
      }
    }
  }

  @Test
  void doneNeverTakesAwayTheQuestionWhatHurts() {
    Person describing = person(new DescribingPain(SESSION, null));
    for (SessionCommand command :
        List.of(SessionCommand.DONE, SessionCommand.SESSION, SessionCommand.EASIER)) {
      Person again = ENGINE.step(describing, command, NOW).next();
      assertThat(again.phase()).isEqualTo(new DescribingPain(SESSION, null, null, null, true));
      // Nobody says what it is like, so it may be sharp.
      Person careful = ENGINE.step(again, command, NOW).next();
      assertThat(careful.phase().session()).isNull();
      assertThat(careful.training().unsettled()).isTrue();
    }
  }

  @Test
  void aScreeningCannotBeSlippedPast() {
    for (Phase<?> phase : List.of(new Screening(false), new Screening(true))) {
      List<Input> all = new ArrayList<>(inputs());
      all.removeIf(i -> i instanceof Input.Choice);
      Map<Input, Phase<?>> reached = new LinkedHashMap<>();
      for (Input first : all) {
        Person once = ENGINE.step(person(phase), first, NOW).next();
        for (Input second : all) {
          Person twice = ENGINE.step(once, second, NOW.plusSeconds(1)).next();
          if (twice.phase().session() != null || twice.phase() instanceof Between) {
            reached.put(first, twice.phase());
          }
        }
      }
      assertThat(reached).isEmpty();
    }
  }

  @Test
  void aVanishedExerciseMovesThePersonToASafePhase() {
    Session old =
        new Session(
                NOW.minusSeconds(600),
                false,
                List.of(
                    PlannedExercise.ahead("glute-bridge", "full"),
                    PlannedExercise.ahead("gone", "full")))
            .withCurrent(PlannedExercise.ahead("glute-bridge", "full").ended(Outcome.DONE));
    for (Phase<?> phase :
        List.<Phase<?>>of(
            new Exercising(old),
            new DescribingPain(old, null),
            new Deleting(new Exercising(old)),
            new SettingUp(SettingUp.Stage.MENU, new Exercising(old)))) {
      Person person = person(phase).following("an older revision");
      Transition transition = ENGINE.step(person, SessionCommand.DONE, NOW);
      assertThat(transition.next().phase()).isInstanceOf(Between.class);
      assertThat(transition.next().training().gate(NOW)).isInstanceOf(TrainingGate.Closed.class);
      assertThat(said(transition).getFirst().lines().getFirst().key())
          .isEqualTo(TextKey.FINISH_ROUTINE_CHANGED.id());
    }
  }
}
