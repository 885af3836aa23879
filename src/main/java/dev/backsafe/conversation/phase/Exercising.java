package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Fact.Substituted;
import dev.backsafe.conversation.Fact.Substituted.Why;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.CommonCommand;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Keyed;
import dev.backsafe.conversation.LastSeen;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.WishKey;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Stage;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A session under way: one card an exercise. */
public record Exercising(Session session) implements Phase.Base<Exercising.Answer> {
  /** To a card. */
  public enum Answer implements Button {
    DONE,
    HURTS,
    EASIER,
    SKIP,
    HOW,
    STOP;

    @Override
    public Tone tone() {
      return switch (this) {
        case DONE -> Tone.GO;
        case HURTS -> Tone.ALARM;
        case EASIER, SKIP, HOW, STOP -> Tone.PLAIN;
      };
    }
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    PlannedExercise slot = session.current();
    Exercise exercise = planner.exercise(slot);
    Variation variation = planner.variation(slot);
    Line name = Content.name(exercise, variation);
    List<Line> lines = new ArrayList<>();
    lines.add(title(slot, name));
    lines.add(dose(slot, person, planner));
    lines.add(Content.cues(exercise, variation));
    Stage rhythm = planner.rhythm(slot, session, person);
    if (rhythm.lowerSeconds() > 0) {
      lines.add(seconds(TextKey.CARD_SLOWLY, rhythm.lowerSeconds()));
    }
    if (rhythm.pauseSeconds() > 0) {
      lines.add(seconds(TextKey.CARD_PAUSE, rhythm.pauseSeconds()));
    }

    List<Option<Answer>> options = new ArrayList<>();
    options.add(Option.of(Answer.DONE, TextKey.CARD_DONE, "done"));
    options.add(Option.of(Answer.HURTS, TextKey.CARD_HURTS));
    options.add(Option.of(Answer.SKIP, TextKey.CARD_SKIP));
    options.add(Option.of(Answer.HOW, TextKey.CARD_HOW));
    options.add(Option.of(Answer.STOP, TextKey.CARD_STOP));
    // Last, so that the others keep their places where there is nothing gentler.
    if (planner.gentler(slot, session, person).isPresent()) {
      options.add(Option.of(Answer.EASIER, TextKey.CARD_EASIER));
    }
    return new Question<>(
        Asked.CARD, lines, options, CommonCommands.picture(person.profile(), exercise, variation));
  }

  /** "3 of 6", or "round 2 of 2 · 3 of 6". */
  private Line title(PlannedExercise slot, Line name) {
    List<PlannedExercise> round = session.round(slot.round());
    int rounds = session.rounds();
    long position = 1 + round.stream().takeWhile(s -> !s.isAhead()).count();
    return Line.of(
        rounds == 1 ? TextKey.CARD_TITLE : TextKey.CARD_TITLE_ROUND,
        Map.of(
            "round", new TextArgument.Count(slot.round()),
            "rounds", new TextArgument.Count(rounds),
            "position", new TextArgument.Count(position),
            "total", new TextArgument.Count(round.size()),
            "name", new TextArgument.Words(name)));
  }

  private Line dose(PlannedExercise slot, Person person, SessionPlanner planner) {
    Load load = planner.load(slot, session, person);
    int kilograms = person.training().course().load();
    return Line.of(
        TextKey.CARD_DOSE_LOAD,
        Map.of(
            "dose", new TextArgument.Words(Content.dose(planner.dose(slot, session, person))),
            "load", new TextArgument.Words(Content.load(load, kilograms))));
  }

  private static Line seconds(TextKey key, int seconds) {
    return Line.of(key, Map.of("seconds", new TextArgument.Count(seconds)));
  }

