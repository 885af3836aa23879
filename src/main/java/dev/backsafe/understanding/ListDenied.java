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

  /** So unlikely a sign is not worth another question. */
  private static final float HARDLY = 0.1f;

  /** "I had my knee done, does that count?" */
  static final String COUNTING = "counting";

  /** The topic that answers it. */
  private static final String WHAT_COUNTS = "what-counts";

  /** A sign so likely is asked about, unless the denial is sure. */
  private static final float ALMOST_SURELY = 0.8f;

  private static final float SURELY = 0.95f;

  /** Fewer words are known as an answer, or are none. */
  private static final int A_SENTENCE = 4;

  private static final int A_STORY = 15;

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
    if (asksWhatCounts(heard) && first.meaning() == Meaning.UNKNOWN) {
      return Optional.of(Reading.of(Meaning.QUESTION).about(WHAT_COUNTS));
    }
    Guess guess = LearnedGuesses.of(Asked.SIGNS, text).orElse(null);
    if (guess == null || text.message().size() < A_SENTENCE) {
      return Optional.empty();
    }
    boolean found = first.answer() != null && first.answer().id().equals(NONE);
    boolean guessed = guess.answer().equals(NONE);
    float danger = text.guesses().danger();
    boolean plain = guessed && guess.share() >= (danger < LIKELY ? HEARD : SURELY);
    if (!found && !(plain && denies(text, heard))) {
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
    if (!guessed && guess.share() >= LIKELY && danger >= HARDLY) {
      return SentenceAlone.sign(text).or(() -> Optional.of(Reading.of(Meaning.UNKNOWN)));
    }
    if (found && first.isQuestion() && !text.message().asks()) {
      return Optional.of(Reading.of(Meaning.UNKNOWN).answering(new Answer.Offered(NONE)));
    }
    boolean sharp = first.meaning() == Meaning.SHARP_PAIN;
    return found || sharp || text.message().asks()
        ? Optional.empty()
        : Optional.of(Reading.of(Meaning.UNKNOWN).answering(new Answer.Offered(NONE)));
  }

  /** Whoever asks what counts has not denied it yet: they hear what does, and the list again. */
  static boolean asksWhatCounts(Heard heard) {
    return !heard.at(COUNTING).isEmpty();
  }

  /** What only sounds well denies nothing, and "no fever or anything" leaves all the others. */
  private static boolean denies(Analysis text, Heard heard) {
    boolean one = text.deniesSign() && heard.at(LearnedAnswers.ALL_OF_THEM).isEmpty();
    boolean wavers = !heard.at(LearnedAnswers.WAVERING).isEmpty();
    boolean told = text.message().size() >= A_STORY; // And the denial only begins it.
    boolean some = LearnedAnswers.says(heard, "some"::equals);
    // "My mother has thin bones, but me, no, I was never tested" denies the bones.
    boolean all =
        !heard.at(LearnedAnswers.ALL_OF_THEM).isEmpty()
            || heard.isDeniedWithin(LearnedAnswers.NO_STANDS);
    return all
        && !asksWhatCounts(heard)
        && !heard.at("negator").isEmpty()
        && (told || !(one || wavers || some));
  }
}
