package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was said beside what may be a warning sign: it waits until that is denied, and is not lost.
 *
 * @param topic what is asked or wished, as a {@link Reading} has it
 * @param movement which movement is named, as a {@link Reading} has it
 * @param asked the question that was answered; null where none was
 * @param answer the answer's id; null where none was given
 */
public record Said(
    Meaning meaning,
    @Nullable String topic,
    @Nullable String movement,
    @Nullable Asked asked,
    @Nullable String answer) {
  public Said(Meaning meaning, @Nullable String topic, @Nullable String movement) {
    this(meaning, topic, movement, null, null);
  }

  /** What of a text can be carried out later; null where that is nothing. */
  static @Nullable Said of(FreeText text) {
    Reading reading = text.otherwise();
    if (reading == null || reading.ofSomeoneElse()) {
      return null;
    }
    Said plain = of(reading);
    if (reading.answer() == null || !isKept(text.asked())) {
      return plain;
    }
    Said told = plain == null ? new Said(Meaning.UNKNOWN, null, null) : plain;
    return new Said(told.meaning, told.topic, told.movement, text.asked(), reading.answer().id());
  }

  private static @Nullable Said of(Reading reading) {
    return reading.ofSomeoneElse() || !isPlain(reading.meaning())
        ? null
        : new Said(reading.meaning(), reading.topic(), reading.movement());
  }

  /** What of a reading is still to be done, whatever is asked; null where that is nothing. */
  static @Nullable Said wished(Reading reading) {
    return switch (reading.meaning()) {
      case DONE, SKIP, STOP, START, EASIER, REMINDER, SETTING, PROGRESS -> of(reading);
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, NO_PAIN, EXERTION, UNKNOWN, UNSURE -> null;
      case QUESTION -> reading.asksForAnother() ? of(reading) : null;
      case WAIT, UNDO, HARDER, HOW, GREETING, THANKS, HELP -> null;
    };
  }

  private static boolean isPlain(Meaning meaning) {
    return switch (meaning) {
      case DONE, WAIT, UNDO, SKIP, STOP, START, EASIER, HARDER, HOW, QUESTION -> true;
      case REMINDER, SETTING, PROGRESS, GREETING, THANKS, HELP -> true;
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, NO_PAIN, EXERTION, UNKNOWN, UNSURE -> false;
    };
  }

  /** Whether an answer to it holds when a sign beside it is denied; what may hurt is asked anew. */
  private static boolean isKept(Asked asked) {
    return switch (asked) {
      case SIGNS, EQUIPMENT, PLACE, REMINDERS, READY, EFFORT, LIKENESS, GOAL, OFFER -> true;
      case NOTHING, CARD, CONSENT, WHICH_SIGN, CLOCK, HOURS, PAUSE, QUIET, PICTURES -> false;
      case SIGN, HURTS, PAIN_KIND, PAIN_SCORE, BACK, RATING, MORNING, SETTLED -> false;
      case WALKED, TRAIN, AFTER_PAIN, HELD, CLEARED, MEANT, STOPPING, DELETING -> false;
    };
  }

  /** Whether it is an answer, and nothing else. */
  boolean isAnswer() {
    return answer != null && meaning == Meaning.UNKNOWN;
  }

  /** The same words, now that there is no sign. */
  FreeText text() {
    Reading reading =
        new Reading(
            meaning, topic, null, List.of(), List.of(), null, given(), null, movement, false);
    return new FreeText(asked == null ? Asked.NOTHING : asked, reading);
  }

  private @Nullable Answer given() {
    return asked == null || answer == null
        ? null
        : switch (asked) {
          case EQUIPMENT ->
              new Answer.Things(
                  answer.equals(new Answer.Things(Set.of()).id())
                      ? Set.of()
                      : Set.of(answer.split("\\+")));
          case PLACE -> new Answer.Place(answer);
          default -> new Answer.Offered(answer);
        };
  }
}
