package dev.backsafe.platform.terminal;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks lines between words: a terminal breaks them wherever it ends. */
final class WordWrap {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** A button's number stays with its words. */
  private static final Pattern BREAK = Pattern.compile("(?<!\\])(?<!\u001b\\[0m) ");

  /** On less nothing can be read anyway; 0 is a terminal that does not say how wide it is. */
  private static final int NARROWEST = 20;

  private WordWrap() {}

  /**
   * The same text with more line ends.
   *
   * @param columns of the terminal
   */
  static String wrap(String text, int columns) {
    return columns < NARROWEST
        ? text
        : text.lines().map(line -> line(line, columns)).collect(Collectors.joining("\n"));
  }

  private static String line(String line, int columns) {
    if (width(line) <= columns) {
      return line;
    }
    StringBuilder wrapped = new StringBuilder();
    int used = 0;
    for (String word : BREAK.split(line, -1)) {
      int own = width(word);
      if (used > 0 && used + 1 + own > columns) {
        wrapped.append('\n');
        used = 0;
      } else if (used > 0) {
        wrapped.append(' ');
        used++;
      }
      wrapped.append(word);
      used += own;
    }
    return wrapped.toString();
  }

  private static int width(String text) {
    String plain = COLOUR.matcher(text).replaceAll("");
    return plain.codePointCount(0, plain.length());
  }
}
