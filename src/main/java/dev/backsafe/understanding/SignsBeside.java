package dev.backsafe.understanding;

import java.util.Optional;
import java.util.function.Function;

/** Whoever is asked about signs, or has told of one, and says that all is well, may tell of one. */
final class SignsBeside {
  private final SentenceAlone sentences;
  private final AfterReferral referred;
  private final ListDenied list;

  /**
   * @param reader reads a sentence alone
   */
  SignsBeside(Function<String, Analysis> reader) {
    sentences = new SentenceAlone(reader);
    referred = new AfterReferral(sentences);
    list = new ListDenied(sentences);
  }

  /**
   * What a text means with all that is told in it.
   *
   * @param heard words in it that are known at the question
   * @param first what it was taken for
   */
  Reading in(Asked asked, Analysis text, Heard heard, Reading first) {
    return switch (asked) {
      case HELD, CLEARED -> referred.in(asked, text, heard, first).orElse(first);
      case SIGNS -> list.in(text, heard, first).orElse(first);
      case SIGN, HURTS -> denied(asked, text, first).orElse(first);
      default -> first;
    };
  }

  /** "No, nothing like that. I only have to stand there ten minutes now": another sign. */
  private Optional<Reading> denied(Asked asked, Analysis text, Reading first) {
    boolean denied = SignAnswers.DENIED.equals(first.answer()) && first.sign() == null;
    return denied ? sentences.sign(asked, text, SignAnswers.NO) : Optional.empty();
  }
}
