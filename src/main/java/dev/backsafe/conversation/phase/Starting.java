package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.Break;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.NextStep;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.conversation.training.UsualPain;
import dev.backsafe.routine.Exercise;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Before a session: what has to be known first, one question at a time; most sessions have none.
 *
 * @param check what is asked
 * @param length of the session that is to start
 */
public record Starting(Check check, Length length) implements Phase.Base<Starting.Answer> {
  /** The signs are asked again after so long (clinician; a screening of a year is the most). */
  private static final Duration SCREENED_FOR = Duration.ofDays(84);

  /** So much above the usual is a bad day (programme facts 4). */
  private static final int BAD_DAY = 2;

  /** What may be asked, in this order. */
  public enum Check {
    /** Is there anything new of the warning signs? */
    SIGNS,
    /** How is the back, compared with before the break? */
    SINCE,
    /** How is it today? Asked of people with a usual pain. */
    TODAY,
    /** More than usual: a gentle session, or rest? */
    BAD_DAY,
    /** Shall there be a little more? */
    OFFER
  }

  /** To what is asked before a session. */
  public sealed interface Answer extends Button permits Plain, HowItIs, ScoreButton {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    NO_FLAGS,
    SOME_FLAGS,
    AS_USUAL,
    GENTLY,
    REST,
    ADD,
    STAY
  }

  /** How it is after a break. */
  public record HowItIs(Morning back) implements Answer {
    @Override
    public String name() {
      return "SINCE";
    }

    @Override
    public String argument() {
      return back.id();
    }
  }

  /** Asks what is due before a session of this length, or begins it. */
  static Transition begin(Step step, Length length) {
    if (step.training().away(step.now()) != Break.NONE) {
      step.say(TextKey.WELCOME_BACK);
    }
    return next(step, Check.SIGNS, length);
  }

  /** The first question from there on that is due; the session where none is. */
  private static Transition next(Step step, Check from, Length length) {
    for (Check check : Check.values()) {
      if (check.compareTo(from) >= 0 && isDue(check, step, length)) {
        return new Starting(check, length).asked(step);
      }
    }
    return SessionFlow.begin(step, length);
  }

  /** "Let's start, my back is a two" need not be asked how it is. */
  private Transition asked(Step step) {
    step.become(this);
    return step.toldAhead(Asked.BACK)
        .flatMap(LookingBack::score)
        .or(() -> usualAhead(step))
        .filter(_ -> check == Check.TODAY)
        .map(score -> today(step, score))
        .orElseGet(step::ask);
  }

  /** "The usual stiffness, let's start": no number is needed where the usual is known. */
  private static Optional<Integer> usualAhead(Step step) {
    return step.toldAhead(Asked.LIKENESS)
        .filter(_ -> maySayUsual(step.person()))
        .map(_ -> step.training().usual().orNone());
  }

  /** Where the usual is strong, or nobody told it, the number is needed. */
  private static boolean maySayUsual(Person person) {
    int usual = person.training().usual().orNone();
    return usual > 0 && usual <= UsualPain.MOST;
  }

  private static boolean isDue(Check check, Step step, Length length) {
    Training training = step.training();
    Break away = training.away(step.now());
    return switch (check) {
      case SIGNS -> isScreeningDue(training, away, step.now());
      case SINCE -> away != Break.NONE;
      case TODAY -> training.usual().orNone() > 0 || step.toldAhead(Asked.LIKENESS).isPresent();
      case BAD_DAY -> false; // Only where today is one.
      case OFFER -> length == Length.WHOLE && offer(step).isPresent();
    };
  }

  /** After a long break, and every twelve weeks; not twice in one go. */
  private static boolean isScreeningDue(Training training, Break away, Instant now) {
    Instant at = training.course().screenedAt();
    if (FlaringUp.isUnscreened(training)) {
      return true; // It was said that it is bad, and nothing more.
    }
    if (at == null) {
      return training.sessions() > 0;
    }
    boolean isBack = away == Break.LONG || away == Break.NEW_START;
    return !now.isBefore(at.plus(isBack ? Session.CLOSES_AFTER : SCREENED_FOR));
  }

  /** It was asked so long ago that more has to be known first. */
  private boolean isStale(Step step) {
    return (check.compareTo(Check.SIGNS) > 0 && isDue(Check.SIGNS, step, length))
        || (check.compareTo(Check.SINCE) > 0 && isDue(Check.SINCE, step, length));
  }

