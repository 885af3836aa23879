package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.WishKey;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.conversation.training.TrainingWishes;
import dev.backsafe.conversation.training.UsualPain;
import dev.backsafe.routine.Exercise;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to train: which exercises, how long, what pain is usual, which programme.
 *
 * @param back where to go on when it closes
 */
public record SettingTraining(Stage stage, Base<?> back)
    implements Phase.Interrupting<SettingTraining.Answer> {
  /** The lengths on offer, in minutes. */
  private static final List<Integer> LENGTHS = List.of(10, 15, 20, 30);

  /** What is set. */
  public enum Stage {
    MENU,
    EXERCISES,
    MINUTES,
    USUAL,
    PROGRAMME
  }

  /** To what is asked about training. */
  public sealed interface Answer extends Button
      permits Plain, Edit, Exercised, Minutes, Chosen, ScoreButton {}

  /** This is to be changed. */
  public record Edit(Stage stage) implements Answer {
    @Override
    public String name() {
      return "EDIT_TRAINING";
    }

    @Override
    public String argument() {
      return stage.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Left out until it is wanted again, or wanted again. */
  public record Exercised(String exercise) implements Answer {
    @Override
    public String name() {
      return "EXERCISED";
    }

    @Override
    public String argument() {
      return exercise;
    }
  }

  /** So many minutes at most; 0 for as long as it takes. */
  public record Minutes(int minutes) implements Answer {
    @Override
    public String name() {
      return "MINUTES";
    }

    @Override
    public String argument() {
      return Integer.toString(minutes);
    }
  }

  /** Another programme, by its id. */
  public record Chosen(String programme) implements Answer {
    @Override
    public String name() {
      return "PROGRAMME";
    }

    @Override
    public String argument() {
      return programme;
    }
  }

  /** That is all. */
  public enum Plain implements Answer {
    GOAL,
    WALKING,
    CLOSE
  }

  /**
   * Leaves an exercise out from now on, and says how to have it back; the one at hand only for now,
   * unless more was said.
   */
  static Transition leaveOut(Step step, Input.LeaveOut wish) {
    String[] named = wish.movement().split("\\.", 2);
    List<Exercise> all = step.planner().of(step.person());
    Exercise known = all.stream().filter(e -> e.id().equals(named[0])).findFirst().orElse(null);
    if (known == null) {
      return exercises(step);
    }
    boolean atHand = isAtHand(step, known.id());
    if (atHand && !wish.forGood()) {
      return Phase.answer(step, SessionCommand.SKIP);
    }
    if (named.length > 1) {
      return formOnly(step, known, named[1]);
    }
    if (isLastOne(step, known)) {
      return exercises(step.say(WishKey.LAST_ONE));
    }
    leftOut(step, known);
    return step.person().phase() instanceof Exercising(Session session)
        ? goOn(step, session, known)
        : step.askAgain();
  }

  /** Whether all others are left out already. */
  private static boolean isLastOne(Step step, Exercise exercise) {
    List<String> leftOut = step.training().wishes().leftOut();
    return !leftOut.contains(exercise.id())
        && step.planner().of(step.person()).stream()
            .allMatch(e -> e.equals(exercise) || leftOut.contains(e.id()));
  }

  private static Step leftOut(Step step, Exercise exercise) {
    if (!step.training().wishes().leftOut().contains(exercise.id())) {
      toggle(step, exercise.id());
    }
    return step.say(
        WishKey.LEFT_OUT, Map.of("name", new TextArgument.Words(Content.name(exercise))));
  }

  /** "Let's go, but no split squats": the session begins without them. */
  static Step leavingOut(Step step, Reading reading) {
    String movement = reading.leavesOut();
    boolean between =
        step.person().phase() instanceof Between || step.person().phase() instanceof Starting;
    if (movement == null || !between) {
      return step;
    }
    String named = movement.split("\\.", 2)[0];
    return step.planner().of(step.person()).stream()
        .filter(e -> e.id().equals(named) && !isLastOne(step, e))
        .findFirst()
        .map(e -> leftOut(step, e))
        .orElse(step);
  }

  /** It does not come today, either. */
  private static Transition goOn(Step step, Session session, Exercise leftOut) {
    if (!isAtHand(step, leftOut.id())) {
      return step.become(new Exercising(session.without(leftOut.id()))).askAgain();
    }
    step.record(new Fact.ExerciseSkipped(leftOut.id()));
    return SessionFlow.goOn(step, session.without(leftOut.id()));
  }

  /** One form of an exercise is no reason to leave all of it out: says what can be done. */
  private static Transition formOnly(Step step, Exercise exercise, String form) {
    Line name =
        exercise.variations().stream()
            .filter(v -> v.id().equals(form))
            .findFirst()
            .map(v -> Content.name(exercise, v))
            .orElseGet(() -> Content.name(exercise));
    return step.say(
            WishKey.ONE_FORM,
            Map.of(
                "form", new TextArgument.Words(name),
                "name", new TextArgument.Words(Content.name(exercise))))
        .askAgain();
  }

  private static boolean isAtHand(Step step, String exercise) {
    return step.person().phase() instanceof Exercising(Session session)
        && session.current().exercise().equals(exercise);
  }

  private static void toggle(Step step, String exercise) {
    TrainingWishes wishes = step.training().wishes().toggled(exercise);
    step.record(new Fact.LeftOutSet(wishes.leftOut())).training(step.training().with(wishes));
  }

  /**
   * Whether words about leaving a movement out are about the plan: between sessions, or where
   * another exercise is at hand.
   *
   * @param movement as understanding names it, its form behind a dot; null where none was named
   */
  public static boolean isAbout(Step step, @Nullable String movement) {
    if (movement == null) {
      return false;
    }
    String exercise = movement.split("\\.", 2)[0];
    return step.person().phase() instanceof Between
        || (step.person().phase() instanceof Exercising && !isAtHand(step, exercise));
  }

  /** Which exercises are wanted, one press away. */
  public static Transition exercises(Step step) {
    return step.person().phase() instanceof Base<?> base
        ? step.become(new SettingTraining(Stage.EXERCISES, base)).ask()
        : step.ask();
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return switch (stage) {
      case MENU -> menu(person, planner);
      case EXERCISES -> exercises(person, planner);
      case MINUTES -> minutes();
      case USUAL ->
          Question.of(
              Asked.BACK,
              Line.of(TextKey.USUAL_ASK),
              with(Option.scores(ScoreButton::new), close()));
      case PROGRAMME ->
          Question.of(
              Asked.NOTHING,
              Line.of(TextKey.TRAINING_PROGRAMME),
              with(
                  planner.routine().programmes().stream()
                      .map(p -> Option.<Answer>of(new Chosen(p.id()), Content.programme(p)))
                      .toList(),
                  close()));
    };
  }

  private static Question<Answer> menu(Person person, SessionPlanner planner) {
    Training training = person.training();
    List<Line> leftOut =
        training.wishes().leftOut().stream()
            .flatMap(id -> planner.routine().find(id).stream())
            .map(Content::name)
            .toList();
    List<Option<Answer>> options = new ArrayList<>();
    options.add(Option.of(new Edit(Stage.EXERCISES), TextKey.TRAINING_EDIT_EXERCISES));
    options.add(Option.of(new Edit(Stage.MINUTES), TextKey.TRAINING_EDIT_MINUTES));
    options.add(Option.of(new Edit(Stage.USUAL), TextKey.TRAINING_EDIT_USUAL));
    options.add(Option.of(Plain.WALKING, TextKey.TRAINING_EDIT_WALKING));
    options.add(Option.of(Plain.GOAL, TextKey.TRAINING_EDIT_GOAL));
    if (planner.routine().programmes().size() > 1) {
      options.add(Option.of(new Edit(Stage.PROGRAMME), TextKey.TRAINING_EDIT_PROGRAMME));
    }
    options.add(close());
    Map<String, TextArgument> args =
        Map.of(
            "count",
            new TextArgument.Count(leftOut.size()),
            "names",
            new TextArgument.Listing(leftOut),
            "minutes",
            new TextArgument.Count(training.wishes().minutes()),
            "usual",
            new TextArgument.Count(training.usual().orNone()));
    return Question.of(Asked.NOTHING, Line.of(TextKey.TRAINING_MENU, args), options);
  }

  private static Question<Answer> exercises(Person person, SessionPlanner planner) {
    List<String> leftOut = person.training().wishes().leftOut();
    List<Option<Answer>> options = new ArrayList<>();
    for (Exercise exercise : planner.of(person)) {
      TextKey label = leftOut.contains(exercise.id()) ? TextKey.SETUP_LACK : TextKey.SETUP_HAVE;
      options.add(
          Option.of(
              new Exercised(exercise.id()),
              Line.of(label, Map.of("item", new TextArgument.Words(Content.name(exercise))))));
    }
    return Question.of(Asked.NOTHING, Line.of(TextKey.TRAINING_EXERCISES), with(options, close()));
  }

  private static Question<Answer> minutes() {
    List<Option<Answer>> options = new ArrayList<>();
    LENGTHS.forEach(
        m ->
            options.add(
                Option.of(
                    new Minutes(m),
                    Line.of(
                        TextKey.TRAINING_LENGTH, Map.of("minutes", new TextArgument.Count(m))))));
    options.add(Option.of(new Minutes(0), TextKey.TRAINING_ANY_LENGTH));
    return Question.of(Asked.NOTHING, Line.of(TextKey.TRAINING_MINUTES), options);
  }

  private static Option<Answer> close() {
    return Option.of(Plain.CLOSE, TextKey.SETTINGS_CLOSE, "skip");
  }

  private static List<Option<Answer>> with(List<Option<Answer>> options, Option<Answer> last) {
    List<Option<Answer>> all = new ArrayList<>(options);
    all.add(last);
    return all;
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    Training training = step.training();
    return switch (answer) {
      case Edit(Stage chosen) -> to(step, chosen);
      case Exercised(String exercise) -> {
        toggle(step, exercise);
        yield to(step, Stage.EXERCISES);
      }
      case Minutes(int most) ->
          saved(
              step.record(new Fact.MinutesSet(most))
                  .training(training.with(training.wishes().within(most))));
      case ScoreButton(int score) -> usual(step, score);
      case Chosen(String id) ->
          saved(
              step.record(new Fact.ProgrammeSet(id))
                  .training(training.with(training.course().following(id))));
      case Plain.WALKING -> step.become(new Walking(Walking.Stage.LENGTH, back)).ask();
      case Plain.GOAL -> step.become(LookingAtWeek.at(LookingAtWeek.Stage.CHANGE, back)).ask();
      case Plain.CLOSE -> stage == Stage.MENU ? close(step) : to(step, Stage.MENU);
    };
  }

  private Transition usual(Step step, int score) {
    UsualPain usual = step.training().usual().said(score, step.now());
    step.record(new Fact.UsualPainTold(score)).training(step.training().with(usual));
    if (score > usual.orNone()) {
      step.say(TextKey.USUAL_CAREFUL, Map.of("usual", new TextArgument.Count(usual.orNone())));
    }
    return saved(step);
  }

  private Transition to(Step step, Stage next) {
    return step.become(new SettingTraining(next, back)).ask();
  }

  private Transition saved(Step step) {
    return to(step.say(TextKey.SETTINGS_SAVED), Stage.MENU);
  }

  /** Back to where the person was; a session under way stays as it is. */
  private Transition close(Step step) {
    return step.become(back).ask();
  }

  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    return stage == Stage.USUAL
        ? LookingBack.score(answer).map(score -> usual(step, score))
        : Optional.empty();
  }

  /** The number is about the pain that is told with it. */
  @Override
  public boolean outweighsPain(Answer answer) {
    return answer instanceof ScoreButton;
  }

  @Override
  public Transition text(Step step, FreeText text) {
    return passOn(step, text);
  }
}
