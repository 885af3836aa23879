package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One way of saying something, in the notation of the data files: plain words; {@code feel/felt}
 * for either, where {@code go_on} is two words; {@code numb*} for any ending; {@code my?} where a
 * word may be missing; {@code ..} for up to two words between and {@code ...} for up to five;
 * {@code 10-19} for a number; {@code <saddle>} for any phrase of that group.
 */
record Pattern(List<Step> steps) {
  private static final int SHORT_GAP = 2;
  private static final int LONG_GAP = 5;
  private static final int SHORTEST_STEM = 3;

  /** One step along a pattern. */
  sealed interface Step {
    /** One of these words, or a word that begins with one of these stems. */
    record Word(Set<String> words, List<String> stems, boolean optional) implements Step {}

    /** Any phrase of the group. */
    record Group(String name, boolean optional) implements Step {}

    /** Up to this many words of any kind. */
    record Gap(int most) implements Step {}
  }

  /**
   * What a line stands for, without underscores ("go_on/live" is "live" and "go on") and without
   * optional words at the beginning.
   */
  static List<String> spelledOut(String line) {
    List<String> words = split(line, ' ');
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (isOptional(word) && (i == 0 || words.get(i - 1).equals("&"))) {
        List<String> with = new ArrayList<>(words);
        with.set(i, word.substring(0, word.length() - 1));
        List<String> without = new ArrayList<>(words);
        without.remove(i);
        List<String> lines = new ArrayList<>(spelledOut(String.join(" ", with)));
        lines.addAll(spelledOut(String.join(" ", without)));
        return lines;
      }
      if (word.indexOf('_') < 0 || word.startsWith("<")) {
        continue;
      }
      List<String> either = split(word, '/');
      List<String> single = either.stream().filter(one -> one.indexOf('_') < 0).toList();
      List<String> readings = new ArrayList<>();
      if (!single.isEmpty()) {
        readings.add(String.join("/", single));
      }
      either.stream().filter(one -> one.indexOf('_') >= 0).forEach(readings::add);
      List<String> lines = new ArrayList<>();
      for (String reading : readings) {
        List<String> variant = new ArrayList<>(words);
        variant.set(i, reading.replace('_', ' '));
        lines.addAll(spelledOut(String.join(" ", variant)));
      }
      return lines;
    }
    return List.of(line);
  }

  /** The parts of a line: {@code <numb> & <saddle>} has two, found in one sentence in any order. */
  static List<Pattern> parts(String line) {
    List<Pattern> parts = new ArrayList<>();
    for (String part : split(line, '&')) {
      parts.add(parse(part));
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a line must not consist of optional words alone");
    }
    return parts;
  }

  private static Pattern parse(String part) {
    List<Step> steps = new ArrayList<>();
    for (String word : split(part, ' ')) {
      steps.add(step(word));
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("there are no words in \"" + part.strip() + "\"");
    }
    if (!mustMatch(steps.getFirst()) || steps.getLast() instanceof Step.Gap) {
      throw new IllegalArgumentException(
          "\"" + part.strip() + "\" must begin with a word and must not end with a gap");
    }
    return new Pattern(List.copyOf(steps));
  }

  private static boolean mustMatch(Step step) {
    return switch (step) {
      case Step.Word word -> !word.optional();
      case Step.Group group -> !group.optional();
      case Step.Gap gap -> false;
    };
  }

  private static Step step(String notation) {
    if (notation.equals("..")) {
      return new Step.Gap(SHORT_GAP);
    }
    if (notation.equals("...")) {
      return new Step.Gap(LONG_GAP);
    }
    boolean optional = isOptional(notation);
    String bare = optional ? notation.substring(0, notation.length() - 1) : notation;
    if (bare.startsWith("<") && bare.endsWith(">")) {
      return new Step.Group(bare.substring(1, bare.length() - 1), optional);
    }
    Set<String> words = new LinkedHashSet<>();
    List<String> stems = new ArrayList<>();
    for (String either : split(bare, '/')) {
      if (Character.isDigit(either.charAt(0)) && either.indexOf('-') > 0) {
        words.addAll(numbers(either));
      } else if (either.endsWith("*")) {
        stems.add(stem(either));
      } else {
        words.add(plain(either));
      }
    }
    return new Step.Word(Set.copyOf(words), List.copyOf(stems), optional);
  }

  private static List<String> numbers(String range) {
    List<String> ends = split(range, '-');
    try {
      return IntStream.rangeClosed(
              Integer.parseInt(ends.getFirst()), Integer.parseInt(ends.getLast()))
          .mapToObj(Integer::toString)
          .toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(range + " is not a range of numbers like 10-19", e);
    }
  }

  private static boolean isOptional(String notation) {
    return notation.length() > 1 && notation.endsWith("?");
  }

  private static String stem(String word) {
    String stem = plain(word.substring(0, word.length() - 1));
    if (stem.length() < SHORTEST_STEM) {
      throw new IllegalArgumentException("\"" + word + "\" is too short to stand for a word");
    }
    return stem;
  }

  /** The word as a text would have it after cleaning. */
  private static String plain(String word) {
    return TextCleaner.clean(word).replace("'", "");
  }

  /** Cuts at a character and drops empty pieces. */
  static List<String> split(String text, char at) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == at) {
        String piece = text.substring(from, i).strip();
        if (!piece.isEmpty()) {
          pieces.add(piece);
        }
        from = i + 1;
      }
    }
    return pieces;
  }
}
