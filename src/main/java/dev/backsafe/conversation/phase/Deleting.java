package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Effect;
import dev.backsafe.conversation.Input.CommonCommand;
import dev.backsafe.conversation.Input.PlainCommand;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Asked;
import java.time.Instant;

/** Is everything that is stored of them to be erased? */
public record Deleting(Base<?> back) implements Phase.Interrupting<Deleting.Answer> {
  /** To that. */
  public enum Answer implements Button {
    DELETE,
    KEEP
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return Question.of(
        Asked.DELETING,
        TextKey.DELETE_ASK,
        Option.of(Answer.DELETE, TextKey.DELETE_YES, "yes"),
        Option.of(Answer.KEEP, TextKey.DELETE_NO, "no"));
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case DELETE -> step.say(TextKey.DELETE_GONE).effect(new Effect.Erase()).end();
      case KEEP -> step.become(back).say(TextKey.DELETE_KEPT).ask();
    };
  }

  @Override
  public Transition common(Step step, CommonCommand command) {
    return command == PlainCommand.DELETE ? step.ask() : passOn(step, command);
  }
}
