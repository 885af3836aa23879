package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.CommonCommand;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Input.Unreadable;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * First contact: nothing is known and nothing is stored until the person agrees.
 *
 * @param met whether the welcome was said before, as far as is remembered
 */
public record Consenting(boolean met) implements Phase<Consenting.Answer> {
  /** To the welcome. */
  public enum Answer implements Button {
    AGREE,
    DECLINE
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return new Question<>(
        Asked.CONSENT,
        met
            ? List.of(Line.of(TextKey.WELCOME_PRIVACY))
            : List.of(Line.of(TextKey.WELCOME), Line.of(TextKey.WELCOME_PRIVACY)),
        List.of(
            Option.of(Answer.AGREE, TextKey.WELCOME_AGREE, "yes"),
            Option.of(Answer.DECLINE, TextKey.WELCOME_DECLINE, "no")),
        null);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case AGREE -> step.record(new Fact.Consented()).become(new Screening(false)).ask();
      case DECLINE -> step.say(TextKey.WELCOME_DECLINED).end();
    };
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return met && command == SessionCommand.START ? step.say(TextKey.WELCOME).ask() : step.ask();
  }

  /** What can be answered without knowing, or keeping, anything. */
  @Override
  public Transition common(Step step, CommonCommand command) {
    return switch (command) {
      case Input.How _ -> CommonCommands.answer(step, command);
      case Input.Wish _ -> step.ask();
      case Input.PlainCommand plain ->
          switch (plain) {
            case HELP, PRIVACY, WHY, EXERCISES -> CommonCommands.answer(step, command);
            case EXPORT, DELETE, PROGRESS, SUMMARY ->
                step.say(TextKey.WELCOME_NOTHING_STORED).ask();
            case SETTINGS -> step.ask();
          };
    };
  }

  @Override
  public Transition pain(Step step, Input.Pain pain) {
    return step.say(TextKey.WELCOME_PAIN).ask();
  }

  @Override
  public boolean notesBeside(Step step, Input.Pain pain) {
    step.say(TextKey.WELCOME_PAIN);
    return true;
  }

  /** Whatever a stranger says first is a hello, unless it may be an alarm. */
  @Override
  public Transition text(Step step, FreeText text) {
    return met || text.reading().meaning() == Meaning.UNSURE
        ? CommonCommands.text(step, text)
        : step.ask();
  }

  @Override
  public Transition unreadable(Step step, Unreadable unreadable) {
    return step.ask();
  }

  @Override
  public @Nullable Base<?> base() {
    return null;
  }

  @Override
  public Reason disturbed() {
    return Reason.ASKED;
  }

  @Override
  public boolean givesWay() {
    return false;
  }
}
