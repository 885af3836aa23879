package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words we know, and those among them worth mending a slip towards: "paim" becomes "pain", but
 * "plain" is a word of its own.
 */
final class Vocabulary {
  private static final int LONGEST_WORD = 16;
  private static final int LONGEST_RUN_ON = 200;

  private final Set<String> known = new HashSet<>();

  /** Where another than the squeezed word itself is known: most words have no letter doubled. */
  private final Map<String, List<String>> bySqueezed = new HashMap<>();

  private final List<Target> targets = new ArrayList<>();

  /** A word to mend towards; the mask of its letters rules most strangers out at once. */
  private record Target(String word, int letters) {}

  /**
   * @param targets words of the lexicon, the most alarming first
   * @param others words that are simply right as they are
   */
  Vocabulary(Collection<String> targets, Collection<String> others) {
    Set<String> seen = new LinkedHashSet<>();
    for (String word : targets) {
      if (seen.add(word) && word.length() >= 4 && isLetters(word)) {
        this.targets.add(new Target(word, letters(word)));
      }
    }
    seen.forEach(this::know);
    others.stream().sorted().forEach(this::know);
  }

  /** Takes in a word of the examples, unless it looks like a slip: examples have slips in them. */
  boolean learn(String word) {
    boolean slip = unstretched(word) != null || nearest(word) != null || !cut(word).isEmpty();
    if (slip || known.contains(word)) {
      return false;
    }
    know(word);
    return true;
  }

  void know(String word) {
    if (!known.add(word)) {
      return;
    }
    String squeezed = squeeze(word, 1);
    List<String> alike = bySqueezed.get(squeezed);
    if (alike == null && !squeezed.equals(word)) {
      alike = new ArrayList<>(1);
      bySqueezed.put(squeezed, alike);
      if (known.contains(squeezed)) {
        alike.add(squeezed);
      }
    }
    if (alike != null) {
      alike.add(word);
    }
  }

  boolean knows(String word) {
    return known.contains(word);
  }

  /** The known word that only differs in how often a letter is repeated: "owwww", "nnuummbb". */
  @Nullable String unstretched(String word) {
    String squeezed = squeeze(word, 1);
    List<String> words = bySqueezed.get(squeezed);
    if (words == null) {
      return known.contains(squeezed) ? squeezed : null;
    }
    String best = words.getFirst();
    for (String candidate : words) {
      if (stretch(word, candidate) < stretch(word, best)) {
        best = candidate;
      }
    }
    return best;
  }

  /** How unevenly the candidate's letters would have been repeated to give the word. */
  private static int stretch(String word, String candidate) {
    int once = stretch(word, candidate, 1);
    boolean mayBeDoubled = word.length() >= 2 * candidate.length() - 1;
    return mayBeDoubled ? Math.min(once, stretch(word, candidate, 2)) : once;
  }

  private static int stretch(String word, String candidate, int even) {
    int uneven = 0;
    for (int i = 0, j = 0; i < word.length() && j < candidate.length(); ) {
      int run = run(word, i);
      int wanted = run(candidate, j);
      uneven += Math.abs(run - even * wanted);
      i += run;
      j += wanted;
    }
    return uneven;
  }

  private static int run(String word, int from) {
    int to = from;
    while (to < word.length() && word.charAt(to) == word.charAt(from)) {
      to++;
    }
    return to - from;
  }

  /** The word with every run of one letter cut to the given length. */
  static String squeeze(String word, int longest) {
    StringBuilder squeezed = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); ) {
      int run = run(word, i);
      squeezed.repeat(word.charAt(i), Math.min(run, longest));
      i += run;
    }
    return squeezed.toString();
  }

  /** The nearest word one slip away (two in long words), or null. */
  @Nullable String nearest(String word) {
    int length = word.length();
    if (length < 4 || length > LONGEST_WORD) {
      return null;
    }
    int slips = length >= 8 ? 2 : 1;
    int letters = letters(word);
    String best = null;
    int bestDistance = 4 * slips + 4;
    for (Target target : targets) {
      if (Math.abs(target.word.length() - length) > slips
          || Integer.bitCount(target.letters ^ letters) > 2 * slips) {
        continue;
      }
      // Most slips leave a letter out, and few are made in the first letter.
      int distance = 4 * distance(word, target.word, slips);
      distance += target.word.charAt(0) == word.charAt(0) ? 0 : 2;
      distance += target.word.length() > length ? 0 : 1;
      if (distance < bestDistance) {
        best = target.word;
        bestDistance = distance;
      }
    }
    return best;
  }

  /**
   * Edit distance where swapping neighbours is one slip; anything beyond the limit is limit + 1.
   */
  private static int distance(String a, String b, int limit) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int cost = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit) {
        return limit + 1;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return Math.min(last[b.length()], limit + 1);
  }

  /** The known words a run-on is made of ("itreallyhurts"), or an empty list. */
  List<String> cut(String runOn) {
    int length = Math.min(runOn.length(), LONGEST_RUN_ON);
    if (length < 5 || length < runOn.length()) {
      return List.of();
    }
    double[] cost = new double[length + 1];
    int[] from = new int[length + 1];
    for (int end = 1; end <= length; end++) {
      cost[end] = Double.POSITIVE_INFINITY;
      for (int start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        double with = cost[start] + price(end - start);
        if (with < cost[end] && isPiece(runOn.substring(start, end))) {
          cost[end] = with;
          from[end] = start;
        }
      }
    }
    if (cost[length] > 0.55 * length) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    for (int end = length; end > 0; end = from[end]) {
      words.addFirst(runOn.substring(from[end], end));
    }
    return words;
  }

  private boolean isPiece(String piece) {
    return piece.length() == 1 ? piece.equals("i") || piece.equals("a") : known.contains(piece);
  }

  /** Short pieces cost more, or every string would fall apart into crumbs. */
  private static double price(int length) {
    return switch (length) {
      case 1 -> 1.6;
      case 2 -> 1.4;
      case 3 -> 1.2;
      default -> 1.0;
    };
  }

  private static int letters(String word) {
    int mask = 0;
    for (int i = 0; i < word.length(); i++) {
      mask |= 1 << (word.charAt(i) & 31);
    }
    return mask;
  }

  private static boolean isLetters(String word) {
    return word.chars().allMatch(Character::isLetter);
  }
}
