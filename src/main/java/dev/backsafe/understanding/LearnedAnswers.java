package dev.backsafe.understanding;

import dev.backsafe.understanding.AnswerClassifier.Guess;
import dev.backsafe.understanding.Heard.Found;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which learned answers count. Whoever may go on after one must have said it plainly; what asks
 * more may be taken sooner. The shares were chosen by leaving authors out, one at a time.
 */
final class LearnedAnswers {
  static final float SURE = 0.6f;
  private static final float SURE_TO_GO_ON = 0.85f;
  private static final float SURE_OF_OTHER = 0.9f;

  /** From here on what was answered may tell of a sign. */
  static final float ADMITTED = 0.1f;

  /** From here on no single word need say it: of held-out people not one was taken wrongly. */
  static final float PLAIN = 0.9f;

  private static final float NEVER = Float.POSITIVE_INFINITY;

  /** The same of whoever lets their answers be stored. */
  private static final float AGREED = 0.95f;

  /** The same of a clinician's word. */
  private static final float CLEARLY = 0.95f;

  /** So plain an answer is taken beside a sign that no word names. */
  static final float SURE_BESIDE_SIGN = 0.98f;

  /** The same where a "but" stands in it. */
  private static final float SURE_BESIDE_BUT = 0.985f;

  /** So few words are no sentence, and mean an answer only where they are known as one. */
  private static final int FEW = 3;

  private static final int A_SENTENCE = 8;

  /** So far from the beginning a "no" is the answer, and not part of something else. */
  static final int NO_STANDS = 8;

  /** The same, where it is the first word. */
  private static final int AT_ONCE = 3;

  /** From here on a sign is heard beside an answer that lets somebody go on. */
  static final float LIKELY = 0.5f;

  /** What is only told more about. */
  private static final Set<String> HELPED = Set.of("why", "wait", "whom", "drive", "tell");

  /** A sign so likely is heard beside the plainest denial. */
  private static final float ALMOST_SURELY = 0.8f;

  /** So unlikely a sign is hardly told. */
  static final float HARDLY = 0.05f;

  /** So likely a guess is taken that changes nothing. */
  private static final float LIKELY_ENOUGH = 0.5f;

  static final String ALL_OF_THEM = "all-of-them";
  static final String CLINICIAN = "clinician-or-they";
  static final String MAY_DO = "may-do";
  private static final String CONFIDANT = "someone-to-talk-to";
  static final String LIMITING = "limiting";
  static final String WAVERING = "wavering";
  private static final String HURTING_STILL = "hurting-still";
  private static final String BUT = "scope-end";
  private static final String SALUTATION = "salutation";

  static final Set<String> GROUPS =
      Set.of(
          ALL_OF_THEM,
          CLINICIAN,
          MAY_DO,
          AfterReferral.EXAMINED,
          CONFIDANT,
          LIMITING,
          WAVERING,
          HURTING_STILL,
          BUT,
          SALUTATION,
          SignsBeside.YES_WORD);

  private LearnedAnswers() {}

  /**
   * The answer that the text surely is, without words that account for it.
   *
   * @param found what words were found for, which must not be gainsaid lightly
   */
  static Optional<Found> in(
      Asked asked, Analysis text, ReplyIndex question, Heard heard, Optional<Found> found) {
    if (text.message().size() <= FEW || isOfSomethingElse(asked, text)) {
      return Optional.empty();
    }
    return LearnedGuesses.of(asked, text)
        .filter(guess -> !guess.isNone() && !isPainMissed(asked, text, guess, heard))
        .filter(guess -> !(text.unasked().meaning().isPain() && isAboutSign(asked, guess)))
        .filter(guess -> isSure(asked, text, guess, heard))
        .filter(guess -> found.isEmpty() || guess.share() >= SURE_OF_OTHER)
        .filter(guess -> !isAgainstSign(asked, text, guess))
        .map(
            guess ->
                new Found(
                    new Answer.Offered(guess.answer()),
                    question.means(guess.answer()),
                    new BitSet()));
  }

