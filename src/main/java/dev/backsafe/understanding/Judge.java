package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Stance;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settles what a message means. The classifier leads; the lexicon is the floor below which a sign
 * or a pain does not go unheard, and says whose it is and when it was: assertion status after NegEx
 * (Chapman and others 2001) and ConText (Harkema and others 2009). An emergency beats all, pain
 * beats done, and nothing is taken for fine beside what may be pain. The shares were chosen by
 * leaving authors out, one at a time.
 */
final class Judge {
  /** Pain beside something that a session would go on after. */
  private static final float PAIN_BESIDE_FINE = 0.3f;

  private static final float PAIN_BESIDE_OTHER = 0.3f;
  private static final float PAIN_SAID_BESIDE_WISH = 0.02f;
  private static final float PAIN_SAID_BESIDE_QUESTION = 0.17f;

  /** The same where pain is said in the lexicon's words, or by a number. */
  private static final float PAIN_IN_WORDS = 0.08f;

  static final float PAIN_BESIDE_DENIAL = 0.9f;

  /** Below this nothing is likely enough to be acted on. */
  private static final float BELIEVED = 0.3f;

  /** Pain that no word of the lexicon says. */
  private static final float BELIEVED_PAIN = 0.4f;

  /** How much likelier pain is than what it is taken for instead. */
  private static final float PAIN_AHEAD = 1.5f;

  /** How much likelier than the next it is. */
  private static final float AHEAD = 1.3f;

  /** The same where all the words are such as stand around others. */
  private static final float BELIEVED_OF_FILLER = 0.6f;

  private static final float EXERTION_IN_QUESTION = 0.2f;
  private static final float EXERTION_IN_DONE = 0.12f;

  /** From here on a topic is more likely right than wrong. */
  private static final float CLEAR = -0.6f;

  /** Who asks how a movement is done is shown all of it, unless one thing is plainly asked. */
  private static final float CLEAR_OF_HOW = -0.45f;

  /** From here on it hardly ever is about something else. */
  private static final float PLAIN = 0;

  /** A topic and nothing else: "deadlifts". */
  private static final float NAMED = 0.5f;

  private static final float MAY_ASK = 0.2f;
  private static final float WORTH_ASKING = 0.05f;
  private static final float PAIN_WORTH_ASKING = 0.08f;
  private static final int MOST_CANDIDATES = 4;
  private static final int MOST_WORDS = 6;

  /** What a session simply goes on after. */
  static final Set<Meaning> FINE =
      EnumSet.of(
          Meaning.NO_PAIN,
          Meaning.DONE,
          Meaning.START,
          Meaning.HARDER,
          Meaning.THANKS,
          Meaning.GREETING,
          Meaning.EXERTION);

  private static final Map<Meaning, List<Meaning>> BESIDE =
      Map.of(
          Meaning.NO_PAIN, List.of(Meaning.STOP, Meaning.SKIP, Meaning.DONE),
          Meaning.THANKS, List.of(Meaning.SKIP, Meaning.EASIER, Meaning.DONE),
          Meaning.GREETING, List.of(Meaning.DONE),
          Meaning.UNKNOWN, List.of(Meaning.WAIT));

  private final Evidence evidence;
  private final Utterance message;
  private final List<Match> findings;
  private final @Nullable Severity severity;
  private final Prediction guess;

  Judge(Evidence evidence) {
    this.evidence = evidence;
    message = evidence.message();
    findings = evidence.findings();
    severity = evidence.severity();
    guess = evidence.guess();
  }

