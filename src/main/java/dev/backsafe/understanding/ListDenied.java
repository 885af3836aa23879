package dev.backsafe.understanding;

import dev.backsafe.understanding.AnswerClassifier.Guess;
import java.util.Optional;

/**
 * "None of that. Wet myself twice, but that was laughing": whoever denies the whole list of signs
 * tells of one in the same breath, or chats beside it of a sore back and an old knee.
 */
final class ListDenied {
  private static final String NONE = "none";

  /** So sure a denial is heard, whatever is chatted beside it. */
  private static final float HEARD = 0.8f;

  private static final float LIKELY = 0.5f;

  /** A sign so likely is asked about, unless the denial is sure. */
  private static final float ALMOST_SURELY = 0.8f;

  private static final float SURELY = 0.95f;

  /** Fewer words are known as an answer, or are none. */
  private static final int A_SENTENCE = 4;

  private final SentenceAlone sentences;

  ListDenied(SentenceAlone sentences) {
    this.sentences = sentences;
  }

  /**
   * That none is there, or the sign that is told beside that; empty where the text is something
   * else, or is well read as it is.
   *
   * @param heard words in it that are known at the list
   * @param first what it was taken for
   */
  Optional<Reading> in(Analysis text, Heard heard, Reading first) {
    Guess guess = SentenceAlone.guess(Asked.SIGNS, text).orElse(null);
    if (guess == null || text.message().size() < A_SENTENCE) {
      return Optional.empty();
    }
    boolean found = first.answer() != null && first.answer().id().equals(NONE);
    boolean guessed = guess.answer().equals(NONE);
    float danger = text.guesses().danger();
    boolean plain = guessed && guess.share() >= (danger < LIKELY ? HEARD : SURELY);
    // What only sounds well denies nothing.
    if (!found && !(plain && !heard.at("negator").isEmpty())) {
      return Optional.empty();
    }
    boolean told = danger >= ALMOST_SURELY && !(guessed && guess.share() >= SURELY);
    Optional<Reading> sign =
        sentences
            .sign(Asked.SIGNS, text, NONE)
            .or(() -> told ? SentenceAlone.sign(text) : Optional.empty());
    if (sign.isPresent()) {
      return sign;
    }
    if (!guessed && guess.share() >= LIKELY && danger >= LearnedAnswers.HARDLY) {
      return SentenceAlone.sign(text).or(() -> Optional.of(Reading.of(Meaning.UNKNOWN)));
    }
    boolean sharp = first.meaning() == Meaning.SHARP_PAIN;
    return found && !first.mayHurt() || sharp || text.message().asks()
        ? Optional.empty()
        : Optional.of(Reading.of(Meaning.UNKNOWN).answering(new Answer.Offered(NONE)));
  }
}
