package dev.backsafe.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.Between.Asking;
import dev.backsafe.conversation.Phase.Consenting;
import dev.backsafe.conversation.Phase.Deleting;
import dev.backsafe.conversation.Phase.DescribingPain;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.Phase.Finished;
import dev.backsafe.conversation.Phase.Held;
import dev.backsafe.conversation.Phase.Screening;
import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.conversation.Phase.Unsure;
import dev.backsafe.conversation.PlannedExercise.Outcome;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.routine.Equipment;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every phase answers every input: the whole table, with the rules that hold in each cell. */
class PhaseInputTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Library LIBRARY =
      ((Library.Outcome.Ready) Library.read(new ConfigFiles(Path.of("config")))).library();
  private static final Engine ENGINE = new Engine(LIBRARY.routine(), LIBRARY.places());

  private static final Session SESSION =
      new Session(
          NOW.minusSeconds(600),
          new SessionPlanner(LIBRARY.routine()).plan(person(new Between(null))));

  private static final Session HALFWAY =
      SESSION
          .withCurrent(SESSION.current().ended(Outcome.DONE))
          .with(1, SESSION.slots().get(1).hurting().at(SESSION.slots().get(1).level() + 1));

  private static Person person(Phase phase) {
    return new Person(
        phase,
        7,
        new Profile(
            "en",
            List.of(Equipment.SUPPORT, Equipment.STEP),
            ZoneId.of("Europe/Berlin"),
            true,
            PreferredHours.ANY,
            true,
            QuietHours.DEFAULT,
            true,
            Profile.Showing.MOVING),
        Training.NONE,
        new LastSeen(NOW.minusSeconds(60), false, List.of()),
        LIBRARY.routine().revision(),
        ReminderState.NONE);
  }

  private static List<Phase> phases() {
    List<Phase> phases =
        new ArrayList<>(
            List.of(
                new Consenting(),
                new Screening(false),
                new Screening(true),
                new Held(null, false),
                new Held(RedFlag.CAUDA_EQUINA, false),
                new Held(RedFlag.CHEST, true),
                new Between(null),
                new Between(null, Asking.TRAIN),
                new Between(null, Asking.MORNING),
                new Between(null, Asking.SETTLED),
                new Between(null, Asking.BEFORE_START),
                new Between(new Finished(HALFWAY, Training.NONE, NOW.minusSeconds(60))),
                new Exercising(SESSION),
                new Exercising(HALFWAY),
                new DescribingPain(SESSION, null),
                new DescribingPain(HALFWAY, PainKind.ACHE),
                new DescribingPain(null, null),
                new Unsure(List.of(Meaning.DISCOMFORT), null, new Exercising(HALFWAY)),
                new Unsure(List.of(Meaning.EMERGENCY), RedFlag.LEGS, new Between(null)),
                new Deleting(new Exercising(SESSION)),
                new Deleting(new Screening(false)),
                new Phase.Stopping(new Exercising(HALFWAY)),
                new Phase.Stopping(new Between(null))));
    for (SettingUp.Stage stage : SettingUp.Stage.values()) {
      phases.add(new SettingUp(stage, null));
      phases.add(new SettingUp(stage, new Exercising(HALFWAY)));
    }
    return phases;
  }

  private static List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    Arrays.stream(Verb.values()).forEach(v -> inputs.add(new Input.Command(v)));
    inputs.add(new Input.Command(Verb.HOW, "glute-bridge"));
    inputs.add(new Input.Command(Verb.HOW, "no-such-exercise"));
    for (String words :
        List.of("off", "on", "evenings", "quiet 22-7", "recap on", "tomorrow", "no such words")) {
      inputs.add(new Input.Command(Verb.REMINDERS, words));
    }
    for (Action action : Action.values()) {
      for (long step : List.of(0L, 6L, 7L, 8L)) {
        inputs.add(new Input.Choice(action, "", step));
      }
      inputs.add(new Input.Choice(action, "forged", 7));
    }
    for (PainKind kind : PainKind.values()) {
      inputs.add(new Input.Pain(kind, null));
      inputs.add(new Input.Pain(kind, 6));
    }
    inputs.add(new Input.Pain(null, null));
    inputs.add(new Input.Pain(null, 3));
    for (Meaning meaning : Meaning.values()) {
      inputs.add(text(meaning, meaning == Meaning.EMERGENCY ? RedFlag.CRISIS : null));
    }
    inputs.add(text(Meaning.UNSURE, RedFlag.LEGS));
    for (ReminderKind kind : ReminderKind.values()) {
      inputs.add(new Input.ReminderDue(kind, NOW));
    }
    inputs.add(new Input.Unreadable());
    return inputs;
  }

  private static Input text(Meaning meaning, @Nullable RedFlag flag) {
    List<Meaning> candidates =
        meaning != Meaning.UNSURE
            ? List.of()
            : flag == null
                ? List.of(Meaning.DISCOMFORT, Meaning.DONE)
                : List.of(Meaning.EMERGENCY, Meaning.DONE);
    return new Input.FreeText("words", new Reading(meaning, null, List.of(), candidates, flag));
  }

  /** Buttons that were really offered in a phase, each pressed. */
  private static Stream<Input> offered(Person person) {
    return ENGINE.prompt(person, NOW).options().stream()
        .map(o -> new Input.Choice(o.action(), o.of(), person.step()));
  }

  private static List<Message> said(Transition transition) {
    return transition.effects().stream()
        .filter(Effect.Say.class::isInstance)
        .map(e -> ((Effect.Say) e).message())
        .toList();
  }

  static Stream<Phase> everyPhase() {
    return phases().stream();
  }

  @Test
  void theTableHasEveryKindOfPhaseAndInput() {
    assertThat(kinds(phases())).hasSize(10);
    assertThat(kinds(inputs()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Input.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet()));
  }

  private static Set<String> kinds(List<?> values) {
    return values.stream().map(v -> v.getClass().getSimpleName()).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void everyInputIsAnswered(Phase phase) {
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
                                || e instanceof Effect.Export);
              }
              assertThat(transition.next().step()).isBetween(person.step(), person.step() + 1);
            });
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void anOldOrForgedButtonChangesNothing(Phase phase) {
    Person person = person(phase);
    inputs().stream()
        .filter(Input.Choice.class::isInstance)
        .map(Input.Choice.class::cast)
        .filter(c -> c.step() != 7 || c.of().equals("forged"))
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
  void pressingTheSameButtonTwiceDoesItOnce(Phase phase) {
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
  void aRedFlagIsHeardInEveryPhase(Phase phase) {
    for (RedFlag flag : RedFlag.values()) {
      Transition transition = ENGINE.step(person(phase), text(Meaning.EMERGENCY, flag), NOW);
      assertThat(said(transition).getFirst().lines())
          .as("%s in %s", flag, phase)
          .contains(Content.advice(flag));
      if (!(phase instanceof Consenting)) {
        assertThat(transition.next().phase()).isInstanceOf(Held.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void aPossibleRedFlagIsAskedAboutInEveryPhase(Phase phase) {
    Transition transition = ENGINE.step(person(phase), text(Meaning.UNSURE, RedFlag.LEGS), NOW);
    if (phase instanceof Consenting) {
      assertThat(said(transition).getFirst().lines()).contains(Content.advice(RedFlag.LEGS));
    } else {
      assertThat(transition.next().phase())
          .isInstanceOfSatisfying(
              Unsure.class, unsure -> assertThat(unsure.flag()).isEqualTo(RedFlag.LEGS));
    }
  }

  @Test
  void aQuestionAboutARedFlagStandsUntilItIsAnswered() {
    List<Meaning> candidates = List.of(Meaning.EMERGENCY);
    Unsure asking = new Unsure(candidates, RedFlag.LEGS, new Exercising(HALFWAY));
    List<Input> all = new ArrayList<>(inputs());
    all.remove(new Input.Choice(Action.NO_PAIN, "", 7));
    for (Input input : all) {
      Phase next = ENGINE.step(person(asking), input, NOW).next().phase();
      assertThat(next)
          .as("%s", input)
          .satisfiesAnyOf(
              p -> assertThat(p instanceof Unsure u && u.flag() != null).isTrue(),
              p -> assertThat(p).isInstanceOf(Held.class),
              p -> assertThat(Sessions.of(p)).isNull());
    }
    Instant muchLater = NOW.plus(Duration.ofHours(4));
    Person away = ENGINE.step(person(asking), new Input.Command(Verb.DONE), muchLater).next();
    assertThat(away.phase()).isEqualTo(new Unsure(candidates, RedFlag.LEGS, new Between(null)));
  }

  @Test
  void aLesserRedFlagDoesNotSoftenAHold() {
    Held held = new Held(RedFlag.CAUDA_EQUINA, false);
    for (Phase phase :
        List.of(held, new SettingUp(SettingUp.Stage.MENU, held), new Deleting(held))) {
      assertThat(
              ENGINE
                  .step(person(phase), text(Meaning.EMERGENCY, RedFlag.HISTORY), NOW)
                  .next()
                  .phase())
          .isEqualTo(held);
    }
  }

  @Test
  void equipmentThatIsTakenAwayInASessionIsNotAskedFor() {
    Person person = person(new SettingUp(SettingUp.Stage.MENU, new Exercising(SESSION)));
    Person without = person.with(person.profile().with(List.of()));
    Person back = ENGINE.step(without, new Input.Choice(Action.CLOSE, "", 7), NOW).next();
    Session session = Objects.requireNonNull(Sessions.of(back.phase()));
    assertThat(session.slots().stream().filter(PlannedExercise::isAhead))
        .isNotEmpty()
        .allMatch(s -> LIBRARY.routine().get(s.exercise()).at(s.level()).needs().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void afterSharpPainNoExerciseIsHandedOutForTwoDays(Phase phase) {
    Person hurt = ENGINE.step(person(phase), new Input.Pain(PainKind.SHARP, 8), NOW).next();
    if (phase instanceof Consenting) {
      assertThat(hurt.isStored()).isFalse();
      return;
    }
    assertThat(Sessions.of(hurt.phase())).isNull();
    assertThat(hurt.training().gate(NOW.plus(Duration.ofHours(47))))
        .isInstanceOf(TrainingGate.Closed.class);
    Person tries = ENGINE.step(hurt, new Input.Command(Verb.SESSION), NOW.plusSeconds(60)).next();
    assertThat(Sessions.of(tries.phase())).isNull();
  }

  @Test
  void painIsNeverFollowedByTheSameVariation() {
    for (Session session : List.of(SESSION, HALFWAY)) {
      for (int score = 0; score <= 10; score++) {
        Person after =
            ENGINE
                .step(person(new Exercising(session)), new Input.Pain(PainKind.ACHE, score), NOW)
                .next();
        Session left = Sessions.of(after.phase());
        if (score >= 6) {
          assertThat(left).isNull();
        } else if (left != null) {
          assertThat(left.current()).isNotEqualTo(session.current());
          assertThat(
                  left.current().exercise().equals(session.current().exercise())
                      && left.current().level() <= session.current().level())
              .isFalse();
        }
      }
    }
  }

  @Test
  void doneNeverTakesAwayTheQuestionWhatHurts() {
    Person describing = person(new DescribingPain(SESSION, null));
    for (Verb verb : List.of(Verb.DONE, Verb.SESSION, Verb.EASIER, Verb.UNDO)) {
      assertThat(ENGINE.step(describing, new Input.Command(verb), NOW).next().phase())
          .isEqualTo(describing.phase());
    }
  }

  @Test
  void aScreeningCannotBeSlippedPast() {
    for (Phase phase : List.of(new Screening(false), new Screening(true))) {
      List<Input> all = new ArrayList<>(inputs());
      all.removeIf(i -> i instanceof Input.Choice);
      Map<Input, Phase> reached = new LinkedHashMap<>();
      for (Input first : all) {
        Person once = ENGINE.step(person(phase), first, NOW).next();
        for (Input second : all) {
          Person twice = ENGINE.step(once, second, NOW.plusSeconds(1)).next();
          if (Sessions.of(twice.phase()) != null || twice.phase() instanceof Between) {
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
                List.of(PlannedExercise.ahead("glute-bridge", 0), PlannedExercise.ahead("gone", 0)))
            .withCurrent(PlannedExercise.ahead("glute-bridge", 0).ended(Outcome.DONE));
    for (Phase phase :
        List.<Phase>of(
            new Exercising(old),
            new DescribingPain(old, null),
            new Deleting(new Exercising(old)),
            new SettingUp(SettingUp.Stage.MENU, new Exercising(old)))) {
      Person person = person(phase).following("an older revision");
      Transition transition = ENGINE.step(person, new Input.Command(Verb.DONE), NOW);
      assertThat(transition.next().phase()).isInstanceOf(Between.class);
      assertThat(transition.next().training().gate(NOW)).isInstanceOf(TrainingGate.Closed.class);
      assertThat(said(transition).getFirst().lines().getFirst().key())
          .isEqualTo(TextKey.FINISH_ROUTINE_CHANGED.id());
    }
  }
}
