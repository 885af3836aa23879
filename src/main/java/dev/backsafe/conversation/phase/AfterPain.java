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
import dev.backsafe.conversation.PainKey;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Asked;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Sharp pain was told, and the routine rests. As long as nothing else is talked about it can be
 * taken back: whoever was only joking need not wait for two days, nor say that it has settled.
 *
 * @param doubted whether it is asked what it was like, since the person says that it was not meant
 */
public record AfterPain(boolean doubted, BeforePain before, Between back)
    implements Phase.Interrupting<AfterPain.Answer> {
  /** To that. */
  public enum Answer implements Button {
    ALL_RIGHT,
    NOT_MEANT,
    HURTS,
    TINGLES,
    ACHES,
    NOTHING_HURTS
  }

  AfterPain(BeforePain before, Between back) {
    this(false, before, back);
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    if (doubted) {
      return Question.of(
          Asked.PAIN_KIND,
          PainKey.MISHEARD.line(),
          List.of(
              Option.of(Answer.HURTS, TextKey.PAIN_SHARP, PainKind.SHARP.id()),
              Option.of(Answer.TINGLES, TextKey.PAIN_TINGLING, PainKind.TINGLING.id()),
              Option.of(Answer.ACHES, PainKey.ONLY_ACHE, PainKind.ACHE.id()),
              Option.of(Answer.NOTHING_HURTS, PainKey.NOTHING_HURTS, "none")));
    }
    List<Line> lines = back.question(person, planner, now).lines();
    return new Question<>(
        Asked.AFTER_PAIN,
        lines,
        List.of(
            Option.of(Answer.ALL_RIGHT, PainKey.NOTED, "noted"),
            Option.of(Answer.NOT_MEANT, TextKey.HELD_NOT_MEANT, "not-meant")),
        null);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case ALL_RIGHT -> left(step);
      case NOT_MEANT -> doubt(step);
      case HURTS, TINGLES -> left(step.say(PainKey.STILL_RESTS));
      case ACHES ->
          takenBack(step, back -> Phase.answer(back, new Input.Pain(PainKind.ACHE, null)));
      case NOTHING_HURTS -> unmeant(step);
    };
  }

  /** What it was like is what is asked. */
  @Override
  public boolean outweighsPain(Answer answer) {
    return answer == Answer.NOT_MEANT || (doubted && answer != Answer.NOTHING_HURTS);
  }

  /** Stands behind what was just told, unless that has a question of its own. */
  static Transition stand(Step step, BeforePain before) {
    return step.person().phase() instanceof Between back && step.training().flare() == null
        ? step.become(new AfterPain(before, back)).ask()
        : step.ask();
  }

  /** What a first session leaves to be asked is asked then. */
  private Transition left(Step step) {
    return Arranging.afterFirstSession(step.become(back));
  }

  private Transition doubt(Step step) {
    return step.become(new AfterPain(true, before, back)).ask();
  }

  private Transition unmeant(Step step) {
    return takenBack(step, back -> back.say(TextKey.HELD_TAKEN_BACK).ask());
  }

  /**
   * It was not sharp: the conversation goes on where it was, as if nothing had been told.
   *
   * @param on what is done there
   */
  private Transition takenBack(Step step, Function<Step, Transition> on) {
    Session session = before.phase().session();
    boolean gone = session != null && SessionFlow.hasVanished(session, step.planner().routine());
    if (gone || !before.isFresh(step.now())) {
      return left(step.say(TextKey.NOTHING_TO_UNDO));
    }
    step.record(new Fact.PainTakenBack()).become(before.phase());
    if (session == null) {
      ReminderPlanner.planNext(step.training(before.training()));
    } else {
      SessionFlow.reopen(step, before.training());
    }
    return on.apply(step);
  }

  /** "It's my ordinary ache": told behind what was taken for sharp, it says what that was like. */
  @Override
  public Transition pain(Step step, Input.Pain pain) {
    if (pain.kind() != PainKind.ACHE || pain.endsSession()) {
      return passOn(step, pain);
    }
    return doubted ? pressed(step, Answer.ACHES) : doubt(step);
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case UNDO -> doubted ? step.ask() : doubt(step);
      // "No pain now, let's go on": only what was not sharp lets anybody go on.
      case START, SESSION ->
          doubted ? step.ask() : before.isFresh(step.now()) ? doubt(step) : left(step);
      case DONE, EASIER, SKIP, PAIN, STOP, STOP_SESSION, STOP_REMINDERS -> passOn(step, command);
    };
  }

  /** What only tells something leaves the question. */
  @Override
  public Transition common(Step step, CommonCommand command) {
    return command instanceof PlainCommand
        ? CommonCommands.answer(step, command)
        : passOn(step, command);
  }

  @Override
  public Transition text(Step step, FreeText text) {
    return switch (text.reading().meaning()) {
      case NO_PAIN, EXERTION -> doubted ? unmeant(step) : doubt(step);
      case THANKS -> doubted ? step.ask() : left(step.say(TextKey.TALK_THANKS));
      case GREETING, WAIT, QUESTION -> CommonCommands.text(step, text);
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, DONE, UNDO, SKIP, STOP, START -> passOn(step, text);
      case EASIER, HARDER, HOW, REMINDER, SETTING, PROGRESS, HELP, UNSURE -> passOn(step, text);
      case UNKNOWN -> doubted ? Phase.unclear(step) : CommonCommands.text(step, text);
    };
  }

  @Override
  public boolean givesWay() {
    return false;
  }
}
