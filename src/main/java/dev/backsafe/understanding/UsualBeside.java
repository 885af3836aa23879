package dev.backsafe.understanding;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * "Done, and my back's a three", "the usual stiffness, let's start": where nothing else tells of
 * pain, a number for the back is no report of any, and before a session neither is what is as ever.
 * It stays with what is said beside it, since only who knows the usual pain can tell whether it is
 * more.
 */
final class UsualBeside {
  private static final List<Meaning> DEEDS =
      List.of(Meaning.DONE, Meaning.SKIP, Meaning.EASIER, Meaning.START);

  private UsualBeside() {}

  /**
   * @param reading what the text means as a whole
   * @param ahead what it answers of what may be asked next
   */
  static Reading in(
      Asked asked, Analysis text, Reading reading, Supplier<Map<Asked, Answer>> ahead) {
    if (!reading.mayHurt() || reading.sign() != null) {
      return reading;
    }
    Map<Asked, Answer> told = ahead.get();
    boolean usual = told.containsKey(Asked.LIKENESS) && isNoMoreThanDiscomfort(reading);
    if (usual && asked != Asked.CARD) {
      return beside(asked, text, reading, reading.severity());
    }
    boolean only = text.alarms().isEmpty();
    return only && told.get(Asked.BACK) instanceof Answer.Score(int score)
        ? beside(asked, text, reading, score)
        : reading;
  }

  private static boolean isNoMoreThanDiscomfort(Reading reading) {
    return Stream.concat(Stream.of(reading.meaning()), reading.candidates().stream())
        .allMatch(meaning -> !meaning.isAlarm() || meaning == Meaning.DISCOMFORT);
  }

  private static Reading beside(
      Asked asked, Analysis text, Reading reading, @Nullable Integer score) {
    // "The same old ache" says what the pain is like, and answers nothing.
    boolean answered = reading.answer() != null && !reading.answer().equals(Replies.ACHE);
    return switch (asked) {
      case EFFORT, READY, TRAIN, NOTHING, CARD ->
          answered && asked != Asked.CARD
              ? scored(Meaning.UNKNOWN, reading, score).answering(reading.answer())
              : DEEDS.stream()
                  .filter(text::says)
                  .findFirst()
                  .map(deed -> scored(deed, reading, score))
                  .orElse(reading);
      default -> reading;
    };
  }

  private static Reading scored(Meaning meaning, Reading reading, @Nullable Integer score) {
    return new Reading(meaning, null, score, reading.because(), List.of(), null, null)
        .naming(reading.movement(), reading.ofSomeoneElse());
  }
}