  /** "Leave the clam out" is no yes, "do you cost anything" no start. */
  private static boolean isOfSomethingElse(Asked asked, Analysis text) {
    return switch (asked) {
      case CONSENT ->
          text.unasked().meaning() == Meaning.GREETING
              || text.unasked().movement() != null
              || !text.alarms().isEmpty();
      case REMINDERS -> text.unasked().movement() != null || !text.alarms().isEmpty();
      case PLACE, HOURS -> text.message().asks();
      // "Was this made by a physio?"
      case HURTS -> text.message().asks() && text.alarms().isEmpty();
      case EFFORT -> !text.alarms().isEmpty();
      case TRAIN ->
          text.unasked().meaning() == Meaning.EXERTION
              || (text.unasked().isQuestion() && text.unasked().topic() != null);
      // "There is no pain" is none of the usual.
      case LIKENESS -> text.unasked().isRatherNoPain();
      default -> false;
    };
  }

  /** "It hurts" tells of no sign that was asked about, and of no clinician. */
  private static boolean isAboutSign(Asked asked, Guess guess) {
    return switch (asked) {
      case SIGN, SIGNS -> admits(asked, guess.answer());
      case CLEARED -> true;
      case HELD -> guess.answer().equals("going");
      default -> false;
    };
  }

  /** That nothing hurts is taken from plain words only. */
  private static boolean isPainMissed(Asked asked, Analysis text, Guess guess, Heard heard) {
    boolean taken =
        switch (asked) {
          case PAIN_KIND -> guess.answer().equals("none");
          case AFTER_PAIN -> guess.answer().equals("not-meant");
          default -> false;
        };
    return taken && guess.share() < plainlyNoPain(text, heard);
  }

  private static boolean isSure(Asked asked, Analysis text, Guess guess, Heard heard) {
    boolean agrees = asked == Asked.CONSENT || asked == Asked.REMINDERS || asked == Asked.OFFER;
    if (asked == Asked.CONSENT && isHardlyAgreed(guess, heard)) {
      return false;
    }
    return letsGoOn(asked, guess.answer())
        ? guess.share() >= (agrees ? SURE : SURE_TO_GO_ON)
            && (guess.share() >= plain(asked, text, heard) || isSaid(asked, text, heard))
            && !isLimited(asked, text, guess, heard)
        : guess.share() >= least(asked, guess.answer())
            && (!admits(asked, guess.answer()) || isToldSo(asked, text, guess, heard));
  }

  /** "Can't say I'm happy with that": beside a "not" a yes must be plain. */
  private static boolean isHardlyAgreed(Guess guess, Heard heard) {
    return guess.answer().equals("yes")
        && guess.share() < SURE_BESIDE_SIGN
        && !heard.at("negator").isEmpty()
        && !beginsWithYes(heard);
  }

  /** "I had no fall at all. Yes, that is fine with me." */
  private static boolean beginsWithYes(Heard heard) {
    Utterance message = heard.message();
    return heard.at(SignsBeside.YES_WORD).stream()
        .anyMatch(at -> at > 0 && message.sentence(at) != message.sentence(at - 1));
  }

  /** How sure a guess must be, where no word says it. */
  private static float plain(Asked asked, Analysis text, Heard heard) {
    return switch (asked) {
      // "I had an operation" denies nothing.
      case SIGN ->
          heard.at(WAVERING).isEmpty() && !isShort(heard)
              ? heard.at("negator").isEmpty() ? SURE_BESIDE_SIGN : PLAIN
              : NEVER;
      // "No fever or anything" leaves all the others, and "I had an op" denies nothing.
      case SIGNS ->
          heard.at(ALL_OF_THEM).isEmpty() && (text.deniesSign() || isShort(heard))
              ? NEVER
              : heard.at("negator").isEmpty() ? SURE_BESIDE_SIGN : PLAIN;
      case HURTS -> plainlyNoPain(text, heard);
      case CONSENT -> AGREED;
      case CLEARED -> CLEARLY;
      default -> NEVER;
    };
  }

  /** A few words without a "no". */
  private static boolean isShort(Heard heard) {
    return heard.message().size() < A_SENTENCE && heard.at("negator").isEmpty();
  }

  /** "No false alarm, it really hurts": where pain is spoken of, more is needed to deny it. */
  private static float plainlyNoPain(Analysis text, Heard heard) {
    boolean still = !heard.at(HURTING_STILL).isEmpty();
    return still ? NEVER : text.speaksOfPain() ? SURE_BESIDE_SIGN : PLAIN;
  }

  private static float least(Asked asked, String answer) {
    return asked == Asked.CLEARED || answer.equals("going")
        ? SURE_TO_GO_ON
        : isAboutHelp(asked, answer) ? LIKELY_ENOUGH : SURE;
  }

