package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way of saying something in another language, in the notation of the lexicon without its
 * groups: {@code feel/felt} for either, where {@code go_on} is two words; {@code numb*} for any
 * ending; {@code ..} for up to two words between.
 */
public final class ForeignPhrase {
  private static final String GAP = "..";
  private static final int WIDEST_GAP = 2;
  static final int SHORTEST_STEM = 3;
  static final char STEM = '*';

  /** The words that may stand at each step; a gap is an empty step. */
  private final String[][] steps;

  private ForeignPhrase(String[][] steps) {
    this.steps = steps;
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with the reason if it cannot be read
   */
  public static List<ForeignPhrase> of(String line) {
    if (line.indexOf('<') >= 0 || line.indexOf('&') >= 0) {
      throw new IllegalArgumentException("there are no groups and no \"&\" in these files");
    }
    return Pattern.spelledOut(line).stream().map(ForeignPhrase::parse).toList();
  }

  private static ForeignPhrase parse(String line) {
    List<String> words = Pattern.split(line, ' ');
    if (words.isEmpty() || words.getFirst().equals(GAP) || words.getLast().equals(GAP)) {
      throw new IllegalArgumentException(
          "\"" + line + "\" must begin and end with a word, not with a gap");
    }
    String[][] steps = new String[words.size()][];
    for (int i = 0; i < steps.length; i++) {
      String word = words.get(i);
      steps[i] =
          word.equals(GAP)
              ? new String[0]
              : Pattern.split(word, '/').stream().map(ForeignPhrase::word).toArray(String[]::new);
    }
    return new ForeignPhrase(steps);
  }

  private static String word(String notation) {
    boolean stem = notation.indexOf(STEM) == notation.length() - 1;
    String bare = stem ? notation.substring(0, notation.length() - 1) : notation;
    List<ForeignWord> words = ForeignWord.in(bare);
    if (words.size() != 1 || bare.indexOf(STEM) >= 0) {
      throw new IllegalArgumentException("\"" + notation + "\" is not one word");
    }
    String word = words.getFirst().plain();
    if (stem && word.length() < SHORTEST_STEM) {
      throw new IllegalArgumentException("\"" + notation + "\" is too short to stand for a word");
    }
    // Many phrases share their words.
    return (stem ? word + STEM : word).intern();
  }

  /** Every word and stem that it is made of. */
  Stream<String> words() {
    return Stream.of(steps).flatMap(Stream::of);
  }

  /** The places of the words that say it, where it begins at this one; null where it does not. */
  @Nullable BitSet at(List<ForeignWord> words, int from) {
    BitSet used = new BitSet();
    return matches(words, 0, from, used) ? used : null;
  }

  private boolean matches(List<ForeignWord> words, int step, int at, BitSet used) {
    if (step == steps.length) {
      return true;
    }
    if (steps[step].length == 0) {
      for (int skip = 0; skip <= WIDEST_GAP; skip++) {
        if (matches(words, step + 1, at + skip, used)) {
          return true;
        }
      }
      return false;
    }
    if (at >= words.size() || !isOne(steps[step], words.get(at).plain())) {
      return false;
    }
    if (!matches(words, step + 1, at + 1, used)) {
      return false;
    }
    used.set(at);
    return true;
  }

  private static boolean isOne(String[] of, String word) {
    for (String one : of) {
      int last = one.length() - 1;
      if (one.charAt(last) == STEM ? word.regionMatches(0, one, 0, last) : word.equals(one)) {
        return true;
      }
    }
    return false;
  }

  /** Every place where one of them is said, as the words that say it. */
  static List<BitSet> said(List<ForeignPhrase> phrases, List<ForeignWord> words) {
    List<BitSet> said = new ArrayList<>();
    for (ForeignPhrase phrase : phrases) {
      for (int from = 0; from < words.size(); from++) {
        BitSet used = phrase.at(words, from);
        if (used != null) {
          said.add(used);
        }
      }
    }
    return said;
  }
}
