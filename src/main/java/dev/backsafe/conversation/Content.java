package dev.backsafe.conversation;

import dev.backsafe.conversation.TextArgument.OfOperator;
import dev.backsafe.conversation.everyday.Answers;
import dev.backsafe.conversation.reminder.Snooze;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.routine.Dose;
import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Illustration;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Programme;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of the texts that belong to the content; one place, so that they can be validated. */
public final class Content {
  /** At most this many cues a card: more are not read on a sore morning. */
  public static final int MOST_CUES = 3;

  /** How many short facts of the article's teaching there are, {@code why.1} and so on. */
  public static final int WHY_FACTS = 5;

  /** The argument of the line that has a number to call. */
  public static final String NUMBER = "line";

  /** Where the sentences that call to train are listed. */
  public static final String CALLS = "reminder.calls";

  /** What they may tell: what comes first, how many and how long it is, how often they trained. */
  public static final Set<String> CALL_ARGS = Set.of("first", "count", "minutes", "sessions");

  private static final String FOREIGN = "language.";

  /** In so many ways it is said that something was not understood. */
  private static final int WAYS = 3;

  private Content() {}

  /** Whether it is one of the few lines in a language that is only recognised. */
  public static boolean isForeign(String key) {
    return key.startsWith(FOREIGN);
  }

  /** In that language: that only English is read, the buttons, and where to call. */
  public static Line onlyEnglish(String language) {
    return new Line(
        FOREIGN + language + ".only-english",
        Map.of(NUMBER, new TextArgument.HelpLine(RedFlag.CHEST)));
  }

  /** In that language: whether it hurts. */
  public static Line foreignPain(String language) {
    return Line.content(FOREIGN + language + ".pain");
  }

  /** In that language: whether the sign is there. */
  public static Line foreignSign(String language, Sign sign) {
    return Line.content(FOREIGN + language + ".sign." + sign.id());
  }

  public static Line name(Exercise exercise) {
    return Line.content("exercise." + exercise.id() + ".name");
  }

  public static Line name(Exercise exercise, Variation variation) {
    return detail(exercise, variation, "name");
  }

  public static Line how(Exercise exercise, Variation variation) {
    return detail(exercise, variation, "how");
  }

  /** What is stored, for how long, and whom to ask. */
  public static Line privacy() {
    return Line.of(
        TextKey.PRIVACY,
        Map.of(
            "backups", new TextArgument.BackupsKept(),
            "contact", new TextArgument.OfOperator(OfOperator.What.CONTACT),
            "url", new TextArgument.OfOperator(OfOperator.What.PRIVACY)));
  }

  /** Whether a line explains a form of an exercise at length. */
  public static boolean isHow(Line line) {
    return line.key().startsWith("exercise.") && line.key().endsWith(".how");
  }

  /** What its figure shows, for whoever does not see it. */
  public static Line alt(Exercise exercise, Variation variation) {
    return alt(new Illustration(exercise.id(), variation.id(), true));
  }

  public static Line alt(Illustration shown) {
    return Line.content("exercise." + shown.exercise() + "." + shown.variation() + ".alt");
  }

  /** Up to {@link #MOST_CUES} cues, one a line. */
  public static Line cues(Exercise exercise, Variation variation) {
    return detail(exercise, variation, "cues");
  }

  /** Where the feet go, and the knees. */
  public static Line legs(Exercise exercise, Variation variation) {
    return detail(exercise, variation, "legs");
  }

  /** How far it moves. */
  public static Line range(Exercise exercise, Variation variation) {
    return detail(exercise, variation, "range");
  }

  /** What hands, head and back do. */
  public static Line upperBody(Exercise exercise, Variation variation) {
    return detail(exercise, variation, "upper-body");
  }

  private static Line detail(Exercise exercise, Variation variation, String what) {
    return Line.content("exercise." + exercise.id() + "." + variation.id() + "." + what);
  }