  Reading reading() {
    Reading alarm = alarm();
    if (alarm != null) {
      return alarm;
    }
    // A number counts with pain, with a scale, or where one is asked for.
    if (message.size() == 1
        && message.tokens().getFirst().isNumber()
        && !message.word(0).equals("0")) {
      return sure(Meaning.UNKNOWN, List.of(), null);
    }
    Reading scored = scored();
    if (scored != null) {
      return scored;
    }
    if (evidence.hedged() || (evidence.ironic() && saysFine())) {
      return unsure(List.of(), null, Meaning.DISCOMFORT, Meaning.NO_PAIN);
    }
    Meaning best = guess.best(meaning -> meaning != Meaning.EMERGENCY);
    if (best.isPain()) {
      if (asksInPassing()) {
        return sure(Meaning.QUESTION, words(Meaning.QUESTION), null);
      }
      return isBelieved(best)
          ? pain(best)
          : unsure(words(Meaning::isPain), null, best, guess.best(m -> !m.isAlarm()));
    }
    if (best != plainAnswer() && mayHurt(best)) {
      return unsure(words(Meaning::isPain), null, worsePain(), best);
    }
    // Words of an operator's own need not be known.
    if (guess.isExample()) {
      return sure(Meaning.QUESTION, words(Meaning.QUESTION), null);
    }
    // "Okay" says nothing of its own.
    boolean filler = evidence.plain() && findings.isEmpty() && guess.of(best) < BELIEVED_OF_FILLER;
    if (filler || !evidence.legible()) {
      return sure(Meaning.UNKNOWN, List.of(), null);
    }
    Meaning beside = saidBeside(best);
    if (beside != null) {
      return sure(beside, words(beside), null);
    }
    if (isDoneWithEffort(best)) {
      return sure(Meaning.DONE, words(Meaning.DONE), null).about(Reading.EFFORT);
    }
    // Who asks whether worked muscles are normal tells of them first.
    if (best == Meaning.QUESTION && guess.of(Meaning.EXERTION) >= EXERTION_IN_QUESTION) {
      return sure(Meaning.EXERTION, words(Meaning.EXERTION), null);
    }
    if (asksPlainly(best)) {
      return sure(Meaning.QUESTION, words(Meaning.QUESTION), null);
    }
    return isBelieved(best)
        ? sure(best, words(best), null)
        : unsure(evidence.wordsOfGuess().get(), null, best, null);
  }

  /** "What hurts me most?" tells of nothing that hurts. */
  private boolean asksInPassing() {
    return evidence.idiomatic()
        && evidence.alarms().isEmpty()
        && guess.about().distance() >= PLAIN
        && guess.best(m -> !m.isAlarm()) == Meaning.QUESTION;
  }

  /** "Done, puffing like a train" is done, and tells of the breath that it took. */
  private boolean isDoneWithEffort(Meaning best) {
    return best == Meaning.EXERTION
        ? isPlainlySaid(Meaning.DONE)
        : best == Meaning.DONE && guess.of(Meaning.EXERTION) >= EXERTION_IN_DONE;
  }

  /** Whether it may well be a question, and one that is plainly about something. */
  private boolean asksPlainly(Meaning best) {
    return best != Meaning.QUESTION
        && best != Meaning.HOW
        && best != Meaning.EXERTION
        && !isPlainlySaid(best)
        && (best == Meaning.UNKNOWN
            ? guess.about().distance() >= NAMED
            : guess.about().distance() >= PLAIN
                && guess.of(Meaning.QUESTION) + guess.of(Meaning.HOW) >= MAY_ASK);
  }

  /** Whether it is likely enough, and likelier than what else it may be, where no word says it. */
  private boolean isBelieved(Meaning best) {
    boolean pain = best.isPain();
    boolean said = pain ? severity != null || isSaid(Match::isPlainlySaid) : isPlainlySaid(best);
    if (said || best == Meaning.UNKNOWN) {
      return pain || guess.of(best) >= BELIEVED;
    }
    boolean hinted = !evidence.alarms().isEmpty();
    float least = !pain ? BELIEVED : hinted ? 0 : BELIEVED_PAIN;
    float next = guess.most(m -> m.isElseThan(best));
    return (pain ? guess.pain() : guess.of(best)) >= least
        && guess.of(best) >= (pain ? PAIN_AHEAD : AHEAD) * next;
  }

  private boolean isPlainlySaid(Meaning meaning) {
    return findings.stream().anyMatch(f -> f.says(meaning) && f.isPlainlySaid());
  }

  /** "No pain", thanks or a goodbye with "done" beside it; "where's my wallet, one sec" waits. */
  private @Nullable Meaning saidBeside(Meaning best) {
    return BESIDE.getOrDefault(best, List.of()).stream()
        .filter(m -> guess.of(m) >= WORTH_ASKING / 2 && isPlainlySaid(m))
        .findFirst()
        .orElse(null);
  }

