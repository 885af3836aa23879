package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Stance;
import dev.backsafe.understanding.Token.Pause;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message tells of a warning sign: certain enough to act on, or likely enough to ask
 * about. The shares were chosen by leaving authors out, one at a time; those of a sign that no word
 * tells, by people from whom nothing was learned.
 */
final class Alarm {
  /** Acted on at once: said in the lexicon's words, or by no words it would know. */
  private static final float CERTAIN_IN_WORDS = 0.86f;

  private static final float CERTAIN_IN_FEW_WORDS = 0.5f;
  private static final float CERTAIN = 0.89f;

  /** So likely a question, a sign in it is asked about at most. */
  private static final float ASKED = 0.2f;

  /** Asked about. */
  private static final float LIKELY = 0.14f;

  /** The same of a single clause, in which nothing else can look like a sign. */
  private static final float LIKELY_IN_ONE_CLAUSE = 0.11f;

  /**
   * The same of a crisis that no word hints at: to be asked about it for nothing frightens most.
   */
  private static final float CRISIS = 0.35f;

  private static final float CRISIS_IN_ONE_CLAUSE = 0.2f;

  /** The same of what people hardly tell of without its name, such as a pregnancy. */
  private static final float LIKELY_IF_NAMED = 0.3f;

  /** A pregnancy has few names, and whoever is asked about one for none is taken aback. */
  private static final float UNNAMED_PREGNANCY = 0.6f;

  /** The same where no word has to do with a body or a life. */
  private static final float LIKELY_WITHOUT_BODY = 0.36f;

  /** The same where a sign is said in the lexicon's words, and where little else is said. */
  private static final float LIKELY_IN_WORDS = 0.045f;

  private static final float LIKELY_IN_FEW_WORDS = 0.008f;

  /** A sign beside good news. */
  private static final float BESIDE_FINE = 0.03f;

  /** One that is supposed or asked about. */
  private static final float SUPPOSED = 0.01f;

  /** A sentence of so many words has room for little else than the sign. */
  private static final int FEW = 10;

  private final Evidence evidence;
  private final Utterance message;
  private final List<Match> findings;
  private final Prediction guess;

  Alarm(Evidence evidence) {
    this.evidence = evidence;
    message = evidence.message();
    findings = evidence.findings();
    guess = evidence.guess();
  }

  /**
   * A sign that is heard.
   *
   * @param certain to be acted on, and not only asked about
   * @param words that tell of it
   */
  record Found(boolean certain, Sign sign, List<String> words) {
    Found {
      words = List.copyOf(words);
    }
  }

  /** The sign that is heard, or null. */
  @Nullable Found found() {
    float danger = guess.danger();
    Match said = mostUrgent(Match::isPlainlySaid);
    boolean few = said != null && wordsBeside(said) <= FEW;
    float certain = said == null ? CERTAIN : few ? CERTAIN_IN_FEW_WORDS : CERTAIN_IN_WORDS;
    boolean nothingElse = said != null && evidence.plain();
    boolean clear = nothingElse ? danger >= LIKELY : danger >= certain && !isContradicted(said);
    if (clear && !mayBeAsked()) {
      return found(said, true);
    }
    float asked = said == null ? likely() : few ? LIKELY_IN_FEW_WORDS : LIKELY_IN_WORDS;
    if (guess.suspicion() >= asked || nothingElse) {
      return found(said, false);
    }
    Match perhaps = mostUrgent(this::isPerhaps);
    return perhaps == null ? null : new Found(false, sign(perhaps), perhaps.words(message));
  }

  /** How likely a sign must be that no word of the lexicon tells. */
  private float likely() {
    return switch (guess.flag()) {
      case CRISIS -> isHinted() ? LIKELY : evidence.parts() < 2 ? CRISIS_IN_ONE_CLAUSE : CRISIS;
      case PREGNANCY -> evidence.expecting() ? LIKELY_IF_NAMED : UNNAMED_PREGNANCY;
      case CALF, FEVER, OPERATION ->
          evidence.bodily().isEmpty() ? LIKELY_WITHOUT_BODY : LIKELY_IF_NAMED;
      case CHEST, CAUDA_EQUINA, LEGS, ACCIDENT, HISTORY ->
          evidence.bodily().isEmpty() ? LIKELY_WITHOUT_BODY : inClauses();
    };
  }

