package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.understanding.Answer.Offered;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * After a session: how hard was it, and how is the back? Both can be skipped. What is not
 * understood is asked again; whatever is no answer goes on as if nothing had been asked.
 *
 * @param back what stands behind it
 */
public record LookingBack(Stage stage, Between back)
    implements Phase.Interrupting<LookingBack.Answer> {
  /** What is asked. */
  public enum Stage {
    EFFORT,
    /** Once: what is the back like on an ordinary day? */
    USUAL,
    BACK
  }

  /** To what is asked after a session. */
  public sealed interface Answer extends Button permits Plain, ScoreButton {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    EASY,
    RIGHT,
    HARD,
    SKIP
  }

  /** Asks, but what has been told already: "All done, it was just right." */
  static Transition begin(Step step, Stage stage, Between back) {
    LookingBack asking = new LookingBack(stage, back);
    step.become(asking);
    return switch (stage) {
      case EFFORT ->
          step.toldAhead(Asked.EFFORT)
              .map(_ -> asking.next(told(step, Effort.RIGHT)))
              .orElseGet(step::ask);
      case BACK ->
          step.toldAhead(Asked.BACK)
              .flatMap(LookingBack::score)
              .map(score -> asking.scored(step, score))
              .orElseGet(step::ask);
      case USUAL -> step.ask();
    };
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return switch (stage) {
      case EFFORT ->
          Question.of(
              Asked.EFFORT,
              TextKey.EFFORT_ASK,
              Option.of(Plain.EASY, TextKey.EFFORT_EASY, "easy"),
              Option.of(Plain.RIGHT, TextKey.EFFORT_RIGHT, "right"),
              Option.of(Plain.HARD, TextKey.EFFORT_HARD, "hard"),
              Option.of(Plain.SKIP, TextKey.SETUP_SKIP, "skip"));
      case BACK -> scored(TextKey.BACK_ASK);
      case USUAL -> scored(TextKey.USUAL_ASK);
    };
  }

  private static Question<Answer> scored(TextKey key) {
    List<Option<Answer>> options = new ArrayList<>(Option.scores(ScoreButton::new));
    options.add(Option.of(Plain.SKIP, TextKey.SETUP_SKIP, "skip"));
    return Question.of(Asked.BACK, Line.of(key), options);
  }

  /** The number that an answer says: "no pain" is none. */
  static Optional<Integer> score(dev.backsafe.understanding.Answer answer) {
    return switch (answer) {
      case dev.backsafe.understanding.Answer.Score(int score) -> Optional.of(score);
      case Offered(String id) -> id.equals("none") ? Optional.of(0) : Optional.empty();
      case dev.backsafe.understanding.Answer.Things _,
          dev.backsafe.understanding.Answer.Place _,
          dev.backsafe.understanding.Answer.Clock _,
          dev.backsafe.understanding.Answer.Between _,
          dev.backsafe.understanding.Answer.Weekly _,
          dev.backsafe.understanding.Answer.Changed _,
          dev.backsafe.understanding.Answer.Until _,
          dev.backsafe.understanding.Answer.Words _ ->
          Optional.empty();
    };
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case ScoreButton(int score) -> scored(step, score);
      case Plain plain ->
          switch (plain) {
            case EASY -> next(told(step, Effort.EASY));
            case RIGHT -> next(told(step, Effort.RIGHT));
            case HARD -> next(told(step, Effort.HARD));
            case SKIP -> next(step);
          };
    };
  }

  /** How hard the last session was; said again, it changes nothing. */
  static Step told(Step step, Effort effort) {
    Training before = step.training();
    if (before.isTold(effort)) {
      return step;
    }
    step.record(new Fact.EffortTold(effort))
        .training(before.told(effort, step.planner().routine(), step.now()));
    SessionFlow.tellStepBack(step, before);
    return step;
  }

  private Transition scored(Step step, int score) {
    if (stage == Stage.USUAL) {
      return usual(step, score);
    }
    Training before = step.training();
    step.record(new Fact.BackTold(score, true))
        .training(before.backAfter(score, step.planner().routine(), step.now()));
    if (score >= PainKind.STOP_SCORE) {
      return PainReports.told(step.become(back), null, new Input.Pain(PainKind.ACHE, score));
    }
    boolean more = before.usual().isMore(score);
    if (more) {
      ReminderPlanner.planMorning(step.say(TextKey.BACK_MORE), step.now());
      SessionFlow.tellStepBack(step, before);
    }
    // What was told stays told: such a session is not opened again.
    step.become(more ? new Between(null) : back);
    PainReports.heldIfItPersists(step);
    if (!(step.person().phase() instanceof Between)) {
      return step.ask();
    }
    SessionFlow.adviseIfWorthALook(step, step.now());
    return Arranging.afterFirstSession(step);
  }

  private Transition usual(Step step, @Nullable Integer score) {
    step.record(new Fact.UsualPainTold(score))
        .training(step.training().with(step.training().usual().said(score, step.now())));
    // What is usual was told, and not what it is like now.
    return step.become(new LookingBack(Stage.BACK, back)).ask();
  }

  /** The next of the questions, as far as there is one. */
  private Transition next(Step step) {
    return switch (stage) {
      case EFFORT -> begin(step, step.training().usual().asked() ? Stage.BACK : Stage.USUAL, back);
      case USUAL -> usual(step, null);
      case BACK -> Arranging.afterFirstSession(step.become(back));
    };
  }

  /** What was asked stands while the session is fresh; later it goes on. */
  @Override
  public Transition command(Step step, SessionCommand command) {
    return comesBack(step, command, back) ? again(step, back) : passOn(step, command);
  }

  /** What stands behind is said, and the question asked again. */
  static Transition again(Step step, Base<?> back) {
    back.question(step.person(), step.planner(), step.now()).lines().forEach(step::say);
    return step.ask();
  }

  /**
   * Whether somebody opens the chat again soon after a session, with nothing left to go on with.
   */
  static boolean comesBack(Step step, SessionCommand command, Base<?> back) {
    Instant fresh = step.now().minus(Session.CLOSES_AFTER);
    boolean ended = step.training().ends().stream().anyMatch(end -> end.isAfter(fresh));
    boolean left = back instanceof Between between && between.mayGoOn(step);
    return ended
        && (command == SessionCommand.START || (command == SessionCommand.SESSION && !left));
  }

  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    return stage == Stage.EFFORT
        ? Optional.empty()
        : score(answer).map(score -> scored(step, score));
  }

  /** The number is about the pain that is told with it. */
  @Override
  public boolean outweighsPain(Answer answer) {
    return answer instanceof ScoreButton;
  }

  /**
   * "I'd say a three, a four when I iron" is what was asked; what is sharp, and not strong, is
   * news.
   */
  @Override
  public boolean notesBeside(Step step, Input.Pain pain) {
    return stage != Stage.EFFORT && isScore(pain);
  }

  /** Whether a number says all of it: what is strong is no sharper for it. */
  static boolean isScore(Input.Pain pain) {
    boolean strong = pain.score() != null && pain.score() >= PainKind.STOP_SCORE;
    return pain.kind() == null || strong;
  }

  /** "Fine" is no number; nothing is noted that was not said. */
  @Override
  public Transition text(Step step, FreeText text) {
    Meaning meaning = text.reading().meaning();
    if (meaning == Meaning.UNKNOWN) {
      return Phase.unclear(step);
    }
    return meaning == Meaning.NO_PAIN
        ? next(step.say(TextKey.CARD_ANSWER_GOOD))
        : passOn(step, text);
  }
}
