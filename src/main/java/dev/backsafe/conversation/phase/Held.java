package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Effect;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.FlareUpEnded.How;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Input.Unreadable;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No routine until a clinician has said so.
 *
 * @param flag the warning sign; null when pain persists
 * @param stage what is being asked of it
 * @param behind what still holds the routine when a crisis is over; or null
 * @param origin what was before the sign was told, to go back to if it was not meant; or null
 */
public record Held(
    @Nullable RedFlag flag, Stage stage, @Nullable Held behind, @Nullable Origin origin)
    implements Phase.Base<Held.Answer> {
  /** Nothing is called better before that (a clinician has to approve it). */
  private static final Duration RECOVERS_AFTER = Duration.ofDays(14);

  /** No pain, or hardly any. */
  private static final int HARDLY_ANY = 1;

  /** After a crisis the routine can wait for another day. */
  private static final Duration WAIT_AFTER_CRISIS = Duration.ofDays(1);

  /** What is asked of somebody whose routine waits. */
  public enum Stage {
    /** Whether it has been looked at. */
    WAITING,
    /** The same, after somebody has looked at it, and said nothing of exercises yet. */
    SEEN,
    /** Whether it really has. */
    CONFIRMING,
    /** The same, of whoever told in words that they were seen. */
    CONFIRMING_SEEN,
    /** Whether the sign is there at all, since the person says that it was not meant. */
    RECONSIDERING,
    /** How the back is, since the person says that the pain has gone. */
    RECOVERING
  }

  /**
   * What was before.
   *
   * @param sign as it was told
   * @param at when it was
   * @param phase where the person stood
   * @param training as it was before the session was closed for it; null where there was none
   * @param open other signs that were asked about, and not answered
   */
  public record Origin(
      Sign sign, Instant at, Base<?> phase, @Nullable Training training, List<Sign> open) {
    @SuppressWarnings("NullAway") // What was stored before has no such signs.
    public Origin {
      open = List.copyOf(Objects.requireNonNullElse(open, List.of()));
    }

    public Origin(Sign sign, Instant at, Base<?> phase, @Nullable Training training) {
      this(sign, at, phase, training, List.of());
    }
  }

  /** Whether the routine need not wait any longer. */
  public sealed interface Answer extends Button permits Plain, ScoreButton {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    CLEARED,
    CLEARED_FOR_SURE,
    NOT_CLEARED,
    NOT_MEANT,
    SIGN_THERE,
    NO_SIGN,
    RECOVERED,
    SUMMARY
  }

  /** Pain that persists: no sign was told, so there is nothing to take back. */
  static final Held PERSISTENT_PAIN = new Held(null, Stage.WAITING, null, null);

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return switch (stage) {
      case WAITING, SEEN -> waiting(person, now);
      case CONFIRMING, CONFIRMING_SEEN ->
          Question.of(
              Asked.CLEARED,
              flag == RedFlag.CRISIS ? Content.safeNow() : Line.of(TextKey.HELD_SURE),
              Option.of(Plain.CLEARED_FOR_SURE, TextKey.HELD_YES, "yes"),
              Option.of(Plain.NOT_CLEARED, TextKey.HELD_NOT_YET, "not-yet"));
      case RECONSIDERING ->
          Question.of(
              Asked.SIGN,
              Content.sign(origin == null ? Sign.HISTORY : origin.sign()),
              Option.of(Plain.SIGN_THERE, TextKey.UNSURE_YES, "yes"),
              Option.of(Plain.NO_SIGN, TextKey.UNSURE_NO_FLAG, "no"));
      case RECOVERING ->
          Question.of(Asked.BACK, Line.of(TextKey.TODAY_ASK), Option.scores(ScoreButton::new));
    };
  }

  private Question<Answer> waiting(Person person, Instant now) {
    List<Option<Answer>> options = new ArrayList<>();
    String told = flag == RedFlag.CRISIS ? "talked" : "cleared";
    options.add(new Option<>(Plain.CLEARED, Content.clearedOption(flag), told));
    if (origin != null) {
      options.add(Option.of(Plain.NOT_MEANT, TextKey.HELD_NOT_MEANT, "not-meant"));
    }
    if (mayHaveRecovered(person, now)) {
      options.add(Option.of(Plain.RECOVERED, TextKey.HELD_RECOVERED, "recovered"));
    }
    if (flag == null || !flag.isUrgent()) {
      // Who has to go now has no use for a page; who has an appointment does.
      options.add(Option.of(Plain.SUMMARY, TextKey.HELD_SUMMARY));
    }
    return Question.of(Asked.HELD, Content.hold(flag), options);
  }

  /** Pain that persisted may pass by itself; that takes weeks, and no session in them. */
  private boolean mayHaveRecovered(Person person, Instant now) {
    Training training = person.training();
    Instant last = training.ends().isEmpty() ? training.pain().since() : training.ends().getLast();
    return flag == null && last != null && !now.isBefore(last.plus(RECOVERS_AFTER));
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case ScoreButton(int score) -> recovered(step, score);
      case Plain plain ->
          switch (plain) {
            case CLEARED -> flag != null && flag.isUrgent() ? confirming(step) : cleared(step);
            case CLEARED_FOR_SURE -> cleared(step);
            case NOT_CLEARED -> notCleared(step).ask();
            case NOT_MEANT -> reconsider(step);
            case SIGN_THERE -> step.become(at(Stage.WAITING)).say(advice()).ask();
            case NO_SIGN -> takenBack(step);
            case RECOVERED -> step.become(at(Stage.RECOVERING)).ask();
            case SUMMARY -> step.effect(new Effect.ShowSummary()).end();
          };
    };
  }

  /** Clearly better is a way back, too: from the beginning, and gently. */
  private Transition recovered(Step step, int score) {
    Training training = step.training();
    step.record(new Fact.BackTold(score, false))
        .training(training.with(training.usual().told(score, step.now())));
    if (score > HARDLY_ANY && score > training.usual().least()) {
      return step.become(at(Stage.WAITING)).say(TextKey.HELD_WAIT).ask();
    }
    return step.record(new Fact.Recovered())
        .training(step.training().recovered(step.planner().routine(), step.now()))
        .become(new Screening(false))
        .say(TextKey.HELD_CLEARED)
        .ask();
  }

  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    if (stage == Stage.RECOVERING) {
      return LookingBack.score(answer).map(score -> recovered(step, score));
    }
    return switch (answer.id()) {
      case "not-yet" -> Optional.of(notCleared(step).ask());
      // Whoever tells of the whole word of a doctor is not asked for it again.
      case "cleared-for-sure" ->
          Optional.of(flag == RedFlag.CRISIS ? confirming(step) : cleared(step));
      // "My daughter takes me to the doctor": whether they are safe now is what matters.
      case "cleared" -> flag == RedFlag.CRISIS ? Optional.of(confirming(step)) : Optional.empty();
      case "seen" -> Optional.of(seen(step));
      case "worse" -> Optional.of(HelpOnTheWay.worse(step.become(at(Stage.WAITING)), this));
      case "going" ->
          Optional.of(step.say(isSeen() ? TextKey.HELD_WAIT_SEEN : TextKey.HELD_GOING).askAgain());
      default -> flag == RedFlag.CRISIS ? Optional.empty() : HelpOnTheWay.asked(step, this, answer);
    };
  }

  /** Whoever told that they were seen only waits for the word on exercise. */
  private Step notCleared(Step step) {
    return isSeen() || stage == Stage.CONFIRMING_SEEN
        ? step.become(at(Stage.SEEN)).say(TextKey.HELD_WAIT_SEEN)
        : step.become(at(Stage.WAITING)).say(TextKey.HELD_WAIT);
  }

  /** Whether somebody has looked at it, so that nobody need be sent again. */
  private boolean isSeen() {
    return stage == Stage.SEEN;
  }

  private boolean isWaiting() {
    return stage == Stage.WAITING || isSeen();
  }

  private Transition seen(Step step) {
    return flag == RedFlag.CRISIS ? confirming(step) : step.become(at(Stage.CONFIRMING_SEEN)).ask();
  }

  /** A word in passing tells that somebody has looked at it, which a button does not. */
  @Override
  public Optional<Transition> toldMore(Step step, Answer answer, Reading reading) {
    return answer == Plain.CLEARED && isUrgent() ? Optional.of(seen(step)) : Optional.empty();
  }

  private Transition confirming(Step step) {
    return step.become(at(Stage.CONFIRMING)).ask();
  }

  @Override
  public boolean outweighsPain(Answer answer) {
    return answer == Plain.SIGN_THERE;
  }

  @Override
  public boolean asksAbout(Sign other) {
    return stage == Stage.RECONSIDERING
        ? origin != null && origin.sign() == other
        : isWaiting() && other.flag() == flag;
  }

  /** Whether it waits for this very sign, which may be taken back. */
  boolean isOf(Sign sign) {
    return origin != null && origin.sign() == sign && isWaiting();
  }

  /** The same, asking whether the sign is there at all. */
  Held reconsidering() {
    return at(Stage.RECONSIDERING);
  }

  private Held at(Stage other) {
    return new Held(flag, other, behind, origin);
  }

  /** Whether a sign has to be known although it holds already: one that is graver, or a crisis. */
  boolean isLessThan(Sign sign) {
    Held held = flag == RedFlag.CRISIS ? behind : this;
    boolean known = sign.flag() == RedFlag.CRISIS && flag == RedFlag.CRISIS;
    return !known
        && sign.flag().isUrgent()
        && (held == null || held.flag == null || sign.flag().compareTo(held.flag) < 0);
  }

  /** Whether it sends somebody to help at once. */
  boolean isUrgent() {
    return flag != null && flag != RedFlag.CRISIS && flag.isUrgent();
  }

  /** Whether it sent somebody to help, and nobody has looked at it since. */
  boolean hasSentForHelp() {
    return isUrgent() && !isSeen();
  }

  /** Whether somebody is on their way, or should be; whom to call in a crisis stands in sight. */
  public boolean sendsToHelp() {
    return stage == Stage.WAITING && isUrgent();
  }

  Line advice() {
    return flag == null ? Line.of(TextKey.HELD_PERSISTENT) : Content.advice(flag);
  }

  /** That one sign is asked about again, and nothing else. */
  private Transition reconsider(Step step) {
    return origin == null
        ? step.say(TextKey.HELD_NOTHING_TO_UNDO).ask()
        : step.become(at(Stage.RECONSIDERING)).say(TextKey.HELD_RECONSIDER).ask();
  }

  /** The sign was not meant: the conversation goes on where it was. */
  private Transition takenBack(Step step) {
    step.record(new Fact.TakenBack(flag));
    if (origin == null || !step.now().isBefore(origin.at().plus(Session.CLOSES_AFTER))) {
      return step.become(new Screening(false)).say(TextKey.HELD_CLEARED).ask();
    }
    if (origin.phase() instanceof Screening before) {
      return step.become(before.again()).say(TextKey.HELD_TAKEN_BACK_REST).ask();
    }
    Session session = origin.phase().session();
    boolean gone = session != null && SessionFlow.hasVanished(session, step.planner().routine());
    if (gone || step.training().gentler()) {
      // It hurt since, or there is nothing to go on with.
      ReminderPlanner.planNext(step);
      return goOn(step.become(new Between(null)), origin);
    }
    if (origin.training() != null) {
      SessionFlow.reopen(step, origin.training());
    } else {
      ReminderPlanner.planNext(step);
    }
    return goOn(step.become(origin.phase()), origin);
  }

  /** What else was asked about, and never answered, is asked first. */
  private static Transition goOn(Step step, Origin origin) {
    boolean holds = origin.phase() instanceof Held;
    step.say(holds ? TextKey.HELD_TAKEN_BACK_HELD : TextKey.HELD_TAKEN_BACK);
    return origin.open().isEmpty() || !(step.person().phase() instanceof Base<?> base)
        ? step.ask()
        : step.become(Unsure.of(List.of(Meaning.EMERGENCY), origin.open(), base)).ask();
  }

  /** What stands behind it still does; else the screening asks again. */
  private Transition cleared(Step step) {
    boolean crisis = flag == RedFlag.CRISIS;
    if (!crisis) {
      FlaringUp.end(step, How.OVERTAKEN);
    }
    step.record(new Fact.Cleared(flag))
        .training(
            crisis
                ? step.training().postponed(step.now().plus(WAIT_AFTER_CRISIS))
                : step.training().cleared(step.now()));
    if (crisis && behind == null && isAllElseAnswered()) {
      ReminderPlanner.planNext(step);
      return step.become(new Between(null)).say(TextKey.HELD_CLEARED_CRISIS).ask();
    }
    return behind != null
        ? step.become(behind).say(TextKey.HELD_CLEARED_REST).ask()
        : step.become(new Screening(false, crisis || origin == null ? null : origin.sign()))
            .say(crisis ? TextKey.HELD_CLEARED_CRISIS : TextKey.HELD_CLEARED)
            .ask();
  }

  /** Whether the signs of the list were asked about before, and none is left open. */
  private boolean isAllElseAnswered() {
    return origin != null
        && origin.open().isEmpty()
        && (origin.phase() instanceof Between || origin.phase() instanceof Exercising);
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case PAIN -> PainReports.noted(step, Input.Pain.UNDESCRIBED);
      case UNDO -> reconsider(step);
      case START, SESSION, DONE, EASIER, SKIP, STOP, STOP_SESSION, STOP_REMINDERS ->
          step.say(advice()).ask();
    };
  }

  @Override
  public Transition pain(Step step, Input.Pain pain) {
    // Whoever should go now hears nothing of what to do should it stay.
    return sendsToHelp()
        ? HelpOnTheWay.still(PainReports.kept(step, pain), flag)
        : PainReports.noted(step, pain);
  }

  @Override
  public Transition unreadable(Step step, Unreadable unreadable) {
    return step.ask();
  }

  @Override
  public Transition reminder(Step step, ReminderDue due) {
    return step.saidAnything() ? step.ask() : step.end();
  }

  @Override
  public Reason disturbed() {
    return Reason.HELD;
  }

  @Override
  public boolean givesWay() {
    return false;
  }
}
