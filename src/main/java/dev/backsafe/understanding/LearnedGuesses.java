package dev.backsafe.understanding;

import dev.backsafe.understanding.AnswerClassifier.Guess;
import java.util.Optional;

/** Which answer to a question a text is, by what was learned alone. */
final class LearnedGuesses {
  private LearnedGuesses() {}

  /** Whether what words were found for was learned, too. */
  static boolean agrees(Asked asked, Analysis text, Answer answer) {
    return isGuessed(asked, answer.id(), LearnedAnswers.SURE_BESIDE_SIGN, text);
  }

  /** Whether that answer is hardly ever taken wrongly. */
  static boolean isClearly(Asked asked, String answer, Analysis text) {
    return isGuessed(asked, answer, LearnedAnswers.PLAIN, text);
  }

  /** Whether what was learned takes the text for that answer, and at least so surely. */
  static boolean isGuessed(Asked asked, String answer, float least, Analysis text) {
    return of(asked, text)
        .filter(guess -> guess.answer().equals(answer) && guess.share() >= least)
        .isPresent();
  }

  /** What was learned takes the text for at the question; empty where nothing was. */
  static Optional<Guess> of(Asked asked, Analysis text) {
    return text.guesses().answers().apply(asked);
  }

  /** Whether a text is rather a yes to a sign than a no. */
  static boolean admitsSign(Analysis text) {
    return isGuessed(Asked.SIGN, "yes", LearnedAnswers.SURE, text);
  }
}