  /**
   * What is said of another exercise than the one at hand: one that was noted as done already is
   * noted, and one that was noted as skipped counts after all. Empty where nothing is.
   */
  public static Optional<Transition> ofAnother(Step step, Reading reading) {
    if (reading.meaning() != Meaning.DONE
        || !(step.person().phase() instanceof Exercising(Session session))) {
      return Optional.empty();
    }
    String movement = reading.movement();
    String named = movement == null ? null : movement.split("\\.", 2)[0];
    if (named != null && session.current().exercise().equals(named) && !reading.isOfSkipped()) {
      return Optional.empty();
    }
    OptionalInt skipped =
        named == null && !reading.isOfSkipped()
            ? OptionalInt.empty()
            : session.last(slot -> isSkipped(slot, named));
    if (skipped.isPresent()) {
      return Optional.of(doneAfterAll(step, session, skipped.getAsInt()));
    }
    boolean known =
        session.slots().stream()
            .anyMatch(s -> s.outcome() == Outcome.DONE && s.exercise().equals(named));
    return known ? Optional.of(step.say(TextKey.CARD_OTHER_DONE).askAgain()) : Optional.empty();
  }

  private static boolean isSkipped(PlannedExercise slot, @Nullable String named) {
    return slot.outcome() == Outcome.SKIPPED && (named == null || slot.exercise().equals(named));
  }