  /** The emergency, the question about it, or null. */
  private @Nullable Reading alarm() {
    Alarm.Found found = isPlainlyHarmless() ? null : new Alarm(evidence).found();
    if (found == null) {
      return null;
    }
    return found.certain()
        ? sure(Meaning.EMERGENCY, found.words(), found.sign())
        : unsure(found.words(), found.sign(), Meaning.EMERGENCY, null);
  }

  /** Plain answers and filler words without a word of a body, or with "no back pain". */
  private boolean isPlainlyHarmless() {
    boolean denied =
        evidence.painWords() == PainWords.DENIED
            && findings.stream().allMatch(f -> f.rule().sign() == null);
    return evidence.plain()
        && (denied || (evidence.bodily().isEmpty() && evidence.alarms().isEmpty()));
  }

  /** A message that is nothing but a score, or pain with one. */
  private @Nullable Reading scored() {
    if (severity == null) {
      return null;
    }
    boolean pain = guess.pain() >= PAIN_BESIDE_FINE;
    if (severity.score() >= Severity.STOPS_THE_SESSION
        && (severity.bare() || pain)
        && !message.asks()) {
      return sure(Meaning.SHARP_PAIN, severity.words(), null);
    }
    if (severity.bare()) {
      Meaning meaning = severity.score() == 0 ? Meaning.NO_PAIN : Meaning.DISCOMFORT;
      return sure(meaning, severity.words(), null);
    }
    return null;
  }

  private boolean saysFine() {
    return findings.stream()
        .anyMatch(
            f ->
                f.stance() == (f.says(Meaning.NO_PAIN) ? Stance.AFFIRMED : Stance.DENIED)
                    && f.rule().isAbout(m -> m.isPain() || m == Meaning.NO_PAIN));
  }

  private Reading pain(Meaning pain) {
    Meaning instead = insteadOf(pain);
    if (instead == null) {
      return pain == Meaning.DISCOMFORT && evidence.isOver()
          ? unsure(words(Meaning::isPain), null, pain, guess.best(m -> !m.isAlarm()))
          : sure(pain, words(Meaning::isPain), null);
    }
    return evidence.plain() && !evidence.ironic()
        ? sure(instead, words(instead), null)
        : unsure(words(Meaning::isPain), null, instead, pain);
  }

  /** Whether it may hurt, though the classifier takes it for something else. */
  private boolean mayHurt(Meaning best) {
    float pain = guess.pain() + guess.of(Meaning.EMERGENCY);
    boolean said = isSaid(Match::isPlainlySaid);
    if (!FINE.contains(best)) {
      boolean asks = best == Meaning.QUESTION || best == Meaning.HOW;
      float inWords = asks ? PAIN_SAID_BESIDE_QUESTION : PAIN_SAID_BESIDE_WISH;
      return pain >= (said ? inWords : PAIN_BESIDE_OTHER);
    }
    if (severity != null && severity.score() >= Severity.STOPS_THE_SESSION && !message.asks()) {
      return true; // "Done, from a 2 to a 6".
    }
    if (evidence.plain() && evidence.painWords() == PainWords.DENIED) {
      return false; // "Done, no back pain", and not a word more.
    }
    boolean scored = severity != null && severity.score() > 0;
    float beside = said || scored ? PAIN_IN_WORDS : PAIN_BESIDE_FINE;
    return pain >= beside || isSaid(f -> f.stance() == Stance.UNCLEAR);
  }

  private boolean isSaid(Predicate<Match> like) {
    return findings.stream().anyMatch(f -> f.rule().isAbout(Meaning::isPain) && like.test(f));
  }

