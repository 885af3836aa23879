package dev.backsafe.understanding;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A score where one is asked for: "six", "six and a half", "between 5 and 7", "11/10". */
final class PainScores {
  /** Words before a number that tells how it was. */
  static final String BEFORE = "score-before";

  /** Words that lead to a number that is how it is. */
  private static final String LED = "score-led";

  /** The same that name the back. */
  private static final String OF_BACK = "score-of-back";

  /** Between two numbers that are one score: "five to six". */
  private static final String RANGE = "score-range";

  /**
   * Groups of words around a number: "and a half"; right before one that is how it was; behind one
   * that counts something else; before the ten that is the scale.
   */
  static final Set<String> GROUPS =
      Set.of("and-a-half", BEFORE, LED, OF_BACK, "counted", "out-of", RANGE);

  private static final int HIGHEST = 10;
  private static final int RANGE_REACHES = 5;

  private final Utterance message;
  private final Map<String, Integer> numbers;
  private final Heard heard;
  private final BitSet before;
  private final BitSet counted;
  private final BitSet outOf;

  private PainScores(Heard heard, Map<String, Integer> numbers) {
    this.message = heard.message();
    this.numbers = numbers;
    this.heard = heard;
    this.before = heard.behind(BEFORE);
    this.counted = heard.at("counted");
    this.outOf = heard.behind("out-of");
  }

  /** The highest of the scores that are said, and where they stand. */
  record Found(int score, BitSet places) {}

  /** The highest, rounded up: who says "between 5 and 7" may mean 7. */
  static Optional<Found> in(Heard heard, Map<String, Integer> numbers) {
    return new PainScores(heard, numbers).highest();
  }

  /**
   * The same in what is said first, where only words lead to it: "about a four, hon, I had a ten
   * once".
   *
   * @param around words that may stand before it
   */
  static Optional<Found> first(Heard heard, Map<String, Integer> numbers, BitSet around) {
    PainScores scores = new PainScores(heard, numbers);
    int at = 0;
    while (at < heard.message().size() && scores.value(at) == null && around.get(at)) {
      at++;
    }
    return at < heard.message().size() && scores.isAlone(at)
        ? scores.highest(scores.endOfRange(at))
        : Optional.empty();
  }

  /**
   * The same of the first that such words lead to: "Well, on your average day I'd call it a four".
   */
  static Optional<Found> led(Heard heard, Map<String, Integer> numbers) {
    return behind(LED, heard, numbers);
  }

  /** The same where it is said unasked: "just right, and my back's a three". */
  static Optional<Found> ofBack(Heard heard, Map<String, Integer> numbers) {
    return behind(OF_BACK, heard, numbers);
  }

  private static Optional<Found> behind(String lead, Heard heard, Map<String, Integer> numbers) {
    PainScores scores = new PainScores(heard, numbers);
    BitSet led = heard.behind(lead);
    return IntStream.range(0, heard.message().size())
        .filter(at -> led.get(at) && !scores.counted.get(at + 1) && scores.isAlone(at))
        .boxed()
        .findFirst()
        .flatMap(at -> scores.highest(scores.endOfRange(at)));
  }

  /** "One of my legs" is no score. */
  private boolean isAlone(int at) {
    Double value = value(at);
    boolean next = at + 1 < message.size() && message.pause(at + 1) == Token.Pause.NONE;
    return value != null && (value != 1 || message.tokens().get(at).isNumber() || !next);
  }

  /** Behind "five to seven", "between a five and a six", "five, no, six", "5-6". */
  private int endOfRange(int first) {
    boolean led = false;
    for (int at = first + 1; at < Math.min(message.size(), first + RANGE_REACHES); at++) {
      if (value(at) != null && (led || at == first + 1)) {
        return at + 1;
      }
      led |= heard.end(RANGE, at) > 0 || message.word(at).equals("-");
    }
    return first + 1;
  }

  private Optional<Found> highest() {
    return highest(message.size());
  }

  private Optional<Found> highest(int end) {
    BitSet places = new BitSet();
    double highest = -1;
    for (int at = 0; at < end; at++) {
      Double value = value(at);
      if (value == null || counted.get(at + 1)) {
        continue;
      }
      places.set(at);
      places.set(at + 1, Math.max(at + 1, heard.end("and-a-half", at + 1)));
      if (!isScale(at, value) && !before.get(at)) {
        highest = Math.max(highest, heard.end("and-a-half", at + 1) > 0 ? value + 0.5 : value);
      }
    }
    return highest < 0
        ? Optional.empty()
        : Optional.of(new Found((int) Math.ceil(Math.min(highest, HIGHEST)), places));
  }

  /** The ten of "7/10" and "7 out of ten". */
  private boolean isScale(int at, double value) {
    return value == HIGHEST && at > 0 && (message.word(at - 1).equals("/") || outOf.get(at));
  }

  private @Nullable Double value(int at) {
    Token token = message.tokens().get(at);
    if (!token.isNumber()) {
      Integer spelled = numbers.get(token.word());
      return spelled == null ? null : Double.valueOf(spelled);
    }
    String digits = token.word();
    boolean oneDot = digits.indexOf('.') == digits.lastIndexOf('.');
    return digits.length() <= 4 && oneDot ? Double.valueOf(digits) : null;
  }
}
