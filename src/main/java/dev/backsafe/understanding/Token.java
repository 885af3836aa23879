package dev.backsafe.understanding;

/**
 * One word, number or emoji of a text.
 *
 * @param surface what was typed, cleaned
 * @param word what it is read as once its spelling is mended
 * @param pause what stands between it and the token before
 * @param sentence which sentence it belongs to, counted from 0
 * @param known whether the word is one we know
 */
record Token(String surface, String word, Pause pause, int sentence, boolean known) {
  /** How strongly a token is cut off from the one before it. */
  enum Pause {
    NONE,
    COMMA,
    SENTENCE
  }

  boolean isNumber() {
    return Character.isDigit(word.charAt(0));
  }

  /** An emoji or the like: it closes a thought as a comma does. */
  boolean isSign() {
    return !Character.isLetterOrDigit(word.codePointAt(0)) && !word.startsWith("'");
  }

  Token readAs(String mended, boolean isKnown) {
    return new Token(surface, mended, pause, sentence, isKnown);
  }
}
