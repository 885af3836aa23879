package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.PlainCommand;
import dev.backsafe.conversation.Input.SessionCommand;
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
import dev.backsafe.understanding.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote was not clear, but no pain: the likeliest meanings stand on buttons.
 *
 * @param candidates what the words may have meant, likeliest first
 * @param topic what they asked about, if they asked
 */
public record Guessing(List<Meaning> candidates, @Nullable String topic, Base<?> back)
    implements Phase.Interrupting<Guessing.Answer> {
  private static final int MOST = 3;

  /** What was meant. */
  public enum Answer implements Button {
    DONE(Meaning.DONE, TextKey.CARD_DONE),
    SKIP(Meaning.SKIP, TextKey.CARD_SKIP),
    EASIER(Meaning.EASIER, TextKey.CARD_EASIER),
    STOP(Meaning.STOP, TextKey.CARD_STOP),
    WAIT(Meaning.WAIT, TextKey.MEANT_WAIT),
    START(Meaning.START, TextKey.MEANT_START),
    UNDO(Meaning.UNDO, TextKey.MEANT_UNDO),
    HARDER(Meaning.HARDER, TextKey.MEANT_HARDER),
    HOW(Meaning.HOW, TextKey.CARD_HOW),
    QUESTION(Meaning.QUESTION, TextKey.MEANT_QUESTION),
    REMINDERS(Meaning.REMINDER, TextKey.MEANT_REMINDERS),
    SETTINGS(Meaning.SETTING, TextKey.MEANT_SETTINGS),
    PROGRESS(Meaning.PROGRESS, TextKey.MEANT_PROGRESS),
    SUMMARY(Meaning.PROGRESS, TextKey.MEANT_SUMMARY),
    HELP(Meaning.HELP, TextKey.MEANT_HELP),
    /** What may be asked, where it is not clear what was. */
    WALKING(Meaning.QUESTION, TextKey.ANSWER_WALKING),
    DOCTOR(Meaning.QUESTION, TextKey.ANSWER_DOCTOR),
    BACK(Meaning.UNKNOWN, TextKey.ANSWER_BACK),
    NONE(Meaning.UNKNOWN, TextKey.MEANT_NONE);

    private final Meaning meaning;
    private final TextKey label;

    Answer(Meaning meaning, TextKey label) {
      this.meaning = meaning;
      this.label = label;
    }

    /** Whether it can be done there at all. */
    private boolean fits(Base<?> back) {
      return switch (this) {
        case DONE, SKIP, EASIER, STOP, WAIT -> back instanceof Exercising;
        case START -> back instanceof Between;
        case UNDO, HARDER, HOW, QUESTION, REMINDERS, SETTINGS, PROGRESS, SUMMARY, HELP -> true;
        case WALKING, DOCTOR, BACK, NONE -> false;
      };
    }
  }

  public Guessing {
    candidates = List.copyOf(candidates);
  }

  /** The question about a reading that is not clear; empty where there is nothing to offer. */
  static Optional<Guessing> of(Reading reading, Phase<?> phase) {
    return phase instanceof Base<?> base && (base instanceof Between || base instanceof Exercising)
        ? Optional.of(new Guessing(reading.candidates(), reading.topic(), base))
            .filter(guessing -> guessing.answers().findAny().isPresent())
        : Optional.empty();
  }

  /** The question what they want to know; empty where something else has to be answered first. */
  static Optional<Guessing> topics(Phase<?> phase) {
    return phase instanceof Base<?> base && (base instanceof Between || base instanceof Exercising)
        ? Optional.of(new Guessing(List.of(Meaning.QUESTION), null, base))
        : Optional.empty();
  }

  /** Whether it is clear that they ask, and not what. */
  private boolean asksWhat() {
    return topic == null && candidates.equals(List.of(Meaning.QUESTION));
  }

  private Stream<Answer> answers() {
    return candidates.stream()
        .flatMap(c -> Stream.of(Answer.values()).filter(a -> a.meaning == c))
        .filter(answer -> answer.fits(back))
        .filter(answer -> answer != (isForOthers() ? Answer.PROGRESS : Answer.SUMMARY))
        .limit(MOST);
  }

  /** Whether it may be the page for an appointment that is wished for. */
  private boolean isForOthers() {
    return CommandName.SUMMARY.id().equals(topic);
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    if (asksWhat()) {
      return Question.of(
          Asked.MEANT,
          TextKey.TALK_QUESTION,
          Option.of(Answer.WALKING, Answer.WALKING.label),
          Option.of(Answer.DOCTOR, Answer.DOCTOR.label),
          Option.of(Answer.BACK, Answer.BACK.label, "no"));
    }
    List<Answer> offered = answers().toList();
    List<Option<Answer>> options = new ArrayList<>();
    for (Answer answer : offered) {
      // "Yes" is an answer where only one thing is asked.
      options.add(
          offered.size() == 1
              ? Option.of(answer, answer.label, "yes")
              : Option.of(answer, answer.label));
    }
    options.add(Option.of(Answer.NONE, TextKey.MEANT_NONE, "no"));
    return Question.of(Asked.MEANT, Line.of(TextKey.MEANT_ASK), options);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case DONE -> passOn(step, SessionCommand.DONE);
      case SKIP -> passOn(step, SessionCommand.SKIP);
      case EASIER -> passOn(step, SessionCommand.EASIER);
      case STOP -> passOn(step, SessionCommand.STOP_SESSION);
      case START -> passOn(step, SessionCommand.SESSION);
      case UNDO -> passOn(step, SessionCommand.UNDO);
      case HOW -> passOn(step, new Input.How(null, null));
      case SETTINGS -> passOn(step, PlainCommand.SETTINGS);
      case REMINDERS -> passOn(step, new Input.Reminders(null));
      case PROGRESS -> passOn(step, PlainCommand.PROGRESS);
      case SUMMARY -> passOn(step, PlainCommand.SUMMARY);
      case HELP -> passOn(step, PlainCommand.HELP);
      case QUESTION ->
          isForOthers() ? passOn(step, PlainCommand.SUMMARY) : said(step, answer.meaning, topic);
      case WAIT, HARDER -> said(step, answer.meaning, topic);
      case WALKING -> said(step, answer.meaning, "walking");
      case DOCTOR -> said(step, answer.meaning, "see-a-doctor");
      case BACK -> step.become(back).ask();
      case NONE -> step.become(back).say(TextKey.NOT_UNDERSTOOD).ask();
    };
  }

  /** As if the words had plainly meant it. */
  private Transition said(Step step, Meaning meaning, @Nullable String asked) {
    String about = meaning == Meaning.QUESTION ? asked : null;
    return text(
        step,
        new FreeText(
            Asked.NOTHING, new Reading(meaning, about, null, List.of(), List.of(), null, null)));
  }

  /** Other words are another try. */
  @Override
  public Transition text(Step step, FreeText text) {
    return passOn(step, new FreeText(Asked.NOTHING, text.reading()));
  }
}
