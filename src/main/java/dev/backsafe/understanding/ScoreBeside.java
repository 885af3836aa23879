package dev.backsafe.understanding;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * "Done, and my back's a three": where nothing else tells of pain, a number for the back is no
 * report of any. It stays with what is said beside it, since only who knows the usual pain can tell
 * whether it is more.
 */
final class ScoreBeside {
  private static final List<Meaning> DEEDS =
      List.of(Meaning.DONE, Meaning.SKIP, Meaning.EASIER, Meaning.START);

  private ScoreBeside() {}

  /**
   * @param reading what the text means as a whole
   * @param ahead what it answers of what may be asked next
   */
  static Reading in(
      Asked asked, Analysis text, Reading reading, Supplier<Map<Asked, Answer>> ahead) {
    boolean only = reading.mayHurt() && reading.sign() == null && text.alarms().isEmpty();
    if (!only || !(ahead.get().get(Asked.BACK) instanceof Answer.Score(int score))) {
      return reading;
    }
    boolean answered = reading.answer() != null;
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

  private static Reading scored(Meaning meaning, Reading reading, int score) {
    return new Reading(meaning, null, score, reading.because(), List.of(), null, null)
        .naming(reading.movement(), reading.ofSomeoneElse());
  }
}
