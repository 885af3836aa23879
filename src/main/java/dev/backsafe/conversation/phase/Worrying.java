package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something else than the pain itself worries the person: which of the signs that come with pain is
 * it? Whoever has no word for it finds it here.
 */
public record Worrying(Base<?> back) implements Phase.Interrupting<Worrying.Answer> {
  /** What can come with pain and must not wait; the most urgent first. */
  private static final List<RedFlag> COMES_WITH_PAIN =
      List.of(
          RedFlag.CAUDA_EQUINA,
          RedFlag.LEGS,
          RedFlag.CHEST,
          RedFlag.ACCIDENT,
          RedFlag.CALF,
          RedFlag.FEVER);

  /** To what it is that worries. */
  public sealed interface Answer extends Button permits Plain, FlagButton {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    NONE_OF_THESE
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    List<Option<Answer>> options = new ArrayList<>();
    COMES_WITH_PAIN.forEach(
        f -> options.add(new Option<>(new FlagButton(f), Content.option(f), f.id())));
    options.add(Option.of(Plain.NONE_OF_THESE, TextKey.SCREENING_NONE, "none"));
    return Question.of(Asked.WHICH_SIGN, Line.of(TextKey.PAIN_WORRY), options);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case FlagButton(RedFlag flag) -> Holds.redFlag(step.become(back), Sign.of(flag));
      case Plain _ -> step.become(back).ask();
    };
  }

  @Override
  public boolean outweighsPain(Answer answer) {
    return answer instanceof FlagButton;
  }

  @Override
  public Transition reminder(Step step, ReminderDue due) {
    return session() == null ? step.end() : Exercising.stillThere(step, due);
  }
}