  /** "I wrote my mother a goodbye letter": words of a crisis, whoever they seem to be about. */
  private boolean isHinted() {
    return findings.stream().anyMatch(f -> f.says(Meaning.EMERGENCY) && flag(f) == RedFlag.CRISIS);
  }

  private float inClauses() {
    return evidence.parts() < 2 ? LIKELY_IN_ONE_CLAUSE : LIKELY;
  }

  /** Whether a question is likely enough that a sign in it may be only asked about. */
  private boolean mayBeAsked() {
    return guess.of(Meaning.QUESTION) + guess.of(Meaning.HOW) >= ASKED;
  }

  /** Whether the words say that it is not so, not now, or not theirs. */
  private boolean isContradicted(@Nullable Match said) {
    return findings.stream()
        .filter(f -> f.says(Meaning.EMERGENCY) && f.stance() != Stance.AFFIRMED)
        .anyMatch(f -> said == null || flag(f) != flag(said));
  }

  /**
   * What is asked about though it is not likely: what may be a crisis, whatever else is said; a
   * sign that is supposed or asked about, since few ask for nothing; and what a reassurance does
   * not cover ("no pain, but I feel dizzy").
   */
  private boolean isPerhaps(Match sign) {
    float danger = guess.danger();
    return switch (sign.stance()) {
      case AFFIRMED ->
          flag(sign) == RedFlag.CRISIS
              ? guess.flag() == RedFlag.CRISIS && danger >= BESIDE_FINE
              : isFine(guess.best()) && danger >= BESIDE_FINE;
      case SUPPOSED, ASKED -> danger >= SUPPOSED;
      case DENIED, UNCLEAR, PAST, SOMEONE_ELSE -> false;
    };
  }

  /** What a session goes on after; legs like jelly after it are only tired. */
  private static boolean isFine(Meaning meaning) {
    return Judge.FINE.contains(meaning) && meaning != Meaning.EXERTION;
  }

  /** How long the sentence is in which it is said. */
  private int wordsBeside(Match said) {
    int sentence = message.sentence(said.spans().getFirst().from());
    int all = (int) message.tokens().stream().filter(t -> t.sentence() == sentence).count();
    return all > FEW && mayBeAsked() ? wordsBetweenCommas(said) : all;
  }

  /** "I fell, how many rounds should I do?" What is asked behind it makes it no less likely. */
  private int wordsBetweenCommas(Match said) {
    int from = said.spans().getFirst().from();
    int to = said.spans().getLast().to();
    while (from > 0 && message.pause(from) == Pause.NONE) {
      from--;
    }
    while (to < message.size() && message.pause(to) == Pause.NONE) {
      to++;
    }
    return to - from;
  }

  private @Nullable Match mostUrgent(Predicate<Match> when) {
    return findings.stream()
        .filter(f -> f.says(Meaning.EMERGENCY) && when.test(f))
        .min(Comparator.comparing(Alarm::flag))
        .orElse(null);
  }

  private static RedFlag flag(Match emergency) {
    return sign(emergency).flag();
  }

  private static Sign sign(Match emergency) {
    return Objects.requireNonNull(emergency.rule().sign());
  }

  private static boolean isAsUrgent(@Nullable RedFlag flag) {
    return flag != null && flag.isUrgent();
  }

  /**
   * Names the sign by what the lexicon has of the flag that the classifier sees; where it sees
   * little, or nothing urgent, by what was plainly said. Words of a crisis are what they say:
   * whoever does not "feel like living" has lost no feeling in the legs.
   */
  private Found found(@Nullable Match said, boolean certain) {
    Match same = mostUrgent(f -> flag(f) == guess.flag() && f.stance() != Stance.SOMEONE_ELSE);
    boolean urgent = said != null && flag(said).isUrgent() && !isAsUrgent(guess.flag());
    boolean crisis = said != null && flag(said) == RedFlag.CRISIS;
    boolean unsaid = said != null && guess.flag() == RedFlag.CRISIS;
    boolean saidFirst = crisis || urgent || unsaid || guess.danger() < LIKELY;
    Match named = same == null && saidFirst ? said : same;
    Sign sign = named == null ? Sign.of(guess.flag()) : sign(named);
    List<String> words = named == null ? evidence.wordsOfGuess().get() : named.words(message);
    return new Found(certain, sign, words);
  }
}
