package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.CommonCommand;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.PlainCommand;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.everyday.WalkingPlan;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks between sessions: a plan for those who want one, and how it was after a walk. Whatever is
 * no answer goes on as if nothing had been asked.
 */
public record Walking(Stage stage, Base<?> back) implements Phase.Interrupting<Walking.Answer> {
  /** How long somebody can walk comfortably, in minutes (programme facts 6). */
  private static final List<Integer> LENGTHS = List.of(5, 10, 15, 20, 30);

  /** There is enough else to learn before. */
  private static final int OFFERED_AFTER = 5;

  /** What is asked. */
  public enum Stage {
    /** Is a plan wanted? */
    OFFER,
    LENGTH,
    /** How was it? */
    AFTER,
    /** One leg, or both? */
    LEGS
  }

  /** To what is asked. */
  public sealed interface Answer extends Button {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    YES,
    NO,
    NO_PLAN,
    SKIP,
    FINE,
    MORE_PAIN,
    HEAVY_LEG,
    ONE_LEG,
    BOTH_LEGS
  }

  /** So many minutes are comfortable. */
  public record Comfortable(int minutes) implements Answer {
    @Override
    public String name() {
      return "WALK";
    }

    @Override
    public String argument() {
      return Integer.toString(minutes);
    }
  }

  /** Offers it once, behind a session; else asks what stands. */
  static Transition offered(Step step) {
    WalkingPlan plan = step.person().everyday().walking();
    boolean due = !plan.isOn() && !plan.offered() && step.training().sessions() >= OFFERED_AFTER;
    if (!due || !(step.person().phase() instanceof Between back) || back.mayGoOn(step)) {
      return step.ask();
    }
    back.question(step.person(), step.planner(), step.now()).lines().forEach(step::say);
    return set(step, plan.offeredOnce()).become(new Walking(Stage.OFFER, back)).ask();
  }

  /** A walk is done, wherever the conversation stands. */
  static Transition done(Step step, int minutes) {
    WalkingPlan plan = plan(step.person(), step.now()).walked();
    set(step, plan).record(new Fact.Walked(minutes)).say(noted(plan, minutes));
    Base<?> base = step.person().phase().base();
    // Settings can wait for how it was; a session cannot.
    return base != null && base.uninterrupted() instanceof Base<?> there && mayBeAsked(there)
        ? step.become(new Walking(Stage.AFTER, there)).ask()
        : step.ask();
  }

  private static boolean mayBeAsked(Base<?> there) {
    return there instanceof Between || (there instanceof Held held && held.flag() == null);
  }

  /** The plan as it is now. */
  static WalkingPlan plan(Person person, Instant now) {
    return person.everyday().walking().at(now);
  }

  private static Step set(Step step, WalkingPlan plan) {
    return step.everyday(step.person().everyday().with(plan));
  }

  private static Line noted(WalkingPlan plan, int minutes) {
    return Line.of(
        TextKey.WALK_NOTED,
        Map.of(
            "minutes", new TextArgument.Count(minutes),
            "walks", new TextArgument.Count(plan.walks()),
            "times", new TextArgument.Count(plan.aWeek())));
  }

  /** What the plan has for this week. */
  static Line week(WalkingPlan plan) {
    return Line.of(
        TextKey.WALK_WEEK,
        Map.of(
            "minutes", new TextArgument.Count(plan.minutes()),
            "walks", new TextArgument.Count(plan.walks()),
            "times", new TextArgument.Count(plan.aWeek())));
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return switch (stage) {
      case OFFER ->
          Question.of(
              Asked.OFFER,
              TextKey.WALK_OFFER,
              Option.of(Plain.YES, TextKey.UNSURE_YES, "yes"),
              Option.of(Plain.NO, TextKey.WELCOME_DECLINE, "no"));
      case LENGTH -> length(plan(person, now));
      case AFTER ->
          Question.of(
              Asked.WALKED,
              TextKey.WALK_AFTER,
              Option.of(Plain.FINE, TextKey.WALK_FINE, "fine"),
              Option.of(Plain.MORE_PAIN, TextKey.WALK_MORE_PAIN),
              Option.of(Plain.HEAVY_LEG, TextKey.WALK_HEAVY_LEG));
      case LEGS ->
          Question.of(
              Asked.NOTHING,
              TextKey.WALK_LEGS,
              Option.of(Plain.ONE_LEG, TextKey.WALK_ONE_LEG),
              Option.of(Plain.BOTH_LEGS, TextKey.WALK_BOTH_LEGS));
    };
  }

