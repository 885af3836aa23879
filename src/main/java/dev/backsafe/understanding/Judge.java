package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Stance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what the lexicon found against what the classifier guesses. An emergency beats all, pain
 * beats done, and where the two disagree somebody is asked rather than told that all is fine.
 */
final class Judge {
  /** The classifier alone is believed about an emergency from here; below it, somebody is asked. */
  private static final float EMERGENCY_BELIEVED = 0.6f;

  private static final float EMERGENCY_ASKED = 0.25f;

  /** A second opinion on an emergency, where the lexicon already has pain or a denial. */
  private static final float EMERGENCY_SECOND = 0.7f;

  /** The same where the lexicon accounts for every word of the message. */
  private static final float EMERGENCY_BESIDE_PLAIN = 0.95f;

  /** Where no word has to do with a body, the classifier has little to go by. */
  private static final float ASKED_WITHOUT_BODY = 0.75f;

  private static final float PAIN_BELIEVED = 0.55f;
  private static final float SHARP_RAISED = 0.93f;
  private static final float PAIN_BESIDE_FINE = 0.35f;
  private static final float PAIN_BESIDE_DENIAL = 0.93f;
  private static final float PAIN_ASKED = 0.35f;
  private static final float BELIEVED = 0.4f;
  private static final int MOST_CANDIDATES = 4;
  private static final int MOST_WORDS = 6;

  /** Which plain answer counts where a message has several: the one that changes most. */
  private static final List<Meaning> ANSWERS =
      List.of(
          Meaning.STOP,
          Meaning.SKIP,
          Meaning.EASIER,
          Meaning.HELP,
          Meaning.HOW,
          Meaning.DONE,
          Meaning.START,
          Meaning.UNKNOWN);

  private final Utterance message;
  private final List<Match> findings;
  private final @Nullable Severity severity;
  private final Prediction guess;
  private final Evidence evidence;

  /**
   * Facts about the message as a whole.
   *
   * @param wordsOfGuess the word the classifier leans on
   * @param plain whether plain answers and filler words are all there is
   * @param legible whether most of the words are known at all
   * @param bodily whether any word has to do with a body or a life
   * @param ironic whether good news may not be meant ("no pain? yeah right")
   * @param admitted whether what is supposed is so ("what if it hurts? because it does")
   * @param hedged whether all there is says neither yes nor no ("kinda")
   */
  record Evidence(
      Supplier<List<String>> wordsOfGuess,
      boolean plain,
      boolean legible,
      boolean bodily,
      boolean ironic,
      boolean admitted,
      boolean hedged) {}

  Judge(
      Utterance message,
      List<Match> findings,
      @Nullable Severity severity,
      Prediction guess,
      Evidence evidence) {
    this.message = message;
    this.findings = findings;
    this.severity = severity;
    this.guess = guess;
    this.evidence = evidence;
  }

  Reading reading() {
    Match flag = mostUrgent(f -> f.rule().sure() && f.stance() == Stance.AFFIRMED);
    if (flag != null) {
      return sure(Meaning.EMERGENCY, flag.words(message), flag.rule().sign());
    }
    Match maybe =
        mostUrgent(
            f ->
                switch (f.stance()) {
                  case DENIED -> f.rule().sign() == Sign.CRISIS;
                  // Somebody else's old illness is no reason to hold this person's routine.
                  case SOMEONE_ELSE -> flag(f) != RedFlag.HISTORY;
                  case AFFIRMED, UNCLEAR, PAST, SUPPOSED, ASKED -> true;
                });
    if (maybe != null) {
      return unsure(maybe.words(message), maybe.rule().sign(), Meaning.EMERGENCY, painOrNull());
    }
    List<Match> pain = pain(Stance.AFFIRMED);
    if (!pain.isEmpty() && !isScoredZero(pain)) {
      return pain(pain);
    }
    if (severity != null && severity.bare() && severity.score() > 0) {
      return beside(meaningOfScore(severity.score()), severity.words(), EMERGENCY_SECOND);
    }
    Reading open = openQuestion();
    if (open != null) {
      return open;
    }
    if (evidence.hedged() || (evidence.ironic() && saysFine())) {
      return unsure(List.of(), null, Meaning.DISCOMFORT, Meaning.NO_PAIN);
    }
    return saysFine() ? fine() : withoutPain();
  }

