package dev.backsafe.understanding;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A text, read once: the slow part, which no question changes. What it means at the question that
 * stands is quick to tell.
 */
public final class Analysis {
  private final Replies replies;
  private final String typed;
  private final Utterance message;
  private final Reading reading;
  private final List<Match> findings;
  private final BitSet bodily;
  private final boolean asks;
  private final Guesses guesses;
  private final Elsewhere elsewhere;
  private final @Nullable Supplier<Analysis> calm;
  private @Nullable Analysis calmed;

  /** What a text means in another language, where it is in one. */
  @FunctionalInterface
  interface Elsewhere {
    Optional<Reading> read(Reading reading, Asked asked);
  }

  /**
   * @param typed the text as it came
   * @param reading what it means where nothing is asked
   * @param bodily where words stand that have to do with a body or a life
   * @param asks whether it asks, by a question mark or by how a clause of it begins
   * @param guesses what was learned takes it for
   */
  Analysis(
      Replies replies,
      String typed,
      Utterance message,
      Reading reading,
      List<Match> findings,
      BitSet bodily,
      boolean asks,
      Guesses guesses) {
    this(
        replies,
        typed,
        message,
        reading,
        findings,
        bodily,
        asks,
        guesses,
        (_, _) -> Optional.empty(),
        null);
  }

  private Analysis(
      Replies replies,
      String typed,
      Utterance message,
      Reading reading,
      List<Match> findings,
      BitSet bodily,
      boolean asks,
      Guesses guesses,
      Elsewhere elsewhere,
      @Nullable Supplier<Analysis> calm) {
    this.replies = replies;
    this.typed = typed;
    this.message = message;
    this.reading = reading;
    this.findings = findings;
    this.bodily = bodily;
    this.asks = asks;
    this.guesses = guesses;
    this.elsewhere = elsewhere;
    this.calm = calm;
  }

  /** The same, unless the text is in another language. */
  Analysis unless(Elsewhere other) {
    return new Analysis(
        replies, typed, message, reading, findings, bodily, asks, guesses, other, calm);
  }

  /** The same, and what the text is where no warning sign is looked for. */
  Analysis otherwise(Supplier<Analysis> withoutSigns) {
    return new Analysis(
        replies, typed, message, reading, findings, bodily, asks, guesses, elsewhere, withoutSigns);
  }

  /** What the text means at this question. */
  public Reading reading(Asked asked) {
    Reading here = message.size() == 0 ? reading : replies.reading(asked, this);
    return elsewhere.read(here, asked).orElse(here);
  }

  /**
   * What the text means at this question if the warning sign, or the pain, that it may tell of is
   * not there.
   *
   * @param here what it means at it as it stands
   * @return null where it tells of none, or surely of one
   */
  public @Nullable Reading otherwise(Asked asked, Reading here) {
    // Whoever was sent for help tells of Tuesday and of this morning, and wishes for nothing then.
    boolean sent = asked == Asked.HELD || asked == Asked.CLEARED;
    if (here.meaning() != Meaning.UNSURE || calm == null || sent || here.language() != null) {
      return null;
    }
    if (here.sign() == null) {
      return here.mayHurt() ? wished(here) : null;
    }
    Reading other = calmed(calm).withoutSigns(asked);
    return other.isQuestion() && !message.asks()
        ? null
        : other; // "I had an operation" asks nothing.
  }

  /** What it answers of what may be asked next: "done, it was just right, and my back's a two". */
  public Map<Asked, Answer> ahead() {
    return replies.ahead(this);
  }

  /** What the text means at this question, whatever sign one sentence tells. */
  private Reading withoutSigns(Asked asked) {
    return message.size() == 0
        ? reading
        : replies.withoutSigns(asked, this, replies.heard(asked, this));
  }

  /** "Done, but is my knee meant to pull?", "a gentler one, for my dodgy hip"; null for nothing. */
  private @Nullable Reading wished(Reading here) {
    if (says(Meaning.DONE)) {
      return Reading.of(Meaning.DONE);
    }
    return here.candidates().contains(Meaning.EASIER) ? Reading.of(Meaning.EASIER) : null;
  }

  /** What the text means where nothing is asked, and no warning sign is looked for. */
  Reading calm() {
    return calm == null || !reading.mayHurt() ? reading : calmed(calm).reading;
  }

  /** Read at most once; should two threads do so, they read the same. */
  private Analysis calmed(Supplier<Analysis> source) {
    Analysis known = calmed;
    if (known == null) {
      known = source.get();
      calmed = known;
    }
    return known;
  }

