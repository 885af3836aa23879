package dev.backsafe.understanding;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message before it is judged.
 *
 * @param findings what the lexicon found, and how the person stands to it
 * @param severity the score that was given
 * @param guess what the classifier takes all of it for
 * @param parts how many sentences and clauses it has
 * @param wordsOfGuess the word the classifier leans on
 * @param plain whether plain answers and filler words are all there is
 * @param legible whether most of the words are known at all
 * @param idiomatic whether an idiom is used, such as "no pain, no gain"
 * @param bodily where words stand that have to do with a body or a life
 * @param expecting whether any word may have to do with a child that is to come, or has just come
 * @param ironic whether good news may not be meant ("no pain? yeah right")
 * @param admitted whether what is supposed is so ("what if it hurts? because it does")
 * @param hedged whether all there is says neither yes nor no ("kinda")
 */
record Evidence(
    Utterance message,
    List<Match> findings,
    @Nullable Severity severity,
    Prediction guess,
    int parts,
    Supplier<List<String>> wordsOfGuess,
    boolean plain,
    boolean legible,
    boolean idiomatic,
    BitSet bodily,
    boolean expecting,
    boolean ironic,
    boolean admitted,
    boolean hedged) {
  /** The rule of the lexicon for a figure of speech that means strong pain. */
  private static final String KILLING = "killing";

  Evidence {
    findings = List.copyOf(findings);
  }

  /** Whether words say that, for now and of this person. */
  boolean says(Meaning meaning) {
    return findings.stream().anyMatch(f -> f.says(meaning) && f.stance() == Match.Stance.AFFIRMED);
  }

  /** Words of pain, or of a sign, however the person stands to it. */
  List<Match> alarms() {
    return findings.stream().filter(f -> f.rule().isAbout(Meaning::isAlarm)).toList();
  }

  /** "A cramp, but it went away": whether all that hurt is over, as far as words tell. */
  boolean isOver() {
    List<Match> alarms = alarms();
    return !alarms.isEmpty() && alarms.stream().allMatch(a -> a.stance() == Match.Stance.PAST);
  }

  /** What words say of pain or a sign; neither irony nor what is surely pain denies any. */
  PainWords painWords() {
    List<Match> alarms = alarms();
    if (alarms.isEmpty()) {
      return PainWords.NONE;
    }
    boolean denied = !ironic && alarms.stream().allMatch(f -> f.stance() == Match.Stance.DENIED);
    return denied && guess.pain() < Judge.PAIN_BESIDE_DENIAL ? PainWords.DENIED : PainWords.SAID;
  }

  /** Whether nothing but "killing me" says that pain is sharp or strong. */
  boolean isFigure() {
    List<Match> strong =
        alarms().stream().filter(alarm -> !alarm.says(Meaning.DISCOMFORT)).toList();
    return severity == null
        && !strong.isEmpty()
        && strong.stream().allMatch(f -> f.rule().id().equals(KILLING));
  }

  /** The same where no warning sign is looked for. */
  Evidence withoutSigns() {
    return new Evidence(
        message,
        findings.stream().filter(f -> f.rule().sign() == null).toList(),
        severity,
        guess.withoutSigns(),
        parts,
        wordsOfGuess,
        plain,
        legible,
        idiomatic,
        bodily,
        expecting,
        ironic,
        admitted,
        hedged);
  }
}