  private static Optional<NextStep> offer(Step step) {
    return step.planner().nextStep(step.person(), step.now());
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return switch (check) {
      case SIGNS ->
          Question.of(
              Asked.SIGNS,
              person.training().away(now) == Break.NEW_START
                  ? Screening.ask(false)
                  : Line.of(TextKey.SIGNS_AGAIN),
              Screening.noneOrSome(Plain.NO_FLAGS, Plain.SOME_FLAGS));
      case SINCE ->
          Question.of(
              Asked.MORNING,
              TextKey.SINCE_ASK,
              Option.of(new HowItIs(Morning.BETTER), TextKey.SINCE_BETTER, "better"),
              Option.of(new HowItIs(Morning.SAME), TextKey.SINCE_SAME, "same"),
              Option.of(new HowItIs(Morning.WORSE), TextKey.SINCE_WORSE, "worse"));
      case TODAY -> today(person);
      case BAD_DAY ->
          Question.of(
              Asked.OFFER,
              TextKey.BAD_DAY_ASK,
              Option.of(Plain.GENTLY, TextKey.BAD_DAY_GENTLY, "yes"),
              Option.of(Plain.REST, TextKey.BAD_DAY_REST, "no"));
      case OFFER ->
          Question.of(
              Asked.OFFER,
              planner
                  .nextStep(person, now)
                  .map(next -> offered(next, person, planner, now))
                  .orElseGet(() -> Line.of(TextKey.READY_NOW)),
              Option.of(Plain.ADD, TextKey.OFFER_YES, "yes"),
              Option.of(Plain.STAY, TextKey.OFFER_NO, "no"));
    };
  }

  private static Question<Answer> today(Person person) {
    List<Option<Answer>> options = new ArrayList<>(Option.scores(ScoreButton::new));
    if (maySayUsual(person)) {
      options.add(Option.of(Plain.AS_USUAL, TextKey.TODAY_USUAL, "usual"));
    }
    return Question.of(Asked.BACK, Line.of(TextKey.TODAY_ASK), options);
  }

  /** What the change is, in words. */
  private static Line offered(NextStep step, Person person, SessionPlanner planner, Instant now) {
    return switch (step) {
      case NextStep.More(String stage) ->
          Line.of(
              TextKey.OFFER_MORE,
              Map.of(
                  "what",
                  new TextArgument.Words(Content.stage(stage)),
                  "minutes",
                  new TextArgument.Count(
                      planner.minutes(person, planner.programme(person).stage(stage), now))));
      case NextStep.Form(String id, String variation) -> {
        Exercise exercise = planner.routine().get(id);
        yield Line.of(
            TextKey.OFFER_FORM,
            Map.of(
                "name",
                new TextArgument.Words(
                    Content.name(exercise, exercise.at(exercise.level(variation)))),
                "old",
                new TextArgument.Words(Content.name(exercise, planner.usual(exercise, person)))));
      }
      case NextStep.Weight(int kilograms) ->
          Line.of(TextKey.OFFER_WEIGHT, Map.of("kilograms", new TextArgument.Count(kilograms)));
    };
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    if (isStale(step)) {
      return begin(step, length);
    }
    return switch (answer) {
      case HowItIs(Morning back) -> cameBack(step, back);
      case ScoreButton(int score) -> today(step, score);
      case Plain plain ->
          switch (plain) {
            case NO_FLAGS -> next(Screening.screened(step), Check.SINCE, length);
            case SOME_FLAGS -> step.become(new Screening(true)).ask();
            case AS_USUAL -> today(step, step.training().usual().orNone());
            case GENTLY -> SessionFlow.begin(step, Length.LYING);
            case REST -> step.become(new Between(null)).say(TextKey.BAD_DAY_RESTED).end();
            case ADD -> decided(step, true);
            case STAY -> decided(step, false);
          };
    };
  }

  private Transition cameBack(Step step, Morning back) {
    Break away = step.training().away(step.now());
    boolean worse = back == Morning.WORSE;
    List<Instant> ends = step.training().ends();
    long days = ends.isEmpty() ? 0 : Duration.between(ends.getLast(), step.now()).toDays();
    step.record(new Fact.CameBack(Math.toIntExact(days), back))
        .training(step.training().cameBack(away, worse, step.planner().routine(), step.now()));
    return worse
        ? step.become(new DescribingPain(null, null)).ask()
        : next(step.say(TextKey.SINCE_GENTLY), Check.TODAY, length);
  }

