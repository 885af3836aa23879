package dev.backsafe.understanding;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text in any language.
 *
 * @param typed in small letters
 * @param plain as it is compared: also without accents, and with one letter for those that people
 *     type for each other, because many leave them out or have another keyboard
 * @param afterPause whether a comma, the end of a sentence or the like stands before it
 */
record ForeignWord(String typed, String plain, boolean afterPause) {
  private static final int MOST_WORDS = 200;
  private static final int LONGEST_UNFOLDED = 4;

  /** Letters whose accent does not come off, and those of Arabic that are typed for each other. */
  private static final String LIKE = "łøđıħйёїґىیکةۀأإآٱؤئ\u0901";

  private static final String TAKEN_AS = "lodihиеігييكههااااوي\u0902";

  static List<ForeignWord> in(String text) {
    List<ForeignWord> words = new ArrayList<>();
    int end = Math.min(text.length(), TextCleaner.LONGEST_TEXT);
    boolean pause = false;
    for (int at = 0; at < end && words.size() < MOST_WORDS; ) {
      if (!Character.isLetter(text.charAt(at))) {
        pause |= isPause(text.charAt(at));
        at++;
        continue;
      }
      int to = at;
      while (to < end && isInside(text, to, end)) {
        to++;
      }
      ForeignWord word = word(text, at, to, pause);
      if (!word.plain.isEmpty()) {
        words.add(word);
        pause = false;
      }
      at = to;
    }
    return words;
  }

  private static boolean isPause(char c) {
    return !Character.isWhitespace(c) && !Character.isLetterOrDigit(c) && !isMark(c);
  }

  private static boolean isInside(String text, int at, int end) {
    char c = text.charAt(at);
    if (Character.isLetter(c) || isMark(c)) {
      return true;
    }
    return isApostrophe(c) && at + 1 < end && Character.isLetter(text.charAt(at + 1));
  }

  /** Accents, vowel signs, and what joins letters or keeps them apart unseen. */
  private static boolean isMark(char c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’' || c == 'ʼ' || c == '‘' || c == '`' || c == '´';
  }

  private static ForeignWord word(String text, int from, int to, boolean afterPause) {
    StringBuilder typed = new StringBuilder(to - from);
    StringBuilder plain = new StringBuilder(to - from);
    for (int at = from; at < to; at++) {
      char c = Character.toLowerCase(narrow(text.charAt(at)));
      if (!isApostrophe(c) && Character.getType(c) != Character.FORMAT) {
        typed.append(c);
        fold(c, plain);
      }
    }
    return new ForeignWord(typed.toString(), plain.toString(), afterPause);
  }

  /** The letters of East Asian keyboards, as wide as their own signs. */
  private static char narrow(char c) {
    return c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
  }

  private static void fold(char c, StringBuilder plain) {
    int like = c < 128 ? -1 : LIKE.indexOf(c);
    if (c < 128) {
      plain.append(c);
    } else if (like >= 0) {
      plain.append(TAKEN_AS.charAt(like));
    } else if (c == 'ß') {
      plain.append("ss");
    } else if (c == 'œ' || c == 'æ') {
      plain.append(c == 'œ' ? "oe" : "ae");
    } else if (!mayUnfold(c)) {
      plain.append(c);
    } else {
      unfold(c, plain);
    }
  }

  /** Vowel signs of Indian scripts are letters; the accents of all others come off. */
  private static boolean mayUnfold(char c) {
    boolean ownMark = isMark(c) && UnicodeScript.of(c) == UnicodeScript.DEVANAGARI && c != '\u093c';
    return !ownMark;
  }

  /** Letter by letter: to sort the marks of a whole text is what makes this slow. */
  private static void unfold(char c, StringBuilder plain) {
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    if (parts.length() > LONGEST_UNFOLDED) {
      return;
    }
    for (int i = 0; i < parts.length(); i++) {
      if (Character.getType(parts.charAt(i)) != Character.NON_SPACING_MARK) {
        plain.append(parts.charAt(i));
      }
    }
  }

  /** The script it is written in; Latin where any letter is, as in a word with look-alikes. */
  UnicodeScript script() {
    UnicodeScript script = UnicodeScript.of(plain.isEmpty() ? 'a' : plain.charAt(0));
    for (int i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) < 128) {
        return UnicodeScript.LATIN;
      }
    }
    return script;
  }

  /** Whether it has one of these letters, as it was typed. */
  boolean has(String letters) {
    for (int i = 0; i < typed.length(); i++) {
      if (typed.charAt(i) >= 128 && letters.indexOf(typed.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Without an accent or any other letter that English has not. */
  boolean isAscii() {
    return typed.equals(plain) && typed.charAt(0) < 128;
  }

  /** Too short to tell much: "ya" and "ta" are said in English, too. */
  boolean isScrap() {
    return plain.length() <= 2 && isAscii();
  }
}
