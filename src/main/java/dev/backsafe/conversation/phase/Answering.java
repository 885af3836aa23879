package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.AnswerTopic;
import dev.backsafe.conversation.AnswerTopic.Place;
import dev.backsafe.conversation.AnswerTopic.Sentence;
import dev.backsafe.conversation.AnswerValue;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.understanding.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks is answered, whatever stands; then the question that stood is asked again. To
 * ask changes nothing.
 */
public final class Answering {
  private Answering() {}

  public static Transition answer(Step step, FreeText text) {
    // What was guessed at is settled by what is asked now.
    if (step.person().phase() instanceof Guessing(_, _, var back)) {
      step.become(back);
    }
    Reading reading = text.reading();
    Optional<AnswerTopic> asked = step.answers().find(reading.topic());
    boolean aside =
        reading.ofSomeoneElse() || asked.filter(AnswerTopic::isForWhoIsHeld).isPresent();
    Optional<Transition> sent = aside ? Optional.empty() : Phase.sentAgain(step);
    if (sent.isPresent()) {
      return sent.get(); // "Can it wait till Monday?" is answered by going now.
    }
    return asked
        .map(topic -> besides(answer(step, topic, reading), reading).askAgain())
        .orElseGet(() -> unknown(step));
  }

  /** How a movement is done: the one that is named, or one thing about the one at hand. */
  public static Transition how(Step step, FreeText text) {
    Reading reading = text.reading();
    String movement = reading.movement();
    return step.answers().find(reading.topic()).isPresent()
        ? answer(step, text)
        : Phase.answer(
            step, movement == null ? new Input.How(null, null) : Input.How.named(movement));
  }

  /** What is asked beside something else is answered first. */
  public static Step beside(Step step, Reading reading) {
    return besides(about(reading.topic(), step, reading), reading);
  }

  /** What is asked beside a question, or beside a wish. */
  static Step besides(Step step, Reading reading) {
    reading.also().forEach(topic -> about(topic, step, reading));
    return reading.asksUnanswered() ? step.say(TextKey.TALK_QUESTION_BESIDE) : step;
  }

  private static Step about(@Nullable String asked, Step step, Reading reading) {
    return step.answers().find(asked).map(topic -> answer(step, topic, reading)).orElse(step);
  }

  private static Step answer(Step step, AnswerTopic topic, Reading reading) {
    Map<AnswerValue, TextArgument> known = AnswerValues.of(step, reading.movement());
    Place place = place(step.person());
    if (place == Place.CRISIS && topic.training()) {
      step.say(TextKey.ANSWER_CRISIS);
    } else {
      Sentence said = topic.at(place, known.keySet(), reading.ofSomeoneElse());
      boolean general = topic.training() && said.place() == Place.ANYWHERE;
      if (general && !reading.ofSomeoneElse() && Phase.isSentForHelp(step)) {
        return step.say(TextKey.ANSWER_GO); // "Can it wait till Monday?" is answered by going now.
      }
      if (general) {
        waiting(place).ifPresent(step::say);
      }
      step.say(filled(said, known));
    }
    if (Phase.isSentForHelp(step) && !reading.ofSomeoneElse()) {
      return step.say(TextKey.ANSWER_GO); // Where else to be seen is no matter now.
    }
    topic.go().forEach(step::say);
    boolean general = reading.ofSomeoneElse() && !topic.product();
    return general ? step.say(TextKey.ANSWER_GENERAL) : step;
  }

  private static Line filled(Sentence said, Map<AnswerValue, TextArgument> known) {
    Map<String, TextArgument> args = new HashMap<>();
    said.needs().forEach(value -> args.put(value.id(), known.get(value)));
    return new Line(said.line().key(), args);
  }

  /** Nobody is told to train who may not. */
  private static Optional<TextKey> waiting(Place place) {
    return switch (place) {
      case HELD -> Optional.of(TextKey.ANSWER_HELD);
      case PAIN -> Optional.of(TextKey.ANSWER_PAIN);
      case CRISIS, SESSION, ANYWHERE -> Optional.empty();
    };
  }

  /** Pain that was told, and not that it has settled; a gate may be closed for other reasons. */
  private static Place place(Person person) {
    boolean pain = person.training().unsettled() || person.training().flare() != null;
    return switch (person.phase().base()) {
      case Held held -> place(held);
      case Exercising _ -> Place.SESSION;
      case DescribingPain describing -> describing.session() == null ? Place.PAIN : Place.SESSION;
      case Screening _, SettingUp _, Between _, Starting _ -> pain ? Place.PAIN : Place.ANYWHERE;
      case null -> Place.ANYWHERE;
    };
  }

  /** A sign behind a crisis still needs a doctor's word. */
  private static Place place(Held held) {
    return switch (held.flag()) {
      case null -> Place.PAIN;
      case CRISIS -> {
        Held behind = held.behind();
        yield behind == null || behind.flag() == null ? Place.CRISIS : Place.HELD;
      }
      case CAUDA_EQUINA, LEGS, CHEST, ACCIDENT, FEVER, CALF, OPERATION, PREGNANCY, HISTORY ->
          Place.HELD;
    };
  }

  /** Says what can be asked; where nothing urgent stands, with three of it on buttons. */
  private static Transition unknown(Step step) {
    return Guessing.topics(step.person().phase())
        .map(guessing -> step.become(guessing).ask())
        .orElseGet(() -> Phase.sendOn(step.say(TextKey.TALK_QUESTION_HERE)).askAgain());
  }
}
