package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.PlainCommand;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.WishKey;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote was not clear, but no pain: the likeliest meanings stand on buttons. Of a
 * place that was named, and nothing with it, its clock alone is kept.
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
    /** Somebody who has named a place is there now. */
    MOVED(Meaning.UNKNOWN, TextKey.UNSURE_YES),
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
        case WALKING, DOCTOR, BACK, MOVED, NONE -> false;
      };
    }
  }

  public Guessing {
    candidates = List.copyOf(candidates);
  }

  /** The question about a reading that is not clear; empty where there is nothing to offer. */
  static Optional<Guessing> of(Step step, Reading reading) {
    Phase<?> phase = step.person().phase();
    boolean rests = step.training().gate(step.now()) instanceof TrainingGate.Closed;
    List<Meaning> candidates =
        reading.candidates().stream().filter(c -> !rests || c != Meaning.START).toList();
    return phase instanceof Base<?> base && (base instanceof Between || base instanceof Exercising)
        ? Optional.of(new Guessing(candidates, reading.topic(), base))
            .filter(guessing -> guessing.answers().findAny().isPresent())
        : Optional.empty();
  }

  /** The question what they want to know; empty where something else has to be answered first. */
  static Optional<Guessing> topics(Phase<?> phase) {
    return phase instanceof Base<?> base && (base instanceof Between || base instanceof Exercising)
        ? Optional.of(new Guessing(List.of(Meaning.QUESTION), null, base))
        : Optional.empty();
  }

  /** Asks whether they are there now; empty where nobody knows such a place. */
  public static Optional<Transition> place(Step step, String name) {
    List<ZoneId> zones = step.places().zonesOf(name);
    boolean asks =
        step.person().phase() instanceof Between || step.person().phase() instanceof Exercising;
    if (zones.isEmpty() || !asks || !(step.person().phase() instanceof Base<?> base)) {
      return Optional.empty();
    }
    return zones.size() == 1
        ? Optional.of(
            step.become(new Guessing(List.of(Meaning.SETTING), zones.getFirst().getId(), base))
                .ask())
        : Optional.of(Phase.answer(step, new Input.Moved(List.of(name)))); // Asks which of them.
  }

  /** Whether it is asked whether they are where this clock is right. */
  private boolean asksWhere() {
    return topic != null && topic.contains("/") && candidates.equals(List.of(Meaning.SETTING));
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
      // It hinders nobody: what is said next is taken as it would be behind it.
      return Question.of(
          back instanceof Exercising ? Asked.CARD : Asked.NOTHING,
          TextKey.TALK_QUESTION,
          Option.of(Answer.WALKING, Answer.WALKING.label),
          Option.of(Answer.DOCTOR, Answer.DOCTOR.label),
          Option.of(Answer.BACK, Answer.BACK.label, "no"));
    }
    if (topic != null && asksWhere()) {
      String city = topic.substring(topic.lastIndexOf('/') + 1).replace('_', ' ');
      return Question.of(
          Asked.MEANT,
          WishKey.THERE_NOW.line(Map.of("place", new TextArgument.Verbatim(city))),
          Option.of(Answer.MOVED, Answer.MOVED.label, "yes"),
          Option.of(Answer.BACK, TextKey.UNSURE_NO_FLAG, "no"));
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
      case MOVED -> passOn(step, new Input.Moved(topic == null ? List.of() : List.of(topic)));
      case NONE -> step.become(back).say(Content.unclear(Asked.NOTHING, step.now())).ask();
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

  /** "Go back" takes nothing back that was done. */
  @Override
  public Transition command(Step step, SessionCommand command) {
    return command == SessionCommand.UNDO || command == SessionCommand.START
        ? step.become(back).ask()
        : passOn(step, command);
  }

  /** Other words are another try. */
  @Override
  public Transition text(Step step, FreeText text) {
    return passOn(step, new FreeText(Asked.NOTHING, text.reading()));
  }
}
