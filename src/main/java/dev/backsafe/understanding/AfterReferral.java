package dev.backsafe.understanding;

import dev.backsafe.understanding.AnswerClassifier.Guess;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody tells who was sent to a clinician, and is back: five hours on a plastic chair, what
 * it turned out to be, and in passing that they may exercise. They name the sign again, as what it
 * was; or tell in the same breath that it is there again, which one sentence says by itself.
 */
final class AfterReferral {
  /** Words for what is done to whoever was seen. */
  static final String EXAMINED = "examined";

  /** So sure a word is heard. Of 100 who told of a sign as well, and were left out, it heard 4. */
  private static final float HEARD = 0.9f;

  /** The same where words were found that say something else, as "not yet". */
  private static final float HEARD_BEFORE_OTHER = 0.98f;

  /** The same of whoever is asked for the word alone. */
  private static final float HEARD_WHEN_ASKED = 0.95f;

  /** So sure it is worth asking about. */
  private static final float LIKELY = 0.5f;

  /** So sure it is that the sign was not meant, whatever words tell why. */
  private static final float NOT_MEANT_SURELY = 0.95f;

  /** A sentence is about a sign from here on, unless it is about a clinician's word. */
  private static final float ABOUT_SIGN = 0.8f;

  /** Fewer words are known as an answer, or are none. */
  private static final int A_SENTENCE = 5;

  private static final Answer CLEARED_FOR_SURE = new Answer.Offered("cleared-for-sure");
  private static final Answer SEEN = new Answer.Offered("seen");
  private static final String WORSE = "worse";
  private static final String NOT_MEANT = "not-meant";
  private static final String NOT_YET = "not-yet";
  private static final Set<String> PAST = Set.of("cleared", "recovered", "yes");

  private final SentenceAlone sentences;

  AfterReferral(SentenceAlone sentences) {
    this.sentences = sentences;
  }

  /**
   * What a text tells of it: the word, that they were seen, a sign that is there now, or that none
   * was meant; empty where it is about something else.
   *
   * @param heard words in it that are known at the question
   * @param first what it was taken for
   */
  Optional<Reading> in(Asked asked, Analysis text, Heard heard, Reading first) {
    Answer answer = first.answer();
    Guess guess = LearnedGuesses.of(asked, text).orElse(null);
    if (guess == null || SignAnswers.forbids(text)) {
      return Optional.empty();
    }
    if (answer == null && isToldOfExamination(asked, text, heard, guess)) {
      return Optional.of(answering(SEEN));
    }
    boolean cleared = isWord(asked, guess.answer());
    boolean found = answer != null && SignAnswers.clears(asked, answer);
    if (!cleared && !found) {
      return withoutWord(text, heard, guess, first);
    }
    // "The mower rolled clean over. Lord was with me" is nobody's word.
    boolean nobody =
        heard.at(LearnedAnswers.CLINICIAN).isEmpty() && text.guesses().danger() >= ABOUT_SIGN;
    Optional<Reading> sign = nobody ? SentenceAlone.sign(text) : signNow(asked, text, guess);
    boolean said = LearnedAnswers.says(heard, id -> isWord(asked, id));
    if (sign.isEmpty() && found && isDoubted(asked, text, guess, said)) {
      return asked == Asked.HELD
          ? Optional.of(answering(SEEN))
          : SentenceAlone.sign(text).or(() -> Optional.of(Reading.of(Meaning.UNKNOWN)));
    }
    // "It turns out to be a cranky kneecap": an ache is what they have, and have shown.
    boolean ache = first.meaning() == Meaning.DISCOMFORT && guess.share() >= HEARD;
    if (sign.isPresent() || guess.share() < LIKELY || (found && !ache)) {
      return sign;
    }
    // "He said that I can exercise in six weeks".
    boolean limited = (answer != null && !found) || LearnedAnswers.says(heard, NOT_YET::equals);
    if (guess.share() >= (limited ? beforeOther(asked) : HEARD)) {
      return Optional.of(answering(new Answer.Offered(guess.answer())));
    }
    boolean asks = asked == Asked.HELD && text.guesses().danger() < LIKELY;
    return asks && answer == null ? Optional.of(answering(SEEN)) : Optional.empty();
  }