  private static Question<Answer> length(WalkingPlan plan) {
    List<Option<Answer>> options = new ArrayList<>();
    for (int minutes : LENGTHS) {
      options.add(
          Option.of(
              new Comfortable(minutes),
              Line.of(
                  TextKey.TRAINING_LENGTH, Map.of("minutes", new TextArgument.Count(minutes)))));
    }
    options.add(
        plan.isOn()
            ? Option.of(Plain.NO_PLAN, TextKey.WALK_NO_PLAN)
            : Option.of(Plain.SKIP, TextKey.SETUP_SKIP, "skip"));
    return Question.of(Asked.NOTHING, Line.of(TextKey.WALK_LENGTH), options);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case Comfortable(int minutes) -> begun(step, WalkingPlan.from(minutes, step.now()));
      case Plain plain ->
          switch (plain) {
            case YES -> step.become(new Walking(Stage.LENGTH, back)).ask();
            case NO -> step.become(back).say(TextKey.WALK_DECLINED).ask();
            case NO_PLAN -> {
              set(step, WalkingPlan.NONE.offeredOnce()).record(new Fact.WalkingPlanSet(null));
              yield step.become(back).say(TextKey.SETTINGS_SAVED).ask();
            }
            case SKIP, FINE -> step.become(back).ask();
            case MORE_PAIN -> worse(step);
            case HEAVY_LEG -> step.become(new Walking(Stage.LEGS, back)).ask();
            // One leg is for a doctor to see, and is numb or tingling pain as everywhere.
            case ONE_LEG ->
                Phase.answer(
                    shortened(step)
                        .record(new Fact.LegOnWalkTold())
                        .become(back)
                        .say(TextKey.WALK_ONE_LEG_DOCTOR),
                    new Input.Pain(PainKind.TINGLING, null));
            case BOTH_LEGS -> Holds.redFlag(shortened(step).become(back), Sign.BOTH_LEGS);
          };
    };
  }

  private Transition begun(Step step, WalkingPlan plan) {
    set(step, plan).record(new Fact.WalkingPlanSet(plan.minutes()));
    return step.become(back)
        .say(TextKey.WALK_BEGUN, Map.of("minutes", new TextArgument.Count(plan.minutes())))
        .ask();
  }

  /** Shorter from here on; and what the pain is like comes first. */
  private Transition worse(Step step) {
    return Phase.answer(shortened(step).become(back), Input.SessionCommand.PAIN);
  }

  private static Step shortened(Step step) {
    WalkingPlan before = plan(step.person(), step.now());
    WalkingPlan plan = before.worsened();
    if (!plan.isOn()) {
      return step;
    }
    set(step, plan).record(new Fact.WalkingPlanSet(plan.minutes()));
    return plan.minutes() == before.minutes()
        ? step
        : step.say(TextKey.WALK_SHORTER, Map.of("minutes", new TextArgument.Count(plan.minutes())));
  }

  /** Which leg it is has to be known before anything else goes on. */
  @Override
  public boolean asksAboutSign() {
    return stage == Stage.LEGS;
  }

  @Override
  public List<Sign> openSigns() {
    return asksAboutSign() ? List.of(Sign.BOTH_LEGS) : List.of();
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return asksAboutSign() ? step.ask() : passOn(step, command);
  }

  @Override
  public Transition common(Step step, CommonCommand command) {
    boolean waits = asksAboutSign() && command != PlainCommand.DELETE;
    return waits ? step.ask() : passOn(step, command);
  }

  /** Pain that is told after a walk makes it shorter, too. */
  @Override
  public Transition pain(Step step, Input.Pain pain) {
    return passOn(stage == Stage.AFTER || asksAboutSign() ? shortened(step) : step, pain);
  }

  /** "Fine" is an answer; anything else is heard where it belongs. */
  @Override
  public Transition text(Step step, FreeText text) {
    boolean fine = stage == Stage.AFTER && text.reading().meaning() == Meaning.NO_PAIN;
    if (asksAboutSign()) {
      return Phase.unclear(step);
    }
    return fine ? step.become(back).say(TextKey.CARD_ANSWER_GOOD).ask() : passOn(step, text);
  }
}