  private @Nullable Match mostUrgent(Predicate<Match> when) {
    return findings.stream()
        .filter(f -> f.says(Meaning.EMERGENCY) && when.test(f))
        .min(Comparator.comparing(Judge::flag))
        .orElse(null);
  }

  private static RedFlag flag(Match emergency) {
    return Objects.requireNonNull(emergency.rule().sign()).flag();
  }

  private List<Match> pain(Stance stance) {
    return findings.stream()
        .filter(f -> f.says(Meaning.SHARP_PAIN) || f.says(Meaning.DISCOMFORT))
        .filter(f -> f.stance() == stance)
        .toList();
  }

  private List<Match> denied(Meaning meaning) {
    return pain(Stance.DENIED).stream().filter(f -> f.says(meaning)).toList();
  }

  private @Nullable Meaning painOrNull() {
    List<Match> pain = pain(Stance.AFFIRMED);
    return pain.isEmpty() ? null : worst(pain);
  }

  private static Meaning worst(List<Match> pain) {
    boolean sharp = pain.stream().anyMatch(f -> f.says(Meaning.SHARP_PAIN));
    return sharp ? Meaning.SHARP_PAIN : Meaning.DISCOMFORT;
  }

  private boolean isScoredZero(List<Match> pain) {
    return severity != null && severity.score() == 0 && worst(pain) == Meaning.DISCOMFORT;
  }

  private static Meaning meaningOfScore(int score) {
    return score >= Severity.STOPS_THE_SESSION ? Meaning.SHARP_PAIN : Meaning.DISCOMFORT;
  }

  private Reading pain(List<Match> pain) {
    List<Match> settled = pain.stream().filter(f -> f.rule().sure()).toList();
    Meaning meaning = worst(settled.isEmpty() ? pain : settled);
    List<String> because = words(pain, meaning);
    if (severity != null && severity.score() >= Severity.STOPS_THE_SESSION) {
      return beside(Meaning.SHARP_PAIN, severity.words(), EMERGENCY_SECOND);
    }
    if (!settled.isEmpty()) {
      boolean mild = severity != null || !denied(Meaning.SHARP_PAIN).isEmpty();
      boolean raised = !mild && guess.of(Meaning.SHARP_PAIN) >= SHARP_RAISED;
      return beside(raised ? Meaning.SHARP_PAIN : meaning, because, EMERGENCY_SECOND);
    }
    return guess.of(meaning) >= PAIN_BELIEVED
        ? beside(meaning, because, EMERGENCY_SECOND)
        : unsure(because, null, meaning, guess.best());
  }

  private List<String> words(List<Match> of, Meaning meaning) {
    Set<String> words = new LinkedHashSet<>();
    of.stream().filter(f -> f.says(meaning)).forEach(f -> words.addAll(f.words(message)));
    return List.copyOf(words);
  }

  /**
   * The meaning, unless the classifier sees an emergency in the message that the lexicon missed.
   */
  private Reading beside(Meaning meaning, List<String> because, float emergencyFrom) {
    float from = evidence.plain() ? EMERGENCY_BESIDE_PLAIN : emergencyFrom;
    return guess.of(Meaning.EMERGENCY) >= from
        ? unsure(evidence.wordsOfGuess().get(), Sign.of(guess.flag()), Meaning.EMERGENCY, meaning)
        : sure(meaning, because, null);
  }

