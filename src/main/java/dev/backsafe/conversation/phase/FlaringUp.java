package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.FlareUpEnded.How;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.everyday.WalkingPlan;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.training.Flare;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.understanding.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * "It's bad today": the warning signs are asked first, and then there is a plan for some days
 * ({@link Flare}). While it runs, {@link Between} asks how it is.
 */
public record FlaringUp(Base<?> back) implements Phase.Interrupting<FlaringUp.Answer> {
  /** What understanding calls it. */
  public static final String TOPIC = "flare-up";

  /** Whether there is any of the signs. */
  public enum Answer implements Button {
    NO_FLAGS,
    SOME_FLAGS
  }

  /** How it is on one of the days. */
  public record Daily(Morning how) implements Between.Answer {
    @Override
    public String name() {
      return "BAD_DAY";
    }

    @Override
    public String argument() {
      return how.id();
    }
  }

  /** Whether there is no session that it would interrupt, nor a hold that counts more. */
  public static boolean mayBegin(Person person) {
    if (person.phase() instanceof Unsure unsure && unsure.sign() != null) {
      return false; // That question is answered first.
    }
    Phase<?> there = person.phase().uninterrupted();
    return there instanceof Between
        || there instanceof Starting
        || (there instanceof DescribingPain && there.session() == null);
  }

  /** Notes it at once, so that no session starts as if nothing had been said; and asks. */
  public static Transition begin(Step step) {
    if (step.training().flare() == null) {
      step.record(new Fact.FlareUpBegan())
          .training(
              step.training()
                  .hurtBetween(false, step.planner().routine(), step.now())
                  .flaring(Flare.begun(step.now())));
      ReminderPlanner.callNoMore(step);
      ReminderPlanner.planMorning(step, step.now());
    }
    PainReports.heldIfItPersists(step.become(new Between(null)));
    return step.person().phase() instanceof Between back
        ? step.become(new FlaringUp(back)).ask()
        : step.ask();
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return new Question<>(
        Asked.SIGNS,
        List.of(Line.of(TextKey.SCREENING_FIRST), Line.of(TextKey.SIGNS_AGAIN)),
        Screening.noneOrSome(Answer.NO_FLAGS, Answer.SOME_FLAGS),
        null);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case SOME_FLAGS -> step.become(new Screening(true)).ask();
      case NO_FLAGS -> Screening.screened(step).become(back).say(TextKey.FLARE_PLAN).ask();
    };
  }

  @Override
  public boolean asksAboutSign() {
    return true;
  }

  @Override
  public boolean outweighsPain(Answer answer) {
    return answer == Answer.SOME_FLAGS;
  }

  /** That it hurts is what it is about; sharp pain is more than that. */
  @Override
  public boolean notesBeside(Step step, Input.Pain pain) {
    return !pain.endsSession();
  }

  @Override
  public Transition pain(Step step, Input.Pain pain) {
    return pain.endsSession() ? passOn(step, pain) : step.ask();
  }

  /** Nothing starts before the signs are known. */
  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case PAIN, STOP_REMINDERS -> passOn(step, command);
      case START, SESSION, DONE, EASIER, SKIP, STOP, STOP_SESSION, UNDO -> step.ask();
    };
  }

  /** What stands between sessions while a plan for bad days runs. */
  static Question<Between.Answer> card(
      Flare flare, Person person, SessionPlanner planner, Instant now) {
    List<Line> lines = new ArrayList<>();
    List<Option<Between.Answer>> options = new ArrayList<>();
    boolean asks = flare.asks(now);
    boolean open = person.training().gate(now) instanceof TrainingGate.Open;
    lines.add(Line.of(asks ? TextKey.FLARE_ASK : TextKey.FLARE_CARD));
    if (asks) {
      options.add(Option.of(new Daily(Morning.BETTER), TextKey.MORNING_BETTER, "better"));
      options.add(Option.of(new Daily(Morning.SAME), TextKey.MORNING_SAME, "same"));
      options.add(Option.of(new Daily(Morning.WORSE), TextKey.MORNING_WORSE, "worse"));
    }
    if (open && !flare.isFirstDay(now) && !flare.isLong(now)) {
      options.add(Option.of(Between.Plain.BEGIN, TextKey.BAD_DAY_GENTLY, "start"));
    }
    WalkingPlan walking = Walking.plan(person, now);
    if (walking.isOn()) {
      options.add(Option.of(Between.Plain.WALKED, TextKey.WALK_DONE));
    }
    options.add(Option.of(Between.Plain.WHY, TextKey.READY_WHY));
    return new Question<>(asks ? Asked.MORNING : Asked.READY, lines, options, null);
  }

  /** Whether a session has to wait, and what for is said then. */
  static boolean waits(Step step) {
    Flare flare = step.training().flare();
    if (flare == null || !(flare.isFirstDay(step.now()) || flare.isLong(step.now()))) {
      return false;
    }
    if (flare.isFirstDay(step.now())) {
      step.say(TextKey.FLARE_NOT_TODAY);
    }
    return true;
  }

  /** How it is on one of the days. */
  static Transition told(Step step, Morning how) {
    Flare before = Objects.requireNonNull(step.training().flare());
    Flare flare = before.told(how, step.now());
    if (flare.isSettled(how) && isUnscreened(step.training())) {
      return step.become(new FlaringUp(new Between(null))).ask(); // It does not end without.
    }
    step.record(new Fact.FlareUpTold(how)).training(step.training().flaring(flare));
    if (flare.isSettled(how)) {
      return ended(step, how == Morning.BETTER ? How.BETTER : How.STEADY);
    }
    if (flare.isForClinician(step.now())) {
      Holds.persistentPain(step);
      return step.ask();
    }
    ReminderPlanner.planMorning(step, step.now());
    return how == Morning.WORSE ? step.say(TextKey.FLARE_WORSE).ask() : step.ask();
  }

  /** Whether the signs have not been asked about since it began. */
  static boolean isUnscreened(Training training) {
    Flare flare = training.flare();
    Instant at = training.course().screenedAt();
    return flare != null && (at == null || at.isBefore(flare.began()));
  }

  /** Whoever was asked about all signs, and told of one, is asked about the others again. */
  static Step goOn(Step step, Phase<?> back) {
    return back instanceof Between between && isUnscreened(step.training())
        ? step.become(new FlaringUp(between))
        : step;
  }

  /** One step back, and on. */
  private static Transition ended(Step step, How how) {
    Training before = step.training();
    end(step, how);
    step.training(step.training().stepBack(step.planner().routine(), step.now()))
        .become(new Between(null))
        .say(TextKey.FLARE_SETTLED);
    SessionFlow.tellStepBack(step, before);
    ReminderPlanner.planNext(step);
    return step.ask();
  }

  /** What is told takes its place; nothing where none runs. */
  static void end(Step step, How how) {
    if (step.training().flare() != null) {
      step.record(new Fact.FlareUpEnded(how)).training(step.training().flaring(null));
    }
  }
}
