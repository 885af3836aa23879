package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import dev.backsafe.understanding.ReplyIndex.Hit;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What answers a question about a warning sign beside yes and no: a doctor's word, and what is
 * fine.
 */
final class SignAnswers {
  /** How answers begin that deny one part of what a sign may be about: "no-legs". */
  private static final String PART = "no-";

  static final String NO = "no";

  static final Answer DENIED = new Answer.Offered(NO);
  static final Answer CLEARED = new Answer.Offered("cleared");
  private static final Answer YES = new Answer.Offered("yes");

  /** So far from the beginning a "no" is the answer, and not part of something else. */
  private static final int NO_STANDS = 5;

  private static final int NO_STANDS_AT_ONCE = 4;

  /** What nobody says who tells of a sign; "yes, both legs" looks like something done. */
  private static final Set<Meaning> WELL = EnumSet.of(Meaning.NO_PAIN, Meaning.START);

  /** What was learned contradicts a word from here on. */
  private static final float LEARNED = 0.8f;

  /** So many words it takes to tell that somebody has looked, and what they said. */
  private static final int WHOLE_WORD = 9;

  private SignAnswers() {}

  /**
   * "No pressure in the chest": a no at the beginning, and of the signs that are spoken of none
   * that is not denied.
   */
  static boolean isDenied(Analysis text, Heard heard) {
    Reading reading = text.unasked();
    return heard.isDeniedWithin(NO_STANDS)
        && reading.meaning() == Meaning.UNSURE
        && reading.sign() != null
        && !text.namesSign()
        && text.deniesSign()
        && !LearnedAnswers.isLikelyCrisis(text) // "Not suicidal, just glad not to wake up."
        && !LearnedGuesses.admitsSign(text);
  }

  /** "Good Lord no! I only want to swap the squat": a no at once, and no sign that is likely. */
  static boolean plainlyDenies(Analysis text, Heard heard) {
    return isNoAtOnce(heard)
        && isUnlimited(heard)
        && (!text.affirmsSign() || text.guesses().danger() < LearnedAnswers.HARDLY)
        && !LearnedAnswers.says(heard, "perhaps"::equals)
        && (text.guesses().danger() < LearnedAnswers.LIKELY
            || LearnedGuesses.agrees(Asked.SIGN, text, DENIED))
        && LearnedGuesses.isClearly(Asked.SIGN, NO, text);
  }

  /** "Good Lord, no." is a no of its own; "no point any more" is none. */
  private static boolean isNoAtOnce(Heard heard) {
    Utterance message = heard.message();
    return IntStream.range(0, Math.min(NO_STANDS_AT_ONCE, message.size()))
        .map(at -> heard.end("negator", at))
        .anyMatch(to -> to > 0 && (to == message.size() || message.pause(to) != Token.Pause.NONE));
  }

  /** "The doctor has looked at it, and says that I can train": nothing of it is asked again. */
  static boolean isWholeWord(Analysis text, Heard heard) {
    // "They checked everything" says nothing of exercise.
    boolean onExercise = !heard.at(LearnedAnswers.MAY_DO).isEmpty();
    return text.message().size() >= WHOLE_WORD
        && !heard.at(LearnedAnswers.CLINICIAN).isEmpty()
        && onExercise
        && isUnlimited(heard)
        && (!text.affirmsSign() || isAgreedTwice(text))
        && !text.message().asks()
        && LearnedGuesses.isClearly(Asked.HELD, "cleared", text)
        && LearnedGuesses.isClearly(Asked.CLEARED, "yes", text);
  }

  /** Beside a sign that is told of as what it was, more is needed. */
  private static boolean isAgreedTwice(Analysis text) {
    return LearnedGuesses.agrees(Asked.HELD, text, CLEARED)
        && LearnedGuesses.agrees(Asked.CLEARED, text, YES);
  }

  /** Neither "no, but the right one drags" nor "cleared, except for stairs". */
  private static boolean isUnlimited(Heard heard) {
    return heard.at(LearnedAnswers.WAVERING).isEmpty()
        && heard.at(LearnedAnswers.LIMITING).isEmpty();
  }

  /** Whether it tells of a clinician's word that one may exercise. */
  static boolean clears(Asked asked, Answer answer) {
    return switch (answer.id()) {
      case "cleared", "yes-cleared" -> asked == Asked.HELD || asked == Asked.SIGN;
      case "yes" -> asked == Asked.CLEARED;
      default -> false;
    };
  }

  /**
   * Whether all that may be told beside it is what such a word is about: an illness, an operation,
   * a scan, or what is told of the day it was looked at. A sign that is plainly there now is not.
   */
  static boolean isForTheClinician(Asked asked, Analysis text, Answer answer) {
    Reading reading = text.unasked();
    if (forbids(text)) {
      return false;
    }
    // Who was sent for help tells of a day in hospital; whether they are cleared is asked again.
    boolean told = asked == Asked.HELD && LearnedGuesses.agrees(asked, text, answer);
    if (reading.sign() != null && !text.affirmsSignStill()) {
      return true;
    }
    if (text.affirmsNewSign()) {
      return false;
    }
    boolean likely = told || reading.meaning() == Meaning.UNSURE || !text.saysSign();
    return switch (reading.flag()) {
      case HISTORY, OPERATION, PREGNANCY, FEVER -> likely;
      case CRISIS, CHEST, CAUDA_EQUINA, LEGS, ACCIDENT, CALF -> false;
      case null -> false;
    };
  }

  /** "The GP said no exercise for now" is a clinician's word, and clears nobody. */
  static boolean forbids(Analysis text) {
    return text.unasked().sign() == Sign.NO_EXERCISE && text.affirmsSign();
  }

  /** Whether a yes to a sign rather says that all is well: nothing else in it tells of any. */
  static boolean soundsWell(Analysis text) {
    boolean denied = LearnedGuesses.isGuessed(Asked.SIGN, NO, LEARNED, text);
    return !text.affirmsSign()
        && text.guesses().danger() < LearnedAnswers.ADMITTED
        && (denied || WELL.contains(text.unasked().meaning()));
  }

  /** Whether it waits for a clinician's word, and is nothing that must be seen now. */
  static boolean waits(@Nullable RedFlag flag) {
    return flag == RedFlag.HISTORY || flag == RedFlag.OPERATION || flag == RedFlag.PREGNANCY;
  }

  /** "My legs are fine and the loo is normal", where nothing else is said. */
  static Optional<Found> parts(Heard heard) {
    Set<String> denied = new TreeSet<>();
    BitSet accounted = heard.around();
    boolean no = false;
    for (Hit hit : heard.hits()) {
      String id = hit.reply().answer();
      if (id != null && (id.startsWith(PART) || id.equals(NO))) {
        no |= id.equals(NO);
        denied.add(id);
        hit.mark(accounted);
      }
    }
    Answer answer = no ? new Answer.Offered(NO) : new Answer.Things(denied);
    Found found = Found.of(answer, accounted);
    return denied.isEmpty() || !found.isAllOf(heard.message())
        ? Optional.empty()
        : Optional.of(found);
  }
}