  /** Whether any word of it tells of a body, or that something hurts. */
  boolean isAboutABody() {
    return !bodily.isEmpty() || findings.stream().anyMatch(f -> f.rule().isAbout(Meaning::isAlarm));
  }

  Guesses guesses() {
    return guesses;
  }

  /** Whether it asks, by a question mark or by how a clause of it begins. */
  boolean asks() {
    return asks;
  }

  /** The text as it came. */
  String typed() {
    return typed;
  }

  Utterance message() {
    return message;
  }

  /** What it means where nothing is asked. */
  Reading unasked() {
    return reading;
  }

  /** Whether it is said in so many words, and not only guessed. */
  boolean says(Meaning meaning) {
    return findings.stream()
        .anyMatch(
            f ->
                f.stance() == Match.Stance.DENIED
                    ? meaning == Meaning.NO_PAIN && f.rule().isAbout(Meaning::isPain)
                    : f.says(meaning) && f.stance() == Match.Stance.AFFIRMED);
  }

  /** Where somebody says that something hurts, or worse, and does not deny it. */
  BitSet alarms() {
    BitSet alarms = new BitSet();
    for (Match finding : findings) {
      if (finding.rule().isAbout(Meaning::isAlarm) && finding.stance() != Match.Stance.DENIED) {
        finding.spans().forEach(span -> alarms.set(span.from(), span.to()));
      }
    }
    return alarms;
  }

  /** Whether a sign was said in words of its own, rather than guessed at from all of them. */
  boolean namesSign() {
    return findings.stream()
        .anyMatch(f -> f.rule().sign() != null && f.stance() != Match.Stance.DENIED);
  }

  /** Whether it is said of a sign that it is there, now, as this person's own. */
  boolean affirmsSign() {
    return affirms(_ -> true);
  }

  /** The same of somebody who was sent for help: they speak of an ambulance and an emergency. */
  boolean affirmsSignStill() {
    return affirms(sign -> sign != Sign.CHEST);
  }

  /** The same of a sign that no word of a clinician from before covers. */
  boolean affirmsNewSign() {
    return findings.stream()
        .filter(Match::isPlainlySaid)
        .map(f -> f.rule().sign())
        .anyMatch(sign -> sign != null && isNew(sign.flag()));
  }

  private static boolean isNew(RedFlag flag) {
    return switch (flag) {
      case CRISIS, CAUDA_EQUINA, LEGS, ACCIDENT, CALF -> true;
      // Who was sent for help speaks of an ambulance.
      case CHEST, FEVER, OPERATION, PREGNANCY, HISTORY -> false;
    };
  }

  private boolean affirms(Predicate<Sign> wanted) {
    return findings.stream()
        .filter(f -> f.stance() == Match.Stance.AFFIRMED || f.stance() == Match.Stance.UNCLEAR)
        .map(f -> f.rule().sign())
        .anyMatch(sign -> sign != null && wanted.test(sign));
  }

  /** Whether pain is spoken of, if only to say that there is none. */
  boolean speaksOfPain() {
    return findings.stream().anyMatch(f -> f.rule().isAbout(Meaning::isPain));
  }

  /** Whether a sign is spoken of in order to say that it is not there. */
  boolean deniesSign() {
    return findings.stream()
        .anyMatch(f -> f.rule().sign() != null && f.stance() == Match.Stance.DENIED);
  }

  /** Whether a sign was said in words that leave no doubt of it. */
  boolean saysSign() {
    return findings.stream().anyMatch(f -> f.rule().sign() != null && f.isPlainlySaid());
  }

  /** What is said beside the words that are accounted for, as a text of its own. */
  String beside(BitSet accounted) {
    StringBuilder rest = new StringBuilder();
    for (int at = accounted.nextClearBit(0);
        at < message.size();
        at = accounted.nextClearBit(at + 1)) {
      String pause = message.pause(at) == Token.Pause.NONE ? " " : ", ";
      rest.append(rest.isEmpty() ? "" : pause).append(message.tokens().get(at).surface());
    }
    return rest.toString();
  }

  /** Where somebody says what has a meaning whatever is asked: "done", "thanks", "it hurts". */
  BitSet said() {
    BitSet said = new BitSet();
    for (Match finding : findings) {
      if (finding.rule().isAbout(meaning -> meaning != Meaning.UNKNOWN)) {
        finding.spans().forEach(span -> said.set(span.from(), span.to()));
      }
    }
    return said;
  }

  /** Whether words are left, beside these, that may be about a body. */
  boolean hasBeside(BitSet accounted) {
    BitSet left = (BitSet) bodily.clone();
    left.or(alarms());
    left.andNot(accounted);
    return !left.isEmpty();
  }
}
