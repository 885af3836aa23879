package dev.backsafe.conversation;

import dev.backsafe.conversation.Input.Choice;
import dev.backsafe.conversation.Input.Command;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Phase.Base;
import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.Consenting;
import dev.backsafe.conversation.Phase.Deleting;
import dev.backsafe.conversation.Phase.DescribingPain;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.Phase.Held;
import dev.backsafe.conversation.Phase.Screening;
import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.conversation.Phase.Stopping;
import dev.backsafe.conversation.Phase.Unsure;
import dev.backsafe.routine.Routine;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The coach: a pure and total function. Every phase answers every input; a warning sign is heard in
 * all of them, and pain is heard before anything else.
 */
public final class Engine {
  private final Prompts prompts;
  private final Sessions sessions;
  private final Holds holds;
  private final WelcomeTalk welcome;
  private final SetUpTalk setUp;
  private final ExerciseTalk exercise;
  private final PainTalk pain;
  private final BetweenTalk between;
  private final StopTalk stop;
  private final CommonCommands anywhere;

  public Engine(Routine routine, Places places) {
    SessionPlanner planner = new SessionPlanner(routine);
    prompts = new Prompts(planner);
    sessions = new Sessions(planner);
    anywhere = new CommonCommands(planner);
    pain = new PainTalk(planner, sessions, anywhere);
    holds = new Holds(sessions, anywhere, pain);
    welcome = new WelcomeTalk(holds, anywhere, pain);
    setUp = new SetUpTalk(planner, sessions, places, anywhere, pain);
    stop = new StopTalk(sessions);
    exercise = new ExerciseTalk(planner, sessions, pain, anywhere, stop);
    between = new BetweenTalk(sessions, pain, anywhere, stop);
  }

  /** The question that stands at this moment, with its buttons. */
  public Message prompt(Person person, Instant now) {
    return prompts.of(person, now);
  }

  /** Until when what a reminder has just said may be sent: then it is night, or no news. */
  public Instant sayableUntil(Person person, Instant now) {
    return ReminderPolicy.sayableUntil(person, now);
  }

  /** What a reminder has said could not be sent until then, and is dropped. */
  public Transition unsaid(Person person, Instant dueAt, Instant now) {
    return ReminderPolicy.unsaid(new Step(prompts, person, now), dueAt);
  }

  /** What the input makes of the person. */
  public Transition step(Person person, Input input, Instant now) {
    Step step = new Step(prompts, person, now);
    if (input instanceof ReminderDue n && ReminderPolicy.wakes(person, now)) {
      return ReminderPolicy.untilMorning(step, n);
    }
    sessions.catchUp(step);
    if (input instanceof ReminderDue n && !ReminderPolicy.isOfSession(n.kind())) {
      return step.person().isStored() ? ReminderPolicy.due(step, n) : step.end();
    }
    if (!(input instanceof ReminderDue)) {
      sessions.heard(step);
    }
    Input meant = input instanceof FreeText text ? meant(step, text) : input;
    if (meant instanceof FreeText text && text.reading().meaning() == Meaning.EMERGENCY) {
      return holds.redFlag(
          step, Objects.requireNonNullElse(text.reading().flag(), RedFlag.HISTORY));
    }
    if (meant instanceof FreeText text && text.reading().flag() != null) {
      return anywhere.alarm(step, text.reading());
    }
    if (meant instanceof Choice choice && !isOffered(step, choice)) {
      return step.say(TextKey.OLD_BUTTON).ask();
    }
    return dispatch(step, meant);
  }

  private Transition dispatch(Step step, Input input) {
    return switch (step.person().phase()) {
      case Consenting _ -> welcome.consenting(step, input);
      case Screening s -> welcome.screening(step, s, input);
      // Settings can wait; what hurts is heard where it hurts.
      case SettingUp(_, Base back) when back != null && isPain(input) ->
          dispatch(step.become(back), input);
      case SettingUp s -> setUp.step(step, s, input);
      case Held h -> holds.step(step, h, input);
      case Between b -> between.step(step, b, input);
      case Exercising e -> exercise.step(step, e.session(), input);
      case DescribingPain d -> pain.step(step, d, input);
      case Unsure u -> unsure(step, u, input);
      case Deleting d -> deleting(step, d, input);
      case Stopping s -> stopping(step, s, input);
    };
  }

  private static boolean isPain(Input input) {
    return input instanceof Input.Pain
        || (input instanceof Command(Verb verb, _) && verb == Verb.PAIN);
  }

