package dev.backsafe.understanding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What one sentence says by itself: among many good words a warning sign is told in one, with an
 * innocent cause, and the text as a whole sounds well.
 */
final class SentenceAlone {
  private static final String SENTENCE_ENDS = "(?<=[.!?;])\\s+|\\n+";

  /**
   * Of 356 emergencies of held-out people, told behind "No, nothing like that.", 18 to 21 are lost
   * at these, for 33 to 59 without; none of 863 harmless remarks more is asked about at the list.
   */
  private static final float SURELY = 0.9f;

  private static final float LEAST = 0.2f;

  private final Function<String, Analysis> reader;

  /**
   * @param reader reads a sentence alone
   */
  SentenceAlone(Function<String, Analysis> reader) {
    this.reader = reader;
  }

  /** The sign that one sentence beside a denial tells, unless that sentence denies it, too. */
  Optional<Reading> sign(Asked asked, Analysis text, String denial) {
    return sign(asked, text, Set.of(denial), SURELY, LEAST);
  }

  /**
   * The sign that a sentence tells, to be asked about by its name; empty where none does, or where
   * there is only one.
   *
   * @param fine answers to the question that a sentence with a sign in it may be, as it is denied
   *     or past there
   * @param surely how sure such an answer must be
   * @param least how likely a sign must be
   */
  Optional<Reading> sign(Asked asked, Analysis text, Set<String> fine, float surely, float least) {
    return of(text).stream()
        .map(reader)
        .filter(sentence -> tells(sentence, least))
        .filter(sentence -> !isFine(asked, sentence, fine, surely))
        .findFirst()
        .flatMap(SentenceAlone::sign);
  }

  /** The sentences of a text; none where it has but one. */
  static List<String> of(Analysis text) {
    String[] sentences = text.typed().strip().split(SENTENCE_ENDS);
    return sentences.length < 2 ? List.of() : List.of(sentences);
  }

  private static boolean tells(Analysis sentence, float least) {
    return sentence.unasked().sign() != null
        && (sentence.guesses().danger() >= least
            || sentence.unasked().meaning() == Meaning.EMERGENCY);
  }

  private static boolean isFine(Asked asked, Analysis sentence, Set<String> fine, float surely) {
    return LearnedGuesses.of(asked, sentence)
        .filter(guess -> fine.contains(guess.answer()) && guess.share() >= surely)
        .isPresent();
  }

  /** The sign of a whole text, asked about by name. */
  static Optional<Reading> sign(Analysis text) {
    Reading reading = text.unasked();
    return reading.sign() == null
        ? Optional.empty()
        : Optional.of(reading.meaning() == Meaning.EMERGENCY ? reading.askedAbout() : reading);
  }
}
