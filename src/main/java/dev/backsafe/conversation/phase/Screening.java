package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The questions that decide whether exercising is safe at all.
 *
 * @param which whether it is asked which sign there is, since the person said that there are some
 * @param checked the sign that was told before, with a doctor's word: it is about any other; null
 *     where there was none
 */
public record Screening(boolean which, @Nullable Sign checked)
    implements Phase.Base<Screening.Answer> {
  /** The warning signs that are asked for; the first that fits is the most urgent one. */
  static final List<RedFlag> ASKED =
      List.of(
          RedFlag.CAUDA_EQUINA,
          RedFlag.CHEST,
          RedFlag.LEGS,
          RedFlag.ACCIDENT,
          RedFlag.CALF,
          RedFlag.FEVER,
          RedFlag.OPERATION,
          RedFlag.PREGNANCY,
          RedFlag.HISTORY);

  public Screening(boolean which) {
    this(which, null);
  }

  /** To the questions about warning signs. */
  public sealed interface Answer extends Button permits Plain, FlagButton {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    NO_FLAGS,
    SOME_FLAGS,
    BACK
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    if (!which) {
      return Question.of(
          Asked.SIGNS, ask(checked != null), noneOrSome(Plain.NO_FLAGS, Plain.SOME_FLAGS));
    }
    List<Option<Answer>> options = new ArrayList<>();
    ASKED.forEach(f -> options.add(new Option<>(new FlagButton(f), Content.option(f), f.id())));
    options.add(Option.of(Plain.BACK, TextKey.SCREENING_BACK, "none"));
    return Question.of(Asked.WHICH_SIGN, Line.of(TextKey.SCREENING_WHICH), options);
  }

  /** Whether any sign of the list is there. */
  static Line ask(boolean checked) {
    return Line.of(
        TextKey.SCREENING_ASK,
        Map.of("checked", new TextArgument.Verbatim(checked ? "yes" : "no")));
  }

  /** The same, asking whether there is any. */
  public Screening again() {
    return new Screening(false, checked);
  }

  /** The answers to whether there is any of the signs, wherever that is asked. */
  static <B extends Button> List<Option<B>> noneOrSome(B none, B some) {
    return List.of(
        Option.of(none, TextKey.SCREENING_NONE, "none"),
        Option.of(some, TextKey.SCREENING_SOME, "some"));
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case FlagButton(RedFlag flag) -> Holds.redFlag(step, Sign.of(flag));
      case Plain plain ->
          switch (plain) {
            case NO_FLAGS -> clear(step);
            case SOME_FLAGS -> step.become(new Screening(true, checked)).ask();
            case BACK -> step.become(again()).ask();
          };
    };
  }

  /** "None, but for the steroids": what has to be seen at once is asked about all the same. */
  @Override
  public boolean knows(Sign sign) {
    return sign == checked && !sign.flag().isUrgent();
  }

  @Override
  public boolean outweighsPain(Answer answer) {
    return answer instanceof FlagButton || answer == Plain.SOME_FLAGS;
  }

  /** Whoever comes has an aching back: only what is sharp is news. */
  @Override
  public boolean notesBeside(Step step, Input.Pain pain) {
    if (pain.endsSession()) {
      PainReports.note(step, pain);
    }
    return true;
  }

  /** A figure of speech may be pain that is too strong to begin with. */
  @Override
  public Optional<Transition> toldMore(Step step, Answer answer, Reading reading) {
    if (answer != Plain.NO_FLAGS || !reading.isFigure()) {
      return Optional.empty();
    }
    Phase.Base<?> next = goOn(step);
    return Optional.of(
        step.become(new Unsure(List.of(Meaning.SHARP_PAIN), null, List.of(), null, next)).ask());
  }

  private static Transition clear(Step step) {
    goOn(step);
    return step.ask();
  }

  private static Phase.Base<?> goOn(Step step) {
    screened(step).say(TextKey.SCREENING_CLEAR);
    boolean known = step.person().profile().complete();
    Phase.Base<?> next = known ? new Between(null) : new SettingUp(SettingUp.Stage.EQUIPMENT, null);
    step.become(next);
    ReminderPlanner.planNext(step); // After a hold they have ended.
    return next;
  }

  /** None of the signs is there; that is good for twelve weeks. */
  static Step screened(Step step) {
    Training training = step.training();
    return step.record(new Fact.ScreenedClear())
        .training(training.with(training.course().screened(step.now())));
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case START -> step.ask();
      case PAIN -> pain(step, Input.Pain.UNDESCRIBED);
      case SESSION, DONE, EASIER, SKIP, STOP, STOP_SESSION, STOP_REMINDERS, UNDO ->
          step.say(TextKey.SCREENING_FIRST).ask();
    };
  }

  @Override
  public Transition pain(Step step, Input.Pain pain) {
    return pain.endsSession()
        ? PainReports.noted(step, pain)
        : step.say(TextKey.SCREENING_ACHE).ask();
  }

  /** Where everybody's back aches, whether it hurts is not the question. */
  @Override
  public Transition text(Step step, FreeText text) {
    Reading reading = text.reading();
    boolean mayHurt = reading.meaning() == Meaning.UNSURE && reading.sign() == null;
    return mayHurt ? Phase.unclear(step) : CommonCommands.text(step, text);
  }

  @Override
  public Reason disturbed() {
    return Reason.ASKED;
  }
}
