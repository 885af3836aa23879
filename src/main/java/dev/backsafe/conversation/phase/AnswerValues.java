package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.AnswerValue;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.everyday.WalkingPlan;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.NextStep;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.conversation.training.UsualPain;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.routine.Dose;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Stage;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is known of a person at a moment for the {@code {…}} of an answer. */
final class AnswerValues {
  /** "In the last five weeks", as the text says; no longer are the answers kept. */
  private static final Duration COMPARED = Duration.ofDays(35);

  private final SessionPlanner planner;
  private final Person person;
  private final Instant now;
  private final @Nullable Session session;
  private final @Nullable Movement movement;

  /** A movement that is asked about. */
  private record Movement(Exercise exercise, Variation variation) {}

  private AnswerValues(Step step, @Nullable String named) {
    planner = step.planner();
    person = step.person();
    now = step.now();
    session = person.phase().session();
    movement = named(named).or(this::atHand).orElse(null);
  }

  /**
   * All that is known.
   *
   * @param named the movement that was named in the question, or null
   */
  static Map<AnswerValue, TextArgument> of(Step step, @Nullable String named) {
    AnswerValues values = new AnswerValues(step, named);
    Map<AnswerValue, TextArgument> known = new EnumMap<>(AnswerValue.class);
    for (AnswerValue value : AnswerValue.values()) {
      values.value(value).ifPresent(found -> known.put(value, found));
    }
    return known;
  }

  private Optional<TextArgument> value(AnswerValue value) {
    Training training = person.training();
    return switch (value) {
      case MINUTES -> minutes(Length.WHOLE);
      case SHORT -> minutes(Length.SHORT);
      case ROUNDS -> count(session == null ? stage().rounds() : session.rounds());
      case LEFT -> session == null ? Optional.empty() : count(ahead(session).size());
      case FOLLOWING ->
          session == null
              ? Optional.empty()
              : ahead(session).stream().skip(1).findFirst().map(this::name);
      case PLAN -> session != null ? Optional.empty() : listing(planned());
      case NEXT -> next();
      case NEXT_STEP -> planner.nextStep(person, now).map(this::step);
      case DOSE -> dose().map(dose -> words(Content.dose(dose)));
      case SIDES -> dose().map(AnswerValues::sides);
      case MUSCLES -> Optional.ofNullable(movement).map(m -> muscles(m.variation));
      case CUES -> of(Content::cues);
      case LEGS -> of(Content::legs);
      case RANGE -> of(Content::range);
      case UPPER_BODY -> of(Content::upperBody);
      case HOLD -> dose().flatMap(dose -> positive(held(dose)));
      case LOWER -> positive(stage().lowerSeconds());
      case KILOGRAMS -> positive(training.course().load());
      case LEFT_OUT -> listing(planner.leftOut(person));
      case SESSIONS -> positive(training.sessions());
      case THEN -> compared().map(List::getFirst).flatMap(told -> count(told.score()));
      case NOW -> compared().map(List::getLast).flatMap(told -> count(told.score()));
      case USUAL -> Optional.ofNullable(training.usual().usual()).flatMap(AnswerValues::count);
      case HURT -> listing(hurting());
      case WALK -> positive(walking().minutes());
      case WALKS -> walking().isOn() ? count(walking().aWeek()) : Optional.empty();
      case REMINDERS -> Optional.of(SettingsSummary.when(person, now));
      case REMINDER ->
          person.profile().reminders()
              ? Optional.ofNullable(person.reminding().next())
                  .map(at -> TextArgument.Moment.from(now, at))
              : Optional.empty();
      case QUIET_FROM -> Optional.of(SettingsSummary.clock(person.profile().quiet().from()));
      case QUIET_TO -> Optional.of(SettingsSummary.clock(person.profile().quiet().to()));
      case OPERATOR -> Optional.of(words(Line.of(TextKey.ANSWER_OPERATOR)));
      case LINE -> Optional.of(new TextArgument.HelpLine(RedFlag.CHEST));
    };
  }

  private static Optional<TextArgument> count(int number) {
    return Optional.of(new TextArgument.Count(number));
  }

  private static Optional<TextArgument> positive(int number) {
    return number > 0 ? count(number) : Optional.empty();
  }

