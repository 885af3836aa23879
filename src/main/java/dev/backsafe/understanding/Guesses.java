package dev.backsafe.understanding;

import dev.backsafe.understanding.AnswerClassifier.Guess;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a text is taken for by what was learned alone.
 *
 * @param danger how likely it tells of any emergency; 1 where one of its sentences surely does
 * @param answers which answer it is to a question
 */
record Guesses(float danger, Function<Asked, Optional<Guess>> answers) {
  static final Guesses NONE = new Guesses(0, _ -> Optional.empty());
}