  private static Transition doneAfterAll(Step step, Session session, int index) {
    PlannedExercise slot = session.slots().get(index);
    Line name = Content.name(step.planner().exercise(slot), step.planner().variation(slot));
    step.record(new Fact.Undone(slot.exercise()))
        .record(new Fact.ExerciseDone(slot.exercise(), step.planner().variation(slot).id()));
    return step.become(new Exercising(session.with(index, slot.ended(Outcome.DONE))))
        .say(TextKey.CARD_DONE_AFTER_ALL, Map.of("name", new TextArgument.Words(name)))
        .askAgain();
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case DONE -> done(step);
      case HURTS -> step.become(new DescribingPain(session, null)).ask();
      case EASIER -> easier(step);
      case SKIP -> skip(step);
      case HOW -> how(step);
      case STOP -> SessionFlow.end(step, session, Ending.STOPPED);
    };
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case START, SESSION -> step.say(TextKey.SESSION_RUNNING).ask();
      case DONE -> done(step);
      case PAIN -> step.become(new DescribingPain(session, null)).ask();
      case EASIER -> easier(step);
      case SKIP -> skip(step);
      case STOP, STOP_SESSION, STOP_REMINDERS -> Stopping.asked(step, command, this);
      case UNDO -> undo(step);
    };
  }

  /** Without a name, "how" is about the exercise at hand. */
  @Override
  public Transition common(Step step, CommonCommand command) {
    return command instanceof Input.How(var exercise, _) && exercise == null
        ? how(step)
        : CommonCommands.answer(step, command);
  }

  /** "Done, but I'm puffing": the next one need not come at once. */
  static Optional<Transition> puffed(Step step, Reading reading) {
    return reading.isEffort() && step.person().phase() instanceof Exercising exercising
        ? Optional.of(exercising.done(step, TextKey.CARD_ANSWER_PUFFED))
        : Optional.empty();
  }

  Session afterDone() {
    return session.withCurrent(session.current().ended(Outcome.DONE));
  }

  void noteDone(Step step) {
    PlannedExercise slot = session.current();
    ReminderSettings.settled(step);
    step.record(new Fact.ExerciseDone(slot.exercise(), step.planner().variation(slot).id()));
  }

  private Transition done(Step step) {
    return done(step, TextKey.CARD_ANSWER_DONE);
  }

  private Transition done(Step step, Keyed said) {
    noteDone(step);
    Session next = afterDone();
    return SessionFlow.goOn(next.isOver() ? step : step.say(said), next);
  }

  /** "Something else instead, please": another one at once, and this one not today. */
  static Optional<Transition> another(Step step, Reading reading) {
    boolean besides = reading.asksForAnotherBesides();
    boolean wanted = besides || reading.asksForAnother();
    if (!wanted || !(step.person().phase() instanceof Exercising exercising)) {
      return Optional.empty();
    }
    Session session = exercising.session;
    String named = reading.movement();
    boolean other = named != null && !named.startsWith(session.current().exercise());
    boolean last = session.left() == 1;
    return other || last
        ? Optional.empty()
        : Optional.of(
            exercising.skip(besides ? Answering.beside(step, reading) : step, WishKey.ANOTHER));
  }

  /** What lies down stays out for today: nobody has to get down on a floor. */
  Transition upright(Step step) {
    List<PlannedExercise> lying =
        session.slots().stream().filter(slot -> isLyingDown(step, slot)).toList();
    Session upright = session.keptUpright();
    if (lying.isEmpty()) {
      return step.become(new Exercising(upright)).say(WishKey.NONE_LYING).ask();
    }
    ReminderSettings.settled(step);
    Session next =
        upright.with(
            session.slots().stream()
                .map(slot -> lying.contains(slot) ? slot.ended(Outcome.SKIPPED) : slot)
                .toList());
    if (next.isOver()) {
      return step.say(WishKey.ALL_LYING).ask();
    }
    lying.stream()
        .map(PlannedExercise::exercise)
        .distinct()
        .forEach(left -> step.record(new Fact.ExerciseSkipped(left)));
    return step.become(new Exercising(next)).say(WishKey.UPRIGHT).ask();
  }

  private static boolean isLyingDown(Step step, PlannedExercise slot) {
    return slot.isAhead() && !step.planner().variation(slot).isUpright();
  }

  private Transition skip(Step step) {
    return skip(step, TextKey.CARD_ANSWER_SKIPPED);
  }

  private Transition skip(Step step, Keyed said) {
    PlannedExercise slot = session.current();
    ReminderSettings.settled(step);
    step.record(new Fact.ExerciseSkipped(slot.exercise()));
    Session next = session.withCurrent(slot.ended(Outcome.SKIPPED));
    return SessionFlow.goOn(next.isOver() ? step : step.say(said), next);
  }

  private Transition easier(Step step) {
    Optional<Variation> gentler = step.planner().gentler(session.current(), session, step.person());
    return gentler.isEmpty()
        ? step.say(TextKey.CARD_ANSWER_GENTLEST).ask()
        : swap(step.say(TextKey.CARD_ANSWER_EASIER), gentler.get());
  }

  private Transition swap(Step step, Variation to) {
    PlannedExercise slot = session.current();
    step.record(
        new Substituted(slot.exercise(), step.planner().variation(slot).id(), to.id(), Why.ASKED));
    return step.become(new Exercising(session.swapped(to.id()))).ask();
  }

  private Transition how(Step step) {
    PlannedExercise slot = session.current();
    return CommonCommands.explain(
            step, step.planner().exercise(slot), step.planner().variation(slot))
        .ask();
  }

  /** What was changed of reminders just now, or else the exercise before, unless that has hurt. */
  private Transition undo(Step step) {
    Step earlier = ReminderSettings.takenBack(step);
    if (earlier != null) {
      return earlier.ask();
    }
    int before = session.position() - 1;
    if (before >= 0 && session.slots().get(before).outcome() == Outcome.DROPPED) {
      return step.say(TextKey.PAIN_NOT_UNDONE).ask();
    }
    if (before < 0) {
      return step.say(TextKey.NOTHING_TO_UNDO).ask();
    }
    PlannedExercise slot = session.slots().get(before);
    return step.record(new Fact.Undone(slot.exercise()))
        .become(new Exercising(session.with(before, slot.ended(Outcome.AHEAD))))
        .say(TextKey.CARD_ANSWER_UNDONE)
        .ask();
  }

  @Override
  public Transition pain(Step step, Input.Pain pain) {
    return PainReports.told(step, session, pain);
  }

  @Override
  public Transition reminder(Step step, ReminderDue due) {
    return stillThere(step, due);
  }

  /** "Still there?" once; the close after three hours is {@link SessionFlow#catchUp}'s. */
  static Transition stillThere(Step step, ReminderDue due) {
    LastSeen seen = step.person().presence();
    Instant askAt = seen.heardAt().plus(Session.STILL_THERE_AFTER);
    if (step.now().isBefore(askAt)) {
      return step.remind(ReminderKind.STILL_THERE, askAt).end();
    }
    step.remind(ReminderKind.IDLE_CLOSE, seen.heardAt().plus(Session.CLOSES_AFTER));
    return seen.asked()
        ? step.end()
        : step.presence(seen.wasAsked())
            .record(new Fact.ReminderSaid(ReminderKind.STILL_THERE, due.dueAt()))
            .say(TextKey.STILL_THERE)
            .ask();
  }

  @Override
  public Reason disturbed() {
    return Reason.IN_SESSION;
  }
}