  /** "They did an MRI, just a bulging disc": whether exercise is fine is all that is open. */
  private static boolean isToldOfExamination(Asked asked, Analysis text, Heard heard, Guess guess) {
    return asked == Asked.HELD
        && !heard.at(EXAMINED).isEmpty()
        && !guess.answer().equals(WORSE)
        && (text.guesses().danger() < ABOUT_SIGN || isOver(asked, text, guess));
  }

  /** "The numbness is gone": what sounds like a sign is one that was, where no word affirms it. */
  private static boolean isOver(Asked asked, Analysis text, Guess guess) {
    return isWord(asked, guess.answer()) && !text.affirmsSignStill();
  }

  private static Optional<Reading> withoutWord(
      Analysis text, Heard heard, Guess guess, Reading first) {
    return switch (guess.answer()) {
      // "I'm fine now, start": nobody has looked, and nobody says so.
      case NOT_YET ->
          decidedAlone(heard, first) ? Optional.of(first.answering(null)) : Optional.empty();
      case WORSE -> worse(text, guess);
      // That one sign is asked about again. No emergency of people left out came to 0.9.
      case NOT_MEANT ->
          guess.share() < NOT_MEANT_SURELY
              ? Optional.empty()
              : Optional.of(answering(new Answer.Offered(NOT_MEANT)));
      default -> Optional.empty();
    };
  }

  /** Whether a word that was found is rather none: it was learned otherwise, or is hardly sure. */
  private static boolean isDoubted(Asked asked, Analysis text, Guess guess, boolean said) {
    if (text.message().size() < A_SENTENCE) {
      return false;
    }
    boolean likely = text.guesses().danger() >= LearnedAnswers.HARDLY;
    return isWord(asked, guess.answer())
        ? asked == Asked.HELD && !said && guess.share() < HEARD && guess.share() >= LIKELY
        : guess.answer().equals(WORSE) || (guess.share() >= LIKELY && likely);
  }

  /** The same, where nothing of a clinician's word need be asked again. */
  static Reading whole(Analysis text, Heard heard, Reading reading) {
    return SignAnswers.CLEARED.equals(reading.answer()) && SignAnswers.isWholeWord(text, heard)
        ? reading.answering(CLEARED_FOR_SURE)
        : reading;
  }

  private static float beforeOther(Asked asked) {
    return asked == Asked.CLEARED ? HEARD_WHEN_ASKED : HEARD_BEFORE_OTHER;
  }

  private static boolean decidedAlone(Heard heard, Reading first) {
    return first.answer() != null
        && first.answer().id().equals(NOT_YET)
        && heard.at(LearnedAnswers.CLINICIAN).isEmpty()
        && !LearnedAnswers.says(heard, NOT_YET::equals);
  }

  private static boolean isWord(Asked asked, String answer) {
    return SignAnswers.clears(asked, new Answer.Offered(answer));
  }

  /** "Cleared on Tuesday, but it folded again": a sign that has no name is there, too. */
  private static Optional<Reading> worse(Analysis text, Guess guess) {
    return guess.share() < LIKELY
        ? Optional.empty()
        : Optional.of(
            text.unasked().sign() == null ? answering(new Answer.Offered(WORSE)) : text.unasked());
  }

  private static Reading answering(Answer answer) {
    return Reading.of(Meaning.UNKNOWN).answering(answer);
  }

  /** The sign that one sentence tells, and no clinician's word in it. */
  private Optional<Reading> signNow(Asked asked, Analysis text, Guess guess) {
    boolean told = text.guesses().danger() >= ABOUT_SIGN && guess.share() < HEARD;
    return sentences
        .sign(asked, text, PAST, LIKELY, ABOUT_SIGN)
        .or(() -> told ? SentenceAlone.sign(text) : Optional.empty());
  }
}
