package dev.backsafe.understanding;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score a person gives: "4/10", "pain 4", "four out of ten", "it's a 7".
 *
 * @param score 0 to 10
 * @param words the words that say so
 * @param bare whether the whole message is nothing but a score
 */
record Severity(int score, List<String> words, boolean bare) {
  /** "Common traffic lights" of pain scores stop at 6: see the project's safety facts. */
  static final int STOPS_THE_SESSION = 6;

  private static final int HIGHEST_SCORE = 10;

  /** "11/10" is how people say that ten is not enough. */
  private static final int MOST_EXAGGERATED = 20;

  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  /** What a score means. */
  static Meaning meaning(int score) {
    return score == 0
        ? Meaning.NO_PAIN
        : score < STOPS_THE_SESSION ? Meaning.DISCOMFORT : Meaning.SHARP_PAIN;
  }

  private record Given(double value, int from, int to) {}

  /**
   * @param leads where words stand after which a number is a score ("pain", "level")
   * @param tails where words stand that make a number before them a score ("now")
   * @param counts where words stand that make a number before them a count ("reps", "kg")
   * @param chatter where words stand that say nothing of their own
   */
  static @Nullable Severity in(
      Utterance message, BitSet leads, BitSet tails, BitSet counts, BitSet chatter) {
    Given worst = null;
    for (int at = 0; at < message.size(); at++) {
      Given number = numberAt(message, at, leads, tails, counts);
      if (number != null) {
        boolean changed = isAfterChange(message, at);
        worst = worst == null || changed || number.value > worst.value ? number : worst;
        at = number.to - 1;
      }
    }
    if (worst == null) {
      return null;
    }
    int score = (int) Math.ceil(Math.clamp(worst.value, 0.0, (double) HIGHEST_SCORE));
    List<String> words =
        message.tokens().subList(worst.from, worst.to).stream().map(Token::surface).toList();
    boolean bare = isBare(message, chatter);
    return new Severity(score, words, bare);
  }

  /** "from 7 to 3", "was 2, now it's 7": the latter is how it is. */
  private static boolean isAfterChange(Utterance message, int at) {
    for (int i = Math.max(0, at - 3); i < at; i++) {
      // In "7 now, was 2" the word belongs to the number before it, in "was 8, now 3" to the other.
      boolean behindNumber =
          i > 0 && value(message.word(i - 1)) >= 0 && message.pause(i) == Token.Pause.NONE;
      if (message.word(i).equals("now") && !behindNumber) {
        return true;
      }
    }
    return at > 0 && isOneOf(message.word(at - 1), "to", "-");
  }

  private static boolean isBare(Utterance message, BitSet chatter) {
    for (int at = 0; at < message.size(); at++) {
      String word = message.word(at);
      boolean part = value(word) >= 0 || isOneOf(word, "/", "-", "out", "of", "to", "or", "ish");
      if (!part && !chatter.get(at)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Given numberAt(
      Utterance message, int at, BitSet leads, BitSet tails, BitSet counts) {
    double value = value(message.word(at));
    int after = at + 1;
    if (wordAt(message, after).equals("ish")) {
      after++;
    }
    int end = endOfTen(message, after);
    if (value < 0 || value > (end > 0 ? MOST_EXAGGERATED : HIGHEST_SCORE)) {
      return null;
    }
    int last = afterRange(message, end > 0 ? end : after);
    // "From 0 to 100 in a second" does not say that it is nothing.
    if (value == 0 && last > after && end == 0) {
      return null;
    }
    if (counts.get(Math.min(last, message.size()))) {
      return null;
    }
    if (end > 0) {
      return new Given(value, at, end);
    }
    // "didn't hurt one bit", "pain one side": spelled out, a one is hardly ever a score.
    boolean led = leads.get(at) && !message.word(at).equals("one");
    return led || tails.get(after) || isChange(message, at, leads)
        ? new Given(value, at, after)
        : null;
  }

  /** "pain from 3 to 7", "pain 4-5": the second number counts where the first did. */
  private static boolean isChange(Utterance message, int at, BitSet leads) {
    return at >= 2
        && message.tokens().get(at).isNumber()
        && isOneOf(message.word(at - 1), "to", "-", "or")
        && leads.get(at - 2);
  }

  /** In "from 3 to 8 reps" the word that tells what is counted stands after the second number. */
  private static int afterRange(Utterance message, int at) {
    boolean range = isOneOf(wordAt(message, at), "to", "-") && at + 1 < message.size();
    return range && value(message.word(at + 1)) >= 0 ? at + 2 : at;
  }

  /** The end of "/10" or "out of ten" when it begins here, or 0. */
  private static int endOfTen(Utterance message, int at) {
    String first = wordAt(message, at);
    if (first.equals("/")) {
      return isTen(wordAt(message, at + 1)) ? at + 2 : 0;
    }
    if (first.equals("out") && wordAt(message, at + 1).equals("of")) {
      return isTen(wordAt(message, at + 2)) ? at + 3 : 0;
    }
    return first.equals("of") && isTen(wordAt(message, at + 1)) ? at + 2 : 0;
  }

  private static boolean isTen(String word) {
    return word.equals("10") || word.equals("ten");
  }

  private static double value(String word) {
    int spelled = NUMBERS.indexOf(word);
    if (spelled >= 0) {
      return spelled;
    }
    if (!Character.isDigit(word.charAt(0)) || word.length() > 4) {
      return -1;
    }
    return word.indexOf('.') == word.lastIndexOf('.') ? Double.parseDouble(word) : -1;
  }

  private static String wordAt(Utterance message, int at) {
    return at < message.size() ? message.word(at) : "";
  }

  private static boolean isOneOf(String word, String... words) {
    return List.of(words).contains(word);
  }
}