  private static TextArgument words(Line line) {
    return new TextArgument.Words(line);
  }

  private static Optional<TextArgument> listing(Collection<Exercise> exercises) {
    return exercises.isEmpty()
        ? Optional.empty()
        : Optional.of(new TextArgument.Listing(exercises.stream().map(Content::name).toList()));
  }

  private WalkingPlan walking() {
    return Walking.plan(person, now);
  }

  private Stage stage() {
    return person.training().stage(planner.routine());
  }

  /** The exercises of the next session; none where none fits what is at hand. */
  private List<PlannedExercise> plan() {
    return planner.plan(person, Length.WHOLE, now).slots();
  }

  private List<Exercise> planned() {
    return plan().stream().map(planner::exercise).toList();
  }

  private Optional<TextArgument> minutes(Length length) {
    return plan().isEmpty() ? Optional.empty() : count(planner.minutes(person, length, now));
  }

  /** Those ahead that the routine still has. */
  private List<PlannedExercise> ahead(Session of) {
    return of.slots().stream()
        .filter(s -> s.isAhead() && planner.routine().find(s.exercise()).isPresent())
        .toList();
  }

  private TextArgument name(PlannedExercise slot) {
    return words(Content.name(planner.exercise(slot), planner.variation(slot)));
  }

  private Optional<TextArgument> next() {
    return person.training().gate(now) instanceof TrainingGate.Closed closed
        ? Optional.of(new TextArgument.Moment(closed.until()))
        : Optional.empty();
  }

  private TextArgument step(NextStep step) {
    return switch (step) {
      case NextStep.More(String stage) -> words(Content.stage(stage));
      case NextStep.Form(String id, String variation) -> {
        Exercise exercise = planner.routine().get(id);
        yield words(Content.name(exercise, exercise.at(exercise.level(variation))));
      }
      case NextStep.Weight(int kilograms) -> words(Content.load(Load.DUMBBELLS, kilograms));
    };
  }

  /** "glute-bridge", or one form of it, "glute-bridge.half". */
  private Optional<Movement> named(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    Input.How how = Input.How.named(name);
    return Optional.ofNullable(how.exercise())
        .flatMap(planner.routine()::find)
        .map(e -> new Movement(e, CommonCommands.form(e, how.variation(), planner, person)));
  }

  private Optional<Movement> atHand() {
    return session == null
        ? Optional.empty()
        : ahead(session).stream()
            .findFirst()
            .map(s -> new Movement(planner.exercise(s), planner.variation(s)));
  }

  private Optional<TextArgument> of(BiFunction<Exercise, Variation, Line> text) {
    return Optional.ofNullable(movement).map(m -> words(text.apply(m.exercise, m.variation)));
  }

  /** Its own seconds, or those that the stage waits where the effort is greatest. */
  private int held(Dose dose) {
    return Math.max(dose.holdSeconds(), stage().pauseSeconds());
  }

  /** As it is done now, where it is the one at hand; else as the stage has it. */
  private Optional<Dose> dose() {
    return Optional.ofNullable(movement).map(m -> stage().dose(m.variation.dose()));
  }

  private static TextArgument sides(Dose dose) {
    boolean together = dose.sides() == Dose.Sides.TOGETHER;
    return new TextArgument.Verbatim(together ? "together" : "each");
  }

  private static TextArgument muscles(Variation variation) {
    return new TextArgument.Listing(
        variation.figure().muscles().stream().sorted().map(Content::muscle).toList());
  }

  /** The first and the last answer of these weeks to how the back is, where there are two. */
  private Optional<List<UsualPain.Told>> compared() {
    Instant from = now.minus(COMPARED);
    List<UsualPain.Told> told =
        person.training().usual().told().stream().filter(t -> t.at().isAfter(from)).toList();
    return told.size() < 2 ? Optional.empty() : Optional.of(told);
  }

  private List<Exercise> hurting() {
    Session last =
        session == null
                && person.phase().base() instanceof Between(var finished, _)
                && finished != null
            ? finished.session()
            : session;
    return last == null
        ? List.of()
        : last.slots().stream()
            .filter(PlannedExercise::isHurting)
            .map(PlannedExercise::exercise)
            .distinct()
            .flatMap(id -> planner.routine().find(id).stream())
            .toList();
  }
}
