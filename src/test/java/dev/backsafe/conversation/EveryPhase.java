package dev.backsafe.conversation;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.Input.PlainCommand;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.everyday.Everyday;
import dev.backsafe.conversation.phase.AfterPain;
import dev.backsafe.conversation.phase.Arranging;
import dev.backsafe.conversation.phase.BeforePain;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Between.Asking;
import dev.backsafe.conversation.phase.Consenting;
import dev.backsafe.conversation.phase.Deleting;
import dev.backsafe.conversation.phase.DescribingPain;
import dev.backsafe.conversation.phase.Exercising;
import dev.backsafe.conversation.phase.Finished;
import dev.backsafe.conversation.phase.FlaringUp;
import dev.backsafe.conversation.phase.Guessing;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Held.Stage;
import dev.backsafe.conversation.phase.LookingAtWeek;
import dev.backsafe.conversation.phase.LookingBack;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Said;
import dev.backsafe.conversation.phase.Screening;
import dev.backsafe.conversation.phase.SettingTraining;
import dev.backsafe.conversation.phase.SettingUp;
import dev.backsafe.conversation.phase.Starting;
import dev.backsafe.conversation.phase.Stopping;
import dev.backsafe.conversation.phase.Unsure;
import dev.backsafe.conversation.phase.Walking;
import dev.backsafe.conversation.phase.Worrying;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.reminder.ReminderState;
import dev.backsafe.conversation.reminder.ReminderWish;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.recovery.PreferredTimes;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person in every phase, and everything that can happen to them. */
final class EveryPhase {
  static final long STEP = 7;
  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  static final Library LIBRARY =
      ((Library.Outcome.Ready) Library.read(new ConfigFiles(Path.of("config")))).library();
  static final Engine ENGINE = new Engine(LIBRARY.routine(), LIBRARY.places(), LIBRARY.answers());

  static final SessionPlanner PLANNER = new SessionPlanner(LIBRARY.routine());

  static final Session SESSION =
      PLANNER.plan(person(new Between(null)), Length.WHOLE, NOW.minusSeconds(600));

  private static final Said CALL = new Said(Meaning.REMINDER, "at monday 07:00", "clam");

  static final Session HALFWAY =
      SESSION
          .withCurrent(SESSION.current().ended(Outcome.DONE))
          .with(1, gentler(SESSION.slots().get(1).hurting(Hurt.MORE, null)));

  static PlannedExercise gentler(PlannedExercise slot) {
    Variation gentler = PLANNER.gentler(slot, SESSION, person(new Between(null))).orElseThrow();
    return slot.at(gentler.id());
  }

  static Person person(Phase<?> phase) {
    return new Person(
        phase,
        STEP,
        new Profile(
            "en",
            List.of(Equipment.SUPPORT, Equipment.STEP),
            ZoneId.of("Europe/Berlin"),
            true,
            PreferredTimes.ANY,
            true,
            true,
            QuietHours.DEFAULT,
            true,
            Profile.Showing.MOVING),
        Training.NONE,
        new LastSeen(NOW.minusSeconds(60), false, List.of()),
        LIBRARY.routine().revision(),
        ReminderState.NONE,
        Everyday.NONE,
        0);
  }

  /** A hold in the middle of a session, by a sign that may not have been meant. */
  private static Held taken(Stage stage) {
    Held.Origin origin =
        new Held.Origin(Sign.FALL, NOW.minusSeconds(60), new Exercising(HALFWAY), Training.NONE);
    return new Held(RedFlag.ACCIDENT, stage, null, origin);
  }

  private static AfterPain afterPain(boolean doubted, Phase.Base<?> before) {
    BeforePain told = new BeforePain(before, Training.NONE, NOW.minusSeconds(60));
    return new AfterPain(doubted, told, new Between(null));
  }

  /** What stands after words that say nothing to its question. */
  static Phase<?> again(Phase<?> phase) {
    return switch (phase) {
      case DescribingPain(var session, var kind, var score, var hurt, _) ->
          new DescribingPain(session, kind, score, hurt, true);
      case Guessing guessing -> guessing.back();
      default -> phase;
    };
  }