  /** How the back is before a session decides whether there is one, and what it is like. */
  private Transition today(Step step, int score) {
    UsualPain usual = step.training().usual();
    step.record(new Fact.BackTold(score, false))
        .training(step.training().with(usual.told(score, step.now())));
    if (score >= PainKind.STOP_SCORE) {
      return PainReports.told(
          step.become(new Between(null)), null, new Input.Pain(PainKind.ACHE, score));
    }
    if (score < usual.orNone() + BAD_DAY) {
      PainReports.heldIfItPersists(step);
      return step.person().phase() instanceof Held ? step.ask() : next(step, Check.OFFER, length);
    }
    Training before = step.training();
    if (!before.gentler()) { // Once is enough.
      step.training(before.badDay(step.planner().routine(), step.now()));
    }
    SessionFlow.tellStepBack(step, before);
    PainReports.heldIfItPersists(step.become(new Starting(Check.BAD_DAY, Length.LYING)));
    return step.ask();
  }

  private Transition decided(Step step, boolean taken) {
    Optional<NextStep> offer = offer(step);
    if (offer.isEmpty()) {
      return SessionFlow.begin(step, length);
    }
    NextStep next = offer.get();
    Training training = step.training();
    step.record(new Fact.StepOffered(next.id(), next.to(), taken))
        .training(
            taken
                ? training.taken(next, step.planner().routine(), step.now())
                : training.declined(next, step.now()));
    return SessionFlow.begin(
        step.say(taken ? TextKey.OFFER_TAKEN : TextKey.OFFER_DECLINED), length);
  }

  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    if (isStale(step)) {
      return Optional.of(begin(step, length));
    }
    return switch (check) {
      case TODAY -> LookingBack.score(answer).map(score -> today(step, score));
      case SINCE ->
          answer.id().equals("gone")
              ? Optional.of(cameBack(step, Morning.BETTER))
              : Optional.empty();
      case SIGNS, BAD_DAY, OFFER -> Optional.empty();
    };
  }

  /** What is not as well as it was is told with its pain. */
  @Override
  public boolean outweighsPain(Answer answer) {
    return check == Check.TODAY || answer == Plain.SOME_FLAGS || answer instanceof HowItIs;
  }

  /** "Three, same as ever" is what was asked; what is sharp, and not strong, is news. */
  @Override
  public boolean notesBeside(Step step, Input.Pain pain) {
    return check == Check.TODAY && LookingBack.isScore(pain);
  }

  /** Whoever starts goes on without the offer; the other questions stand. */
  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case START -> step.ask();
      case SESSION -> check == Check.OFFER ? decided(step, false) : step.ask();
      case PAIN -> step.become(new DescribingPain(null, null)).ask();
      case STOP, STOP_SESSION, STOP_REMINDERS ->
          Stopping.asked(step.become(new Between(null)), command, new Between(null));
      case SKIP -> skipped(step);
      case DONE, EASIER, UNDO -> step.say(TextKey.BETWEEN_NOT_IN_SESSION).ask();
    };
  }

  /** A question that only helps can be skipped; one that keeps safe cannot. */
  private Transition skipped(Step step) {
    return switch (check) {
      case SIGNS, SINCE -> step.ask();
      case TODAY -> next(step, Check.OFFER, length);
      case BAD_DAY -> pressed(step, Plain.REST);
      case OFFER -> decided(step, false);
    };
  }

  @Override
  public Transition pain(Step step, Input.Pain pain) {
    return PainReports.told(step, null, pain);
  }

  @Override
  public Transition text(Step step, FreeText text) {
    boolean fine = text.reading().meaning() == Meaning.NO_PAIN;
    return switch (check) {
      case SINCE -> fine ? cameBack(step, Morning.BETTER) : CommonCommands.text(step, text);
      case TODAY -> fine ? pressed(step, Plain.AS_USUAL) : CommonCommands.text(step, text);
      case SIGNS, BAD_DAY, OFFER -> CommonCommands.text(step, text);
    };
  }

  /** Whoever has walked away may be called again. */
  @Override
  public @Nullable Reason disturbed() {
    return null;
  }
}