  /** A sign is admitted in words about a body or a life, or by a yes, and by no question. */
  private static boolean isToldSo(Asked asked, Analysis text, Guess guess, Heard heard) {
    boolean denied = heard.isDeniedWithin(AT_ONCE) && text.guesses().danger() < LIKELY;
    // "I have no pain, and should like to begin" says "I have", and admits nothing.
    boolean said =
        asked == Asked.SIGN
            ? !heard.at(SignsBeside.YES_WORD).isEmpty()
            : says(heard, guess.answer()::equals);
    // "Achy from the walk, not swollen, not hot": whoever denies so much has not said yes.
    boolean contrary = asked == Asked.SIGN && !said && !heard.at("negator").isEmpty();
    return !text.message().asks()
        && !contrary
        && !(guess.answer().equals("some") && denied) // "No to everything. It began in May."
        && (text.guesses().danger() >= ADMITTED || said);
  }

  /**
   * Nobody goes on without a word that says so: a "no" or "not", for a whole list a "none of them",
   * or a clinician.
   */
  private static boolean isSaid(Asked asked, Analysis text, Heard heard) {
    boolean last = heard.end("negator", heard.message().size() - 1) > 0;
    boolean denied = last || heard.isDeniedWithin(NO_STANDS);
    return switch (asked) {
      case SIGN, WHICH_SIGN -> denied;
      case HURTS -> denied && text.alarms().isEmpty();
      case SIGNS -> denied && !heard.at(ALL_OF_THEM).isEmpty();
      case CLEARED -> !heard.at(CLINICIAN).isEmpty() || !heard.at(CONFIDANT).isEmpty();
      // "Good evening from Stuttgart" agrees to nothing.
      case CONSENT -> heard.end(SALUTATION, 0) == 0 && says(heard, "yes"::equals);
      case REMINDERS, OFFER -> says(heard, "yes"::equals);
      default -> true;
    };
  }

  /** "None, except for my leg", "no, but it is weak", "cleared, but not yet". */
  private static boolean isLimited(Asked asked, Analysis text, Guess guess, Heard heard) {
    boolean plain = guess.share() >= SURE_BESIDE_SIGN;
    boolean plainest = guess.share() >= SURE_BESIDE_BUT;
    return switch (asked) {
      // "She said it is the knee, not the nerve": so plain a word is no refusal.
      case HELD, CLEARED, CONSENT -> !plain && isLimited(asked, text, guess.answer(), heard);
      // "None that I would call weak, but the right one drags".
      case SIGN ->
          !(plain && text.guesses().danger() < HARDLY)
              && (isLimited(asked, text, guess.answer(), heard) || (!plainest && hasBut(heard)));
      default -> isLimited(asked, text, guess.answer(), heard);
    };
  }

  private static boolean hasBut(Heard heard) {
    return !heard.at(BUT).isEmpty();
  }

  private static boolean isLimited(Asked asked, Analysis text, String answer, Heard heard) {
    int but = heard.at(LIMITING).nextSetBit(0);
    BitSet before = new BitSet();
    before.set(0, Math.max(0, but));
    return switch (asked) {
      case SIGN, SIGNS ->
          (but >= 0 && text.hasBeside(before))
              || says(heard, "perhaps"::equals)
              || (asked == Asked.SIGNS && !heard.at(WAVERING).isEmpty());
      case CONSENT -> but >= 0 && heard.at("negator").nextSetBit(but) >= 0;
      case CLEARED -> says(heard, other -> !other.equals(answer));
      case HELD -> says(heard, "not-yet"::equals);
      default -> false;
    };
  }

  static boolean says(Heard heard, Predicate<String> answer) {
    return heard.hits().stream()
        .map(hit -> hit.reply().answer())
        .anyMatch(said -> said != null && answer.test(said));
  }

  /** Whether an answer that words were found for may not be taken: nothing else speaks for it. */
  static boolean doubts(Asked asked, Analysis text, Answer answer, Heard heard) {
    boolean limited = isAboutSigns(asked) && isLimited(asked, text, answer.id(), heard);
    float least = limited ? 0 : asked == Asked.CLEARED ? SURE_BESIDE_SIGN : SURE_OF_OTHER;
    // "None, just my back hurts" tells of nothing that is on the list.
    boolean harmless = asked == Asked.SIGNS && text.guesses().danger() < HARDLY;
    return letsGoOn(asked, answer.id())
        && !harmless
        && !isOfSomethingElse(asked, text)
        && LearnedGuesses.of(asked, text)
            .filter(guess -> !guess.answer().equals(answer.id()) && guess.share() >= least)
            .isPresent();
  }