  /** Pain that is asked about, supposed, past, or somebody else's. */
  private @Nullable Reading openQuestion() {
    for (Stance stance :
        List.of(Stance.UNCLEAR, Stance.PAST, Stance.ASKED, Stance.SUPPOSED, Stance.SOMEONE_ELSE)) {
      List<Match> open = pain(stance);
      if (!open.isEmpty()) {
        Meaning pain = worst(open);
        List<String> because = words(open, pain);
        return switch (stance) {
          case UNCLEAR -> unsure(because, null, pain, Meaning.NO_PAIN);
          case PAST -> unsure(because, null, Meaning.NO_PAIN, pain);
          case ASKED -> unsure(because, null, pain, Meaning.HELP);
          case SUPPOSED -> supposed(because);
          case SOMEONE_ELSE -> sure(Meaning.UNKNOWN, because, null);
          case AFFIRMED, DENIED -> null;
        };
      }
    }
    boolean notFine =
        findings.stream().anyMatch(f -> f.says(Meaning.NO_PAIN) && f.stance() == Stance.DENIED);
    return notFine ? unsure(List.of(), null, Meaning.DISCOMFORT, Meaning.NO_PAIN) : null;
  }

  private Reading supposed(List<String> because) {
    if (evidence.admitted() || evidence.ironic()) {
      return unsure(because, null, Meaning.DISCOMFORT, Meaning.HELP);
    }
    Meaning meaning = guess.of(Meaning.HOW) > guess.of(Meaning.HELP) ? Meaning.HOW : Meaning.HELP;
    return beside(meaning, because, EMERGENCY_SECOND);
  }

  private boolean saysFine() {
    return isDenied() || saysFineInWords();
  }

  private boolean isDenied() {
    boolean zero =
        severity != null && severity.score() == 0 && (severity.bare() || painOrNull() != null);
    return zero || !pain(Stance.DENIED).isEmpty();
  }

  private boolean saysFineInWords() {
    return findings.stream()
        .anyMatch(f -> f.says(Meaning.NO_PAIN) && f.stance() == Stance.AFFIRMED);
  }

  private Reading fine() {
    List<Match> because =
        findings.stream()
            .filter(f -> f.says(Meaning.NO_PAIN) || f.stance() == Stance.DENIED)
            .toList();
    List<String> words = because.stream().flatMap(f -> f.words(message).stream()).toList();
    Meaning answer = answer(f -> f.rule().sure());
    Meaning meaning = answer == null || answer == Meaning.UNKNOWN ? Meaning.NO_PAIN : answer;
    float pain = guess.of(Meaning.SHARP_PAIN) + guess.of(Meaning.DISCOMFORT);
    boolean plain = evidence.plain() || (severity != null && severity.bare());
    if (!plain && pain >= (isDenied() ? PAIN_BESIDE_DENIAL : PAIN_BESIDE_FINE)) {
      return unsure(words, null, meaning, worseOfGuess());
    }
    return beside(meaning, words, EMERGENCY_ASKED);
  }

  private Meaning worseOfGuess() {
    boolean sharp = guess.of(Meaning.SHARP_PAIN) > guess.of(Meaning.DISCOMFORT);
    return sharp ? Meaning.SHARP_PAIN : Meaning.DISCOMFORT;
  }

  /** The plain answer the lexicon found, or null. */
  private @Nullable Meaning answer(Predicate<Match> counts) {
    Set<Meaning> said = EnumSet.noneOf(Meaning.class);
    for (Meaning answer : ANSWERS) {
      if (findings.stream()
          .anyMatch(f -> f.says(answer) && f.stance() == Stance.AFFIRMED && counts.test(f))) {
        said.add(answer);
      }
    }
    if (said.contains(Meaning.STOP)) {
      return Meaning.STOP;
    }
    if (said.contains(guess.best()) && guess.best() != Meaning.UNKNOWN) {
      return guess.best();
    }
    return ANSWERS.stream().filter(said::contains).findFirst().orElse(null);
  }