  static List<Phase<?>> phases() {
    List<Phase<?>> phases =
        new ArrayList<>(
            List.<Phase<?>>of(
                new Consenting(false),
                new Consenting(true),
                new Screening(false),
                new Screening(false, Sign.STEROIDS),
                new Screening(true),
                new Held(null, Stage.WAITING, null, null),
                new Held(RedFlag.CAUDA_EQUINA, Stage.WAITING, null, null),
                new Held(RedFlag.CHEST, Stage.CONFIRMING, null, null),
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
                new Unsure(List.of(Meaning.EMERGENCY), Sign.LEGS, new Between(null)),
                new Unsure(
                    List.of(Meaning.EMERGENCY, Meaning.SHARP_PAIN),
                    Sign.FALL,
                    new Exercising(HALFWAY)),
                new Unsure(
                    List.of(Meaning.EXERTION, Meaning.DISCOMFORT), null, new Exercising(SESSION)),
                new Unsure(
                    List.of(Meaning.EMERGENCY), Sign.LEGS, List.of(), CALL, new Between(null)),
                new Unsure(
                    List.of(Meaning.EMERGENCY),
                    Sign.FEVER,
                    List.of(),
                    new Said(Meaning.UNKNOWN, null, null, Asked.SIGNS, "none"),
                    new Screening(false)),
                new Worrying(new DescribingPain(SESSION, null)),
                new Worrying(new DescribingPain(null, null)),
                new DescribingPain(HALFWAY, null, null, null, true),
                new DescribingPain(HALFWAY, PainKind.ACHE, 2, Hurt.MORE, false),
                new Starting(Starting.Check.SIGNS, Length.WHOLE),
                new Starting(Starting.Check.SINCE, Length.WHOLE),
                new Starting(Starting.Check.TODAY, Length.SHORT),
                new Starting(Starting.Check.BAD_DAY, Length.LYING),
                new Starting(Starting.Check.OFFER, Length.WHOLE),
                new LookingBack(LookingBack.Stage.EFFORT, new Between(null)),
                new LookingBack(LookingBack.Stage.BACK, new Between(null)),
                new LookingBack(LookingBack.Stage.USUAL, new Between(null)),
                taken(Stage.WAITING),
                taken(Stage.RECONSIDERING),
                new Deleting(new Exercising(SESSION)),
                new Deleting(new Screening(false)),
                new Guessing(
                    List.of(Meaning.DONE, Meaning.SKIP, Meaning.QUESTION),
                    "walking",
                    new Exercising(SESSION)),
                new Guessing(List.of(Meaning.START), null, new Between(null)),
                new Stopping(new Exercising(HALFWAY)),
                new Stopping(new Between(null))));
    for (Arranging.Stage stage : Arranging.Stage.values()) {
      phases.add(new Arranging(stage, new Between(null)));
    }
    for (SettingUp.Stage stage : SettingUp.Stage.values()) {
      phases.add(new SettingUp(stage, null));
      phases.add(new SettingUp(stage, new Between(null), CALL));
      phases.add(new SettingUp(stage, new Exercising(HALFWAY)));
    }
    phases.add(new FlaringUp(new Between(null)));
    for (boolean doubted : List.of(false, true)) {
      phases.add(afterPain(doubted, new Between(null)));
      phases.add(afterPain(doubted, new Exercising(SESSION)));
    }
    for (Walking.Stage stage : Walking.Stage.values()) {
      phases.add(new Walking(stage, new Between(null)));
    }
    for (LookingAtWeek.Stage stage : LookingAtWeek.Stage.values()) {
      phases.add(new LookingAtWeek(stage, 3, null, new Between(null)));
    }
    for (SettingTraining.Stage stage : SettingTraining.Stage.values()) {
      phases.add(new SettingTraining(stage, new Between(null)));
    }
    return phases;
  }

  static List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    inputs.addAll(List.of(SessionCommand.values()));
    inputs.addAll(List.of(PlainCommand.values()));
    inputs.add(new Input.How(null, null));
    inputs.add(new Input.How("glute-bridge", null));
    inputs.add(new Input.How("no-such-exercise", "no-such-form"));
    inputs.add(new Input.Reminders(null));
    inputs.add(new Input.Walk(20));
    inputs.add(new Input.Walk(null));
    inputs.add(new Input.Moved(List.of("Nowhere at all", "Tokyo")));
    inputs.add(new Input.Moved(List.of("Nowhere at all")));
    inputs.add(new Input.Equipped(Set.of("dumbbells"), Set.of()));
    inputs.add(new Input.Equipped(Set.of(), Set.of("support")));
    inputs.add(new Input.Upright());
    inputs.add(new Input.LeaveOut("glute-bridge", true));
    inputs.add(new Input.LeaveOut("glute-bridge", false));
    inputs.add(new Input.LeaveOut("leg-curl.heel-slide", true));
    inputs.add(new Input.LeaveOut("no-such-exercise", true));
    inputs.add(new Input.Worry());
    for (String words :
        List.of(
            "off",
            "on",
            "evenings",
            "recap on",
            "tomorrow",
            "in PT3H",
            "on P1D 16:00",
            "no such words")) {
      inputs.add(new Input.Reminders(ReminderWish.parse(words)));
    }
    inputs.add(
        new Input.Reminders(new ReminderWish.Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0))));
    inputs.addAll(choices(STEP));
    inputs.addAll(oldChoices());
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

  /** Every button that any phase offers, as at a step. */
  static List<Input> choices(long step) {
    return phases().stream()
        .flatMap(p -> ENGINE.prompt(person(p), NOW).options().stream())
        .<Input>map(o -> new Input.Choice(o.button().data(step)))
        .distinct()
        .toList();
  }

  /** Of other steps, and such as nobody offers. */
  static List<Input> oldChoices() {
    List<Input> old = new ArrayList<>();
    Stream.of(0L, STEP - 1, STEP + 1).forEach(step -> old.addAll(choices(step)));
    for (String forged :
        List.of("", "@", "done", "done:forged@7", "flag:no-such@7", "score:11@7")) {
      old.add(new Input.Choice(forged));
    }
    return old;
  }

  static Input text(Meaning meaning, @Nullable RedFlag flag) {
    List<Meaning> candidates =
        meaning != Meaning.UNSURE
            ? List.of()
            : flag == null
                ? List.of(Meaning.DISCOMFORT, Meaning.DONE)
                : List.of(Meaning.EMERGENCY, Meaning.DONE);
    return new Input.FreeText(
        Asked.NOTHING,
        new Reading(
            meaning, null, null, List.of(), candidates, flag == null ? null : Sign.of(flag), null));
  }

  /** Buttons that were really offered in a phase, each pressed. */
  static Stream<Input> offered(Person person) {
    return ENGINE.prompt(person, NOW).options().stream()
        .map(o -> new Input.Choice(o.button().data(person.step())));
  }

  private EveryPhase() {}
}