  /** A button counts only at the step at which it was offered, and only if it was offered. */
  private boolean isOffered(Step step, Choice choice) {
    Message prompt = prompts.of(step.person(), step.now());
    return choice.step() == step.person().step()
        && prompt.options().stream()
            .anyMatch(o -> o.action() == choice.action() && o.of().equals(choice.of()));
  }

  /** Free text that says the same as a command or a report of pain becomes one. */
  private Input meant(Step step, FreeText text) {
    Reading reading = text.reading();
    if (step.person().phase() instanceof SettingUp s && setUp.isAnswer(s, text.text())) {
      return reading.meaning() == Meaning.EMERGENCY ? text : new FreeText(text.text(), NOTHING);
    }
    return switch (reading.meaning()) {
      case SHARP_PAIN -> new Input.Pain(PainKind.SHARP, reading.severity());
      case DISCOMFORT -> new Input.Pain(null, reading.severity());
      case DONE -> new Command(Verb.DONE);
      case SKIP -> new Command(Verb.SKIP);
      case STOP -> new Command(Verb.STOP, StopTalk.SESSION);
      case START -> new Command(Verb.SESSION);
      case EASIER -> new Command(Verb.EASIER);
      case HOW -> new Command(Verb.HOW);
      case HELP -> new Command(Verb.HELP);
      case EMERGENCY, NO_PAIN, UNKNOWN, UNSURE -> text;
    };
  }

  private static final Reading NOTHING =
      new Reading(Meaning.UNKNOWN, null, List.of(), List.of(), null);

  /** A question about a warning sign stands until it is answered; one about pain gives way. */
  private Transition unsure(Step step, Unsure unsure, Input input) {
    boolean stands = unsure.flag() != null;
    return switch (input) {
      case Choice c -> {
        step.become(unsure.back());
        yield switch (c.action()) {
          case YES_PAIN -> dispatch(step, new Input.Pain(null, null));
          case YES_FLAG ->
              holds.redFlag(step, Objects.requireNonNullElse(unsure.flag(), RedFlag.HISTORY));
          case DONE -> dispatch(step, new Command(Verb.DONE));
          default -> step.say(TextKey.CARD_ANSWER_GOOD).ask();
        };
      }
      case FreeText t when !stands && t.reading().meaning() == Meaning.NO_PAIN ->
          step.become(unsure.back()).say(TextKey.CARD_ANSWER_GOOD).ask();
      case ReminderDue n ->
          Sessions.of(unsure) == null
              ? (step.saidAnything() ? step.ask() : step.end())
              : ExerciseTalk.reminder(step, n);
      case FreeText _, Input.Unreadable _ -> step.ask();
      case Command c when stands -> behindTheFlag(step, c);
      case Command c -> dispatch(step.become(unsure.back()), c);
      case Input.Pain p when stands && !p.endsSession() -> step.ask();
      case Input.Pain p -> dispatch(step.become(unsure.back()), p);
    };
  }

  /**
   * What can be told without leaving the question about a warning sign is; the rest waits for it.
   */
  private Transition behindTheFlag(Step step, Command command) {
    return switch (command.verb()) {
      case HELP, PRIVACY, EXPORT -> anywhere.command(step, command);
      case START, SESSION, DONE, PAIN, EASIER, SKIP, STOP, UNDO -> step.ask();
      case HOW, WHY, EXERCISES, PROGRESS, SETTINGS, REMINDERS, DELETE ->
          step.say(TextKey.SCREENING_FIRST).ask();
    };
  }

  private Transition stopping(Step step, Stopping stopping, Input input) {
    return switch (input) {
      case Choice c -> stop.choice(step.become(stopping.back()), c);
      case FreeText _, Input.Unreadable _ -> step.ask();
      case Command c -> dispatch(step.become(stopping.back()), c);
      case Input.Pain p -> dispatch(step.become(stopping.back()), p);
      case ReminderDue n -> dispatch(step.become(stopping.back()), n);
    };
  }

  private Transition deleting(Step step, Deleting deleting, Input input) {
    return switch (input) {
      case Choice c when c.action() == Action.DELETE ->
          step.say(TextKey.DELETE_GONE).effect(new Effect.Erase()).end();
      case Choice _ -> step.become(deleting.back()).say(TextKey.DELETE_KEPT).ask();
      case FreeText _, Input.Unreadable _ -> step.ask();
      case Command c when c.verb() == Verb.DELETE -> step.ask();
      case Command c -> dispatch(step.become(deleting.back()), c);
      case Input.Pain p -> dispatch(step.become(deleting.back()), p);
      case ReminderDue n -> dispatch(step.become(deleting.back()), n);
    };
  }
}