  public static Line muscle(Figure.Muscle muscle) {
    return Line.content("muscle." + muscle.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** One way to answer a topic, or when somebody should be seen about it. */
  public static String answer(String topic, String which) {
    return "answer." + topic + "." + which;
  }

  public static Line source(Exercise exercise) {
    return Line.content("source." + exercise.source());
  }

  public static Line equipment(Equipment equipment) {
    return Line.content("equipment." + equipment.id());
  }

  /** So many kilograms in each hand, where that is the load. */
  public static Line load(Load load, int kilograms) {
    return new Line(
        "load." + load.name().toLowerCase(Locale.ROOT),
        Map.of("kilograms", new TextArgument.Count(kilograms)));
  }

  /** What a stage of a programme has more than the one before it. */
  public static Line stage(String id) {
    return Line.content("stage." + id);
  }

  /** What somebody wants to be able to do again, in their own words where they have written it. */
  public static Line goal(Goal goal) {
    return switch (goal) {
      case Goal.Preset preset -> Line.content("goal." + preset.id());
      case Goal.Own(String words) ->
          Line.of(TextKey.GOAL_OWN, Map.of("words", new TextArgument.Verbatim(words)));
    };
  }

  /** How pain of the last weeks compares with that of the first. */
  public static Line pain(Answers.Change change) {
    return Line.content("week.pain-" + change.id());
  }

  /** How well a goal can be done now, compared with the first weeks. */
  public static Line ability(Answers.Change change, Goal goal) {
    return new Line("week.goal-" + change.id(), Map.of("goal", new TextArgument.Words(goal(goal))));
  }

  public static Line programme(Programme programme) {
    return Line.content("programme." + programme.id());
  }

  public static Line pictures(Profile.Showing pictures) {
    return Line.content("pictures." + pictures.id());
  }

  public static Line hours(PreferredHours hours) {
    return Line.content("hours." + hours.id());
  }

  /** What to do about a warning sign. */
  public static Line advice(RedFlag flag) {
    return calling("flag." + flag.id() + ".advice", flag);
  }

  /** What somebody hears who is sent for help because of it, and asks or doubts. */
  public static Line help(HelpKey key, RedFlag flag) {
    return calling(key.id(), flag);
  }

  /** Why the routine waits; a null flag is pain that persists. */
  public static Line whyHeld(@Nullable RedFlag flag) {
    return Line.content(held(flag) + ".why");
  }

  private static Line calling(String key, RedFlag flag) {
    return new Line(key, Map.of(NUMBER, new TextArgument.HelpLine(flag)));
  }

  /** Whether a crisis is over, and whom to call if it is not. */
  public static Line safeNow() {
    return calling(TextKey.HELD_SURE_CRISIS.id(), RedFlag.CRISIS);
  }

  /** What the routine waits for; a null flag is pain that persists. */
  public static Line hold(@Nullable RedFlag flag) {
    String key = held(flag) + ".hold";
    return flag == RedFlag.CRISIS ? calling(key, flag) : Line.content(key);
  }

  /** The button that says that it need not wait any longer. */
  public static Line clearedOption(@Nullable RedFlag flag) {
    return Line.content(held(flag) + ".cleared");
  }

  /** What was told, as a clinician reads it; a null flag is pain that went on. */
  public static Line told(@Nullable RedFlag flag) {
    return Line.content(held(flag) + ".told");
  }

  private static String held(@Nullable RedFlag flag) {
    return flag == null ? "persistent" : "flag." + flag.id();
  }

  /** A warning sign on a button. */
  public static Line option(RedFlag flag) {
    return Line.content("flag." + flag.id() + ".option");
  }

  /** The one precise question about a sign; whoever may be in a crisis is told whom to call. */
  public static Line sign(Sign sign) {
    String key = "sign." + sign.id();
    return sign == Sign.CRISIS ? calling(key, RedFlag.CRISIS) : Line.content(key);
  }

  /** Why an answer was not understood; what is no question has words that change with the time. */
  public static Line unclear(Asked asked, Instant now) {
    return switch (asked) {
      case CARD -> byTurns(TextKey.NOT_UNDERSTOOD_CARD, now);
      case NOTHING, READY, MEANT, AFTER_PAIN -> byTurns(TextKey.NOT_UNDERSTOOD, now);
      case CONSENT, SIGNS, WHICH_SIGN, EQUIPMENT, PLACE, CLOCK, REMINDERS, PAUSE -> why(asked);
      case HOURS, QUIET, PICTURES, SIGN, HURTS, PAIN_KIND, PAIN_SCORE -> why(asked);
      case LIKENESS, EFFORT, BACK, RATING, GOAL, WALKED, OFFER -> why(asked);
      case MORNING, SETTLED, TRAIN, HELD, CLEARED, STOPPING, DELETING -> why(asked);
    };
  }

  private static Line byTurns(TextKey key, Instant now) {
    return Line.of(key, Map.of("turn", new TextArgument.Count(now.getEpochSecond() % WAYS)));
  }

  private static Line why(Asked asked) {
    return Line.content("unclear." + asked.id());
  }

  /** The button that puts a reminder off. */
  public static Line snooze(Snooze snooze) {
    return Line.content("reminder." + snooze.id());
  }

  /**
   * A sentence that calls to train.
   *
   * @param number the place in the list, which begins anew at its end
   */
  public static Line call(int number, Map<String, TextArgument> args) {
    return new Line(CALLS + "." + number, args);
  }

  /** Until when to rest; a time of the day means little where nobody knows the clock. */
  public static Line resting(TrainingGate.Closed closed, Instant now) {
    TextKey key =
        switch (closed.reason()) {
          case RECOVERY -> TextKey.RESTING_RECOVERY;
          case WEEKLY_CAP -> TextKey.RESTING_WEEKLY_CAP;
          case PAIN -> TextKey.RESTING_PAIN;
        };
    return Line.of(
        key,
        Map.of(
            "left", new TextArgument.Span(Duration.between(now, closed.until())),
            "until", new TextArgument.Moment(closed.until()),
            "clock", new TextArgument.ZoneKnown()));
  }

  public static Line weekday(DayOfWeek day) {
    return Line.content("weekday." + day.name().toLowerCase(Locale.ROOT));
  }

  public static Line why(int number) {
    return Line.content("why." + number);
  }

  /** "10 each side", "5 each leg, hold 5 seconds". */
  public static Line dose(Dose dose) {
    String sides =
        switch (dose.sides()) {
          case TOGETHER -> "together";
          case EACH_SIDE -> "each-side";
          case EACH_LEG -> "each-leg";
        };
    return dose.holdSeconds() == 0
        ? new Line("dose." + sides, Map.of("reps", new TextArgument.Count(dose.repetitions())))
        : new Line(
            "dose." + sides + "-held",
            Map.of(
                "reps", new TextArgument.Count(dose.repetitions()),
                "seconds", new TextArgument.Count(dose.holdSeconds())));
  }
}
