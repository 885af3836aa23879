package dev.backsafe.understanding;

import java.util.Optional;
import java.util.function.Function;

/** Whoever is asked about signs, or has told of one, and says that all is well, may tell of one. */
final class SignsBeside {
  static final String YES_WORD = "yes-word";
  private static final Answer YES = new Answer.Offered("yes");

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
      case HELD ->
          AfterReferral.whole(text, heard, referred.in(asked, text, heard, first).orElse(first));
      case CLEARED -> referred.in(asked, text, heard, first).orElse(first);
      case SIGNS -> list.in(text, heard, first).orElse(first);
      case SIGN -> sign(text, heard, first);
      case HURTS -> denied(asked, text, first).orElse(first);
      default -> answered(asked, text, first).orElse(first);
    };
  }

  private Reading sign(Analysis text, Heard heard, Reading first) {
    boolean yes = !heard.at(YES_WORD).isEmpty();
    // "The GP said no exercise for now" admits no sign that was asked about.
    if (YES.equals(first.answer()) && !yes && SignAnswers.forbids(text)) {
      return text.unasked();
    }
    if (YES.equals(first.answer()) && SignAnswers.soundsWell(text)) {
      return text.unasked(); // "Yes I'm fine, let's start": asked once more.
    }
    // "It did give way, yes, and is a bit weak since", "I mean yeah, the thing I told you".
    boolean admitted =
        yes && first.answer() == null && heard.at("negator").isEmpty() && !text.message().asks();
    return admitted ? first.answering(YES) : denied(Asked.SIGN, text, first).orElse(first);
  }

  /** "No, nothing like that. I only have to stand there ten minutes now": another sign. */
  private Optional<Reading> denied(Asked asked, Analysis text, Reading first) {
    boolean denied = SignAnswers.DENIED.equals(first.answer()) && first.sign() == null;
    return denied ? sentences.sign(asked, text, SignAnswers.NO) : Optional.empty();
  }

  /** "Leeds. I have been counting out my mother's tablets": a sign behind any answer. */
  private Optional<Reading> answered(Asked asked, Analysis text, Reading first) {
    // "Worse, and twice I have not made it to the lavatory."
    boolean told = asked == Asked.MORNING || asked == Asked.SETTLED;
    boolean answers = first.answer() != null && first.sign() == null && (told || !first.mayHurt());
    return answers ? sentences.sign(asked, text, "") : Optional.empty();
  }
}
