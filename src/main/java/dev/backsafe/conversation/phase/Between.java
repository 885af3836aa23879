package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.everyday.WalkingPlan;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.reminder.Snooze;
import dev.backsafe.conversation.reminder.WishedCalls;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Flare;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.recovery.TrainingGate;
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
 * Between sessions: resting or ready, which the clock decides. After pain it asks how it is, and
 * after sharp pain no session starts before the person has said that it has settled; never because
 * a day has passed.
 *
 * @param last the session that has just ended, as long as it may be opened again
 * @param asking what a reminder has asked and nobody answered yet; or null
 */
public record Between(@Nullable Finished last, @Nullable Asking asking)
    implements Phase.Base<Between.Answer> {
  /** What has not settled yet is asked about again after that. */
  private static final Duration ASK_AGAIN_AFTER = Duration.ofDays(1);

  /** What a reminder has asked. */
  public enum Asking {
    /** A session now, or when? */
    TRAIN,
    /** How is it, the morning after pain? */
    MORNING,
    /** Has the sharp pain of the last time settled? Asked by a reminder, before a session. */
    SETTLED,
    /** The same, asked of somebody who wants to start. */
    BEFORE_START,
    /** The same, before a short session. */
    BEFORE_SHORT;

    static Asking before(Length length) {
      return length == Length.WHOLE ? BEFORE_START : BEFORE_SHORT;
    }

    private boolean isBeforeSession() {
      return this == SETTLED || this == BEFORE_START || this == BEFORE_SHORT;
    }
  }

  /** To what is asked between sessions. */
  public sealed interface Answer extends Button permits Plain, Later, HowItIs, FlaringUp.Daily {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    BEGIN,
    BEGIN_SHORT,
    GO_ON,
    WHY,
    SILENCE,
    SETTLED,
    /** Nothing is left but the usual pain. */
    USUAL,
    WALKED
  }

  /** Not now, but then. */
  public record Later(Snooze until) implements Answer {
    @Override
    public String name() {
      return "SNOOZE";
    }

    @Override
    public String argument() {
      return until.id();
    }
  }

  /** How it is after pain. */
  public record HowItIs(Morning morning) implements Answer {
    @Override
    public String name() {
      return "MORNING";
    }

    @Override
    public String argument() {
      return morning.id();
    }
  }

  public Between(@Nullable Finished last) {
    this(last, null);
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    Flare flare = person.training().flare();
    if (flare != null && !isBeforeSession()) {
      return FlaringUp.card(flare, person, planner, now);
    }
    if (asking == Asking.MORNING) {
      return Question.of(
          Asked.MORNING,
          TextKey.MORNING_ASK,
          Option.of(new HowItIs(Morning.BETTER), TextKey.MORNING_BETTER, "better"),
          Option.of(new HowItIs(Morning.SAME), TextKey.MORNING_SAME, "same"),
          Option.of(new HowItIs(Morning.WORSE), TextKey.MORNING_WORSE, "worse"));
    }
    return switch (person.training().gate(now)) {
      case TrainingGate.Open _ ->
          switch (asking) {
            case BEFORE_START, BEFORE_SHORT -> settled(person, false);
            case SETTLED -> settled(person, true);
            case TRAIN -> train(person, planner, now);
            case MORNING -> ready(person, planner, now);
            case null -> ready(person, planner, now);
          };
      case TrainingGate.Closed closed -> resting(closed, person, now);
    };
  }

  private static Question<Answer> ready(Person person, SessionPlanner planner, Instant now) {
    List<Option<Answer>> options = new ArrayList<>();
    options.add(Option.of(Plain.BEGIN, TextKey.READY_BEGIN, "start"));
    options.add(Option.of(Plain.BEGIN_SHORT, TextKey.READY_SHORT, "short"));
    if (Walking.plan(person, now).isOn()) {
      options.add(Option.of(Plain.WALKED, TextKey.WALK_DONE));
    }
    options.add(Option.of(Plain.WHY, TextKey.READY_WHY));
    return Question.of(Asked.READY, about(person, planner, now), options);
  }

  /** Ready, and for about how long. */
  private static Line about(Person person, SessionPlanner planner, Instant now) {
    int minutes = planner.minutes(person, Length.WHOLE, now);
    return Line.of(TextKey.READY, Map.of("minutes", new TextArgument.Count(minutes)));
  }

  private static Question<Answer> train(Person person, SessionPlanner planner, Instant now) {
    return Question.of(
        Asked.TRAIN,
        about(person, planner, now),
        Option.of(Plain.BEGIN, TextKey.REMINDER_START, "start"),
        snooze(Snooze.HOUR),
        snooze(Snooze.TOMORROW),
        snooze(Snooze.WEEK),
        Option.of(Plain.SILENCE, TextKey.REMINDER_OFF, "off"));
  }

  private static Option<Answer> snooze(Snooze until) {
    return new Option<>(new Later(until), Content.snooze(until), until.id());
  }

  /** Where a reminder asks, reminders can be turned off, too. */
  private static Question<Answer> settled(Person person, boolean reminded) {
    List<Option<Answer>> options = new ArrayList<>();
    options.add(Option.of(Plain.SETTLED, TextKey.SETTLED_YES, "settled"));
    if (person.training().usual().orNone() > 0) {
      options.add(Option.of(Plain.USUAL, TextKey.SETTLED_USUAL, "usual"));
    }
    options.add(Option.of(new HowItIs(Morning.SAME), TextKey.MORNING_SAME, "same"));
    options.add(Option.of(new HowItIs(Morning.WORSE), TextKey.MORNING_WORSE, "worse"));
    if (reminded) {
      options.add(Option.of(Plain.SILENCE, TextKey.REMINDER_OFF));
    }
    return Question.of(Asked.SETTLED, Line.of(TextKey.SETTLED_ASK), options);
  }

  private Question<Answer> resting(TrainingGate.Closed closed, Person person, Instant now) {
    List<Line> lines = new ArrayList<>();
    List<Option<Answer>> options = new ArrayList<>();
    boolean left = last != null && last.mayGoOn(person, now);
    if (last != null && left) {
      lines.add(goingOn(last.session()));
      options.add(Option.of(Plain.GO_ON, TextKey.READY_GO_ON, "start"));
    }
    lines.add(Content.resting(closed, now));
    WalkingPlan walking = Walking.plan(person, now);
    if (walking.isOn()) {
      lines.add(Walking.week(walking));
      options.add(Option.of(Plain.WALKED, TextKey.WALK_DONE));
    }
    options.add(Option.of(Plain.WHY, TextKey.READY_WHY));
    return new Question<>(left ? Asked.READY : Asked.NOTHING, lines, options, null);
  }

  /** Whether the session before may still be gone on with today. */
  boolean mayGoOn(Step step) {
    return last != null && last.mayGoOn(step.person(), step.now());
  }

  private static Line goingOn(Session session) {
    return Line.of(TextKey.READY_LEFT, Map.of("left", new TextArgument.Count(session.left())));
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case Later(Snooze until) -> WishedCalls.putOff(step, until).end();
      case HowItIs(Morning morning) -> told(step, morning);
      case FlaringUp.Daily(Morning how) -> told(step, how);
      case Plain plain ->
          switch (plain) {
            case BEGIN -> SessionFlow.start(step, Length.WHOLE);
            case BEGIN_SHORT -> SessionFlow.start(step, Length.SHORT);
            case GO_ON -> start(step);
            case WHY -> CommonCommands.why(step);
            case SILENCE -> Stopping.silence(step).ask();
            case SETTLED, USUAL -> settled(step);
            case WALKED -> Walking.done(step, Walking.plan(step.person(), step.now()).minutes());
          };
    };
  }

  /** Better, unchanged, or worse. */
  private Transition told(Step step, Morning how) {
    if (step.training().flare() != null) {
      boolean waits = isBeforeSession() && how != Morning.BETTER;
      Training training = step.training();
      step.training(waits ? training.postponed(step.now().plus(ASK_AGAIN_AFTER)) : training);
      return FlaringUp.told(step.become(new Between(last)), how);
    }
    step.record(new Fact.MorningTold(how))
        .training(step.training().morning(how == Morning.WORSE))
        .become(new Between(how == Morning.BETTER ? last : null));
    return switch (how) {
      case BETTER -> step.say(TextKey.MORNING_GOOD).ask();
      case SAME ->
          isBeforeSession()
              ? notYet(step)
              : PainReports.unsettled(step.say(TextKey.MORNING_GENTLER));
      case WORSE -> PainReports.worse(step.say(TextKey.MORNING_CLINICIAN));
    };
  }

  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    return answer.id().equals("gone") ? Optional.of(gone(step)) : Optional.empty();
  }

  /** The pain is gone, which is more than better. */
  private Transition gone(Step step) {
    step.training(step.training().settled(true));
    return told(step, Morning.BETTER);
  }

  /** On bad days pain is what the question is about, unless it is sharp. */
  @Override
  public boolean notesBeside(Step step, Input.Pain pain) {
    boolean about = step.training().flare() != null && !pain.endsSession();
    if (about) {
      step.record(new Fact.PainReported(null, null, pain.kind(), pain.score(), Hurt.MORE));
    }
    return about;
  }

  /** What has not got better is told with its pain. */
  @Override
  public boolean outweighsPain(Answer answer) {
    return answer instanceof HowItIs(Morning how) && how != Morning.BETTER;
  }

  private boolean isBeforeSession() {
    return asking != null && asking.isBeforeSession();
  }

  private static Transition notYet(Step step) {
    step.training(step.training().postponed(step.now().plus(ASK_AGAIN_AFTER)));
    ReminderPlanner.planNext(step);
    return PainReports.unsettled(step.say(TextKey.SETTLED_WAIT));
  }

  /** What was asked for before goes on. */
  private Transition settled(Step step) {
    step.record(new Fact.Settled())
        .training(step.training().settled(true))
        .say(TextKey.SETTLED_GOOD);
    Between settled = new Between(last);
    return switch (asking) {
      case BEFORE_START -> SessionFlow.start(step.become(settled), Length.WHOLE);
      case BEFORE_SHORT -> SessionFlow.start(step.become(settled), Length.SHORT);
      case TRAIN, MORNING, SETTLED -> step.become(new Between(last, Asking.TRAIN)).ask();
      case null -> step.become(new Between(last, Asking.TRAIN)).ask();
    };
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case START -> step.ask();
      case SESSION -> start(step);
      case PAIN -> step.become(new DescribingPain(null, null)).ask();
      case UNDO -> Finished.undo(step, last);
      case STOP, STOP_SESSION, STOP_REMINDERS -> Stopping.asked(step, command, this);
      case EASIER -> last == null ? notInSession(step) : found(step, Effort.HARD);
      case DONE ->
          last != null && last.mayGoOn(step) && last.isAllButOne()
              ? last.done(step)
              : notInSession(step);
      case SKIP -> notInSession(step);
    };
  }

  private static Transition notInSession(Step step) {
    return step.say(TextKey.BETWEEN_NOT_IN_SESSION).ask();
  }

  /** "That was too hard" is about the session that has just ended. */
  private static Transition found(Step step, Effort effort) {
    return LookingBack.told(step, effort).say(TextKey.EFFORT_NOTED).ask();
  }

  /** A session that was broken off goes on the same day; else a new one starts. */
  private Transition start(Step step) {
    return last != null && last.mayGoOn(step)
        ? last.goOn(step)
        : SessionFlow.start(step, Length.WHOLE);
  }

  @Override
  public Transition pain(Step step, Input.Pain pain) {
    return PainReports.told(step, null, pain);
  }

  /** An answer in words. What may be pain is heard as such; what is unclear is asked again. */
  @Override
  public Transition text(Step step, FreeText text) {
    Meaning meaning = text.reading().meaning();
    boolean morning = asking == Asking.MORNING || step.training().flare() != null;
    if (meaning == Meaning.NO_PAIN && isBeforeSession()) {
      return settled(step);
    }
    if (meaning == Meaning.NO_PAIN && morning) {
      return gone(step);
    }
    if (meaning == Meaning.HARDER && last != null) {
      return found(step, Effort.EASY);
    }
    boolean unclear = meaning == Meaning.UNKNOWN && (morning || isBeforeSession());
    return unclear ? Phase.unclear(step) : CommonCommands.text(step, text);
  }

  /** If the close has just come to pass, catching up has said so; the question completes it. */
  @Override
  public Transition reminder(Step step, ReminderDue due) {
    return step.saidAnything() ? step.ask() : step.end();
  }

  @Override
  public @Nullable Reason disturbed() {
    return null;
  }

  @Override
  public boolean givesWay() {
    return false;
  }
}