  /**
   * Whether a sign that no word names is hardly meant: the text is rather an answer that admits
   * none, or what somebody says who has just been sent for help.
   */
  static boolean isRatherAnswer(Asked asked, Analysis text) {
    return !hearsSign(text)
        && LearnedGuesses.of(asked, text)
            .filter(guess -> guess.share() >= SURE && !admits(asked, guess.answer()))
            .filter(guess -> !guess.isNone() || asked == Asked.HELD || asked == Asked.CLEARED)
            .isPresent();
  }

  /** "Why do you ask about night pain?": a question about the list tells of no sign. */
  static boolean isAboutTheList(Asked asked, Analysis text) {
    return asked == Asked.SIGNS
        && text.message().asks()
        && text.guesses().danger() < HARDLY
        && LearnedGuesses.of(asked, text).filter(g -> g.isNone() && g.share() >= PLAIN).isPresent();
  }

  /** Whether a sign is said in words, or likely without any. */
  static boolean hearsSign(Analysis text) {
    return text.affirmsSign() || text.guesses().danger() >= LIKELY;
  }

  /** Who was sent for help speaks of an ambulance, and an emergency. */
  static boolean isAboutHelp(Asked asked, String answer) {
    return asked == Asked.HELD && HELPED.contains(answer);
  }

  private static boolean admits(Asked asked, String answer) {
    return (asked == Asked.SIGN && answer.equals("yes"))
        || (asked == Asked.SIGNS && answer.equals("some"));
  }

  private static boolean isAboutSigns(Asked asked) {
    return asked == Asked.SIGN || asked == Asked.SIGNS;
  }

  private static boolean deniesSigns(Asked asked, Guess guess) {
    return isAboutSigns(asked) && letsGoOn(asked, guess.answer()) && guess.share() >= PLAIN;
  }

  /** A sign that is said, or likely, is heard before the answer. */
  private static boolean isAgainstSign(Asked asked, Analysis text, Guess guess) {
    // A sign out of the list that has a name is asked about by it.
    boolean admitted = asked == Asked.SIGN && guess.answer().equals("yes");
    return text.unasked().sign() != null && !admitted && hearsBeside(asked, text, guess);
  }

  private static boolean hearsBeside(Asked asked, Analysis text, Guess guess) {
    if (isAboutHelp(asked, guess.answer())) {
      return text.affirmsSignStill();
    }
    if (isLikelyCrisis(text) && letsGoOn(asked, guess.answer())) {
      return true;
    }
    boolean surely = guess.share() >= SURE_BESIDE_SIGN;
    if (SignAnswers.clears(asked, new Answer.Offered(guess.answer()))) {
      // Whoever comes from the hospital tells why they went; beside a sign it is asked once more.
      boolean asksAgain = asked == Asked.HELD && surely && !SignAnswers.forbids(text);
      return !asksAgain && (surely ? text.saysSign() : text.affirmsSignStill());
    }
    if (deniesSigns(asked, guess) && text.unasked().flag() != RedFlag.CRISIS) {
      return text.guesses().danger() >= ALMOST_SURELY;
    }
    return surely ? text.affirmsSign() : hearsSign(text);
  }

  /** "Not suicidal, I just would not mind if the bus did not brake." */
  static boolean isLikelyCrisis(Analysis text) {
    return text.unasked().flag() == RedFlag.CRISIS && text.guesses().danger() >= ALMOST_SURELY;
  }

  /** Whether somebody may exercise, or go on towards it, after this answer. */
  private static boolean letsGoOn(Asked asked, String answer) {
    return switch (asked) {
      case SIGNS -> answer.equals("none");
      case SIGN -> answer.equals("no");
      case CLEARED -> answer.equals("yes");
      case HELD -> answer.equals("cleared") || answer.equals("talked");
      case CONSENT, REMINDERS, OFFER -> answer.equals("yes");
      case HURTS -> answer.equals("no");
      case WHICH_SIGN -> answer.equals("none");
      case SETTLED -> answer.equals("settled") || answer.equals("usual");
      default -> false;
    };
  }
}