  /**
   * What is meant instead, where the classifier takes for pain what is none: denied in one breath
   * ("not even a twinge"), over, somebody else's, supposed, asked about, an idiom, or a plain
   * answer without a word of a body.
   */
  private @Nullable Meaning insteadOf(Meaning pain) {
    Set<Stance> stances = EnumSet.noneOf(Stance.class);
    evidence.alarms().forEach(alarm -> stances.add(alarm.stance()));
    if (stances.isEmpty()) {
      return evidence.idiomatic() ? guess.best(m -> !m.isAlarm()) : plainAnswer();
    }
    if (stances.size() > 1 || guess.of(pain) >= PAIN_BESIDE_DENIAL) {
      return null;
    }
    return switch (stances.iterator().next()) {
      case DENIED -> evidence.parts() < 2 ? Meaning.NO_PAIN : null;
      case PAST -> Meaning.NO_PAIN;
      case SOMEONE_ELSE -> Meaning.UNKNOWN;
      case SUPPOSED, ASKED -> evidence.admitted() || evidence.ironic() ? null : Meaning.QUESTION;
      case UNCLEAR -> Meaning.NO_PAIN;
      case AFFIRMED -> null;
    };
  }

  private @Nullable Meaning plainAnswer() {
    return isPlainlyHarmless()
        ? findings.stream()
            .flatMap(
                f -> f.rule().kind() instanceof Rule.Kind.Says(Meaning m) ? Stream.of(m) : null)
            .filter(m -> m != Meaning.UNKNOWN)
            .findFirst()
            .orElse(null)
        : null;
  }

  private Meaning worsePain() {
    boolean sharp = guess.of(Meaning.SHARP_PAIN) > guess.of(Meaning.DISCOMFORT);
    return sharp ? Meaning.SHARP_PAIN : Meaning.DISCOMFORT;
  }

  private List<String> words(Meaning meaning) {
    return words(m -> m == meaning);
  }

  /** The lexicon's words for a meaning like this, or else the word the classifier leans on. */
  private List<String> words(Predicate<Meaning> like) {
    Set<String> words = new LinkedHashSet<>();
    findings.stream()
        .filter(f -> f.rule().isAbout(like))
        .forEach(f -> words.addAll(f.words(message)));
    return words.isEmpty() ? evidence.wordsOfGuess().get() : List.copyOf(words);
  }

  private Reading sure(Meaning meaning, List<String> because, @Nullable Sign sign) {
    return new Reading(meaning, topic(meaning), score(), few(because), List.of(), sign, null);
  }

  private @Nullable String topic(Meaning meaning) {
    if (meaning == Meaning.SHARP_PAIN && evidence.isFigure()) {
      return Reading.FIGURE;
    }
    boolean clear =
        switch (meaning) {
          case QUESTION, PROGRESS -> guess.about().distance() >= CLEAR;
          case HOW -> guess.about().distance() >= CLEAR_OF_HOW;
          // "My legs shake, is that all right?" tells and asks.
          case EXERTION -> asksOfEffort() && guess.about().distance() >= CLEAR;
          default -> false;
        };
    return clear ? guess.about().topic() : null;
  }

  private boolean asksOfEffort() {
    return message.asks() || guess.of(Meaning.QUESTION) >= WORTH_ASKING;
  }

  /** Asks, with the given meanings first and the classifier's after them. */
  private Reading unsure(
      List<String> because, @Nullable Sign sign, Meaning first, @Nullable Meaning second) {
    Set<Meaning> candidates = new LinkedHashSet<>();
    candidates.add(first);
    if (second != null) {
      candidates.add(second);
    }
    guess.from(WORTH_ASKING).stream()
        .filter(m -> m != Meaning.EMERGENCY || sign != null)
        .filter(m -> !m.isPain() || guess.of(m) >= PAIN_WORTH_ASKING)
        .forEach(candidates::add);
    List<Meaning> most = new ArrayList<>(candidates);
    most.subList(Math.min(MOST_CANDIDATES, most.size()), most.size()).clear();
    String topic = most.stream().map(this::topic).filter(Objects::nonNull).findFirst().orElse(null);
    return new Reading(Meaning.UNSURE, topic, score(), few(because), most, sign, null);
  }

  private static List<String> few(List<String> words) {
    return words.stream().distinct().limit(MOST_WORDS).toList();
  }

  /** A number counts as a score only where pain, or nothing else, is talked about. */
  private @Nullable Integer score() {
    boolean aboutPain = !evidence.alarms().isEmpty();
    return severity != null && (severity.bare() || aboutPain) ? severity.score() : null;
  }
}
