package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.everyday.WeeklyLook;
import dev.backsafe.conversation.reminder.LookPlanner;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Once a week, for those who want it: three presses, each of which can be skipped. Whatever is no
 * answer goes on as if nothing had been asked.
 *
 * @param pain what was told of the last seven days; null when that was skipped
 * @param ability how well the goal can be done; null when that was skipped
 */
public record LookingAtWeek(
    Stage stage, @Nullable Integer pain, @Nullable Integer ability, Base<?> back)
    implements Phase.Interrupting<LookingAtWeek.Answer> {
  /** It is worth a look when there is something to look back at. */
  private static final int OFFERED_AFTER = 3;

  /** What is asked. */
  public enum Stage {
    /** Is it wanted at all? */
    OFFER,
    PAIN,
    /** What do they want to be able to do again? Asked in the first look, in place of the last. */
    CHOOSE,
    ABILITY,
    CONFIDENCE,
    /** The goal by itself, from the settings. */
    CHANGE
  }

  /** To what is asked. */
  public sealed interface Answer extends Button permits Plain, Chosen, ScoreButton {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    YES,
    NO,
    SKIP,
    OFF,
    NO_GOAL
  }

  /** One of the short list. */
  public record Chosen(Goal.Preset goal) implements Answer {
    @Override
    public String name() {
      return "GOAL";
    }

    @Override
    public String argument() {
      return goal.id();
    }
  }

  /** Offers it once, behind a session; else asks what stands. */
  static Transition offered(Step step) {
    Person person = step.person();
    WeeklyLook look = person.everyday().look();
    boolean due =
        !look.on()
            && !look.offered()
            && person.profile().reminders()
            && step.training().sessions() >= OFFERED_AFTER;
    if (!due || !(person.phase() instanceof Between back) || back.mayGoOn(step)) {
      return Walking.offered(step);
    }
    back.question(person, step.planner(), step.now()).lines().forEach(step::say);
    return set(step, look.offeredOnce()).become(at(Stage.OFFER, back)).ask();
  }

  /** The first question of a look. */
  public static Phase<?> begin(Base<?> back) {
    return at(Stage.PAIN, back);
  }

  static LookingAtWeek at(Stage stage, Base<?> back) {
    return new LookingAtWeek(stage, null, null, back);
  }

  private static Step set(Step step, WeeklyLook look) {
    return step.everyday(step.person().everyday().with(look));
  }

  private static WeeklyLook look(Step step) {
    return step.person().everyday().look();
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return switch (stage) {
      case OFFER ->
          Question.of(
              Asked.OFFER,
              TextKey.WEEK_OFFER,
              Option.of(Plain.YES, TextKey.UNSURE_YES, "yes"),
              Option.of(Plain.NO, TextKey.WELCOME_DECLINE, "no"));
      case PAIN -> scored(Line.of(TextKey.WEEK_PAIN), Option.of(Plain.OFF, TextKey.REMINDER_OFF));
      case CHOOSE -> goals(Option.of(Plain.SKIP, TextKey.SETUP_SKIP, "skip"));
      case CHANGE -> goals(Option.of(Plain.NO_GOAL, TextKey.WEEK_NO_GOAL, "skip"));
      case ABILITY -> scored(ability(person.everyday().look().goal()));
      case CONFIDENCE -> scored(Line.of(TextKey.WEEK_CONFIDENCE));
    };
  }

  private static Line ability(@Nullable Goal goal) {
    Line named = goal == null ? Line.of(TextKey.WEEK_NO_GOAL) : Content.goal(goal);
    return Line.of(TextKey.WEEK_ABILITY, Map.of("goal", new TextArgument.Words(named)));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // Read, and never written to.
  private static Question<Answer> scored(Line line, Option<Answer>... more) {
    List<Option<Answer>> options = new ArrayList<>(Option.scores(ScoreButton::new));
    options.add(Option.of(Plain.SKIP, TextKey.SETUP_SKIP, "skip"));
    options.addAll(List.of(more));
    return Question.of(Asked.RATING, line, options);
  }

  private static Question<Answer> goals(Option<Answer> last) {
    List<Option<Answer>> options = new ArrayList<>();
    for (Goal.Preset goal : Goal.Preset.values()) {
      options.add(Option.of(new Chosen(goal), Content.goal(goal)));
    }
    options.add(last);
    return Question.of(Asked.GOAL, Line.of(TextKey.WEEK_GOAL), options);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    set(step, look(step).answered());
    return switch (answer) {
      case ScoreButton(int score) -> scored(step, score);
      case Chosen(var goal) -> chosen(step, goal);
      case Plain plain ->
          switch (plain) {
            case YES -> {
              LookPlanner.turn(step, true);
              yield step.become(at(Stage.PAIN, back)).ask();
            }
            case NO -> step.become(back).say(TextKey.WEEK_DECLINED).ask();
            case OFF -> {
              LookPlanner.turn(step, false);
              yield step.become(back).say(TextKey.WEEK_DECLINED).ask();
            }
            case SKIP -> next(step);
            case NO_GOAL -> chosen(step, null);
          };
    };
  }

  private Transition scored(Step step, int score) {
    return switch (stage) {
      case PAIN -> back(step, score);
      case ABILITY -> new LookingAtWeek(stage, pain, score, back).next(step);
      case CONFIDENCE -> finish(step, score);
      case OFFER, CHOOSE, CHANGE -> step.ask();
    };
  }

  /** It counts as it is told: pain that rises for weeks is advised on, and then held for. */
  private Transition back(Step step, int score) {
    Training training = step.training();
    step.training(training.with(training.usual().told(score, step.now())));
    LookingAtWeek told = new LookingAtWeek(stage, score, null, back);
    if (back instanceof Held) {
      return told.next(step);
    }
    PainReports.heldIfItPersists(step);
    if (step.person().phase() instanceof Held) {
      told.note(step, null);
      return step.ask();
    }
    SessionFlow.adviseIfWorthALook(step, step.now());
    return told.next(step);
  }

  private Transition chosen(Step step, @Nullable Goal goal) {
    set(step, look(step).with(goal)).record(new Fact.GoalSet(goal));
    return stage == Stage.CHANGE
        ? step.become(back).say(TextKey.SETTINGS_SAVED).ask()
        : step.become(new LookingAtWeek(Stage.ABILITY, pain, null, back)).ask();
  }

  /** The next of the questions. */
  private Transition next(Step step) {
    boolean goal = look(step).goal() != null;
    return switch (stage) {
      case PAIN -> to(step, goal ? Stage.ABILITY : asksForGoal(step) ? Stage.CHOOSE : null);
      case ABILITY -> to(step, look(step).ability().count() == 0 ? null : Stage.CONFIDENCE);
      case OFFER, CHOOSE, CONFIDENCE, CHANGE -> finish(step, null);
    };
  }

  /** Only in the first look; later the settings change it. */
  private static boolean asksForGoal(Step step) {
    return look(step).pain().count() == 0;
  }

  private Transition to(Step step, @Nullable Stage then) {
    return then == null
        ? finish(step, null)
        : step.become(new LookingAtWeek(then, pain, ability, back)).ask();
  }

  private Transition finish(Step step, @Nullable Integer confidence) {
    boolean told = pain != null || ability != null || confidence != null;
    note(step, confidence);
    List<Line> lines =
        told ? WeekInWords.of(look(step)) : List.of(Line.of(TextKey.CARD_ANSWER_SKIPPED));
    lines.forEach(step::say);
    return step.become(back).ask();
  }

  /** Keeps what was told so far. */
  private void note(Step step, @Nullable Integer confidence) {
    if (pain != null || ability != null || confidence != null) {
      set(step, look(step).told(pain, ability, confidence))
          .record(new Fact.WeekTold(pain, ability, confidence));
    }
  }

  /** Something else comes first: what was told is kept, the rest is not asked any more. */
  public Base<?> left(Step step) {
    note(step, null);
    return back;
  }

  @Override
  public Transition passOn(Step step, Input input) {
    return Phase.answer(step.become(left(step)), input);
  }

  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    if (answer instanceof dev.backsafe.understanding.Answer.Words(String words)) {
      set(step, look(step).answered());
      return Optional.of(chosen(step, new Goal.Own(words)));
    }
    if (stage == Stage.OFFER || stage == Stage.CHOOSE || stage == Stage.CHANGE) {
      return Optional.empty();
    }
    set(step, look(step).answered());
    return LookingBack.score(answer).map(score -> scored(step, score));
  }

  /** "Fine" is no number; nothing is noted that was not said. */
  @Override
  public Transition text(Step step, FreeText text) {
    boolean fine = text.reading().meaning() == Meaning.NO_PAIN && text.asked() == Asked.RATING;
    return fine ? next(step.say(TextKey.CARD_ANSWER_GOOD)) : passOn(step, text);
  }
}
