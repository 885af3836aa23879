package dev.backsafe.conversation.phase;

import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said beside what may be a warning sign: it waits until that is denied, and is not lost.
 *
 * @param topic what is asked or wished, as a {@link Reading} has it
 * @param movement which movement is named, as a {@link Reading} has it
 */
public record Said(Meaning meaning, @Nullable String topic, @Nullable String movement) {

  /** What of a reading can be carried out later; null where that is nothing. */
  static @Nullable Said of(@Nullable Reading reading) {
    return reading == null || reading.ofSomeoneElse() || !isPlain(reading.meaning())
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

  Reading reading() {
    return new Reading(
        meaning, topic, null, List.of(), List.of(), null, null, null, movement, false);
  }
}