  private Reading withoutPain() {
    Meaning answer = answer(f -> true);
    if (answer != null && evidence.plain()) {
      return sure(answer, words(findings, answer), null);
    }
    Reading alarm = alarmOfGuess(answer);
    if (alarm != null) {
      return alarm;
    }
    Meaning best = guess.bestAnswer();
    float likely = guess.of(best);
    if (answer != null && (answer == best || likely < BELIEVED || best == Meaning.UNKNOWN)) {
      return sure(answer, words(findings, answer), null);
    }
    if (!evidence.legible()) {
      return sure(Meaning.UNKNOWN, List.of(), null);
    }
    if (answer == null && likely >= BELIEVED) {
      return sure(best, evidence.wordsOfGuess().get(), null);
    }
    if (answer == null && !evidence.bodily()) {
      return sure(Meaning.UNKNOWN, List.of(), null);
    }
    return unsure(evidence.wordsOfGuess().get(), null, best, answer);
  }

  /** The alarm the classifier raises on its own, or null. */
  private @Nullable Reading alarmOfGuess(@Nullable Meaning answer) {
    Meaning best = guess.best();
    List<String> because = evidence.wordsOfGuess().get();
    float emergency = guess.of(Meaning.EMERGENCY);
    if (!evidence.bodily()) {
      boolean asks = guess.alarm() >= ASKED_WITHOUT_BODY && answer == null && evidence.legible();
      if (!asks) {
        return null;
      }
      return emergency >= ASKED_WITHOUT_BODY
          ? unsure(because, Sign.of(guess.flag()), Meaning.EMERGENCY, best)
          : unsure(because, null, worseOfGuess(), best);
    }
    boolean denied =
        findings.stream().anyMatch(f -> f.says(Meaning.EMERGENCY) && f.stance() == Stance.DENIED);
    if (emergency >= EMERGENCY_BELIEVED && !denied) {
      return sure(Meaning.EMERGENCY, because, Sign.of(guess.flag()));
    }
    if (emergency >= EMERGENCY_ASKED) {
      return unsure(because, Sign.of(guess.flag()), Meaning.EMERGENCY, best);
    }
    if (best.isAlarm() && guess.of(best) >= PAIN_BELIEVED && answer == null) {
      return sure(best, because, null);
    }
    return guess.alarm() >= PAIN_ASKED ? unsure(because, null, worseOfGuess(), answer) : null;
  }

  private Reading sure(Meaning meaning, List<String> because, @Nullable Sign sign) {
    return new Reading(meaning, null, score(), few(because), List.of(), sign, null);
  }

  /** Asks, with the given meanings first and the classifier's after them. */
  private Reading unsure(
      List<String> because, @Nullable Sign sign, Meaning first, @Nullable Meaning second) {
    Set<Meaning> candidates = new LinkedHashSet<>();
    candidates.add(first);
    if (second != null) {
      candidates.add(second);
    }
    guess.worthAsking().stream()
        .filter(m -> m != Meaning.EMERGENCY || guess.of(m) >= EMERGENCY_ASKED)
        .forEach(candidates::add);
    List<Meaning> most = new ArrayList<>(candidates);
    most.subList(Math.min(MOST_CANDIDATES, most.size()), most.size()).clear();
    Sign shown =
        most.contains(Meaning.EMERGENCY) ? (sign == null ? Sign.of(guess.flag()) : sign) : null;
    return new Reading(Meaning.UNSURE, null, score(), few(because), most, shown, null);
  }

  private static List<String> few(List<String> words) {
    return words.stream().distinct().limit(MOST_WORDS).toList();
  }

  /** A number counts as a score only where pain, or nothing else, is talked about. */
  private @Nullable Integer score() {
    boolean aboutPain =
        findings.stream()
            .anyMatch(
                f ->
                    f.says(Meaning.EMERGENCY)
                        || f.says(Meaning.SHARP_PAIN)
                        || f.says(Meaning.DISCOMFORT));
    return severity != null && (severity.bare() || aboutPain) ? severity.score() : null;
  }
}
