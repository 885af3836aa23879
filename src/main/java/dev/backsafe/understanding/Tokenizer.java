package dev.backsafe.understanding;

import dev.backsafe.understanding.Token.Pause;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Cuts cleaned text into words, numbers and emoji in one pass over its characters. */
final class Tokenizer {
  /** Kept on its word, because "my leg's numb" is not "my legs numb". */
  static final String POSSESSIVE = "'s";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final BitSet questions = new BitSet();
  private Pause pause = Pause.NONE;
  private int sentence;
  private int at;

  private Tokenizer(String text) {
    this.text = text;
  }

  static Utterance tokenize(String cleaned) {
    Tokenizer tokenizer = new Tokenizer(cleaned);
    while (tokenizer.at < cleaned.length()) {
      tokenizer.next();
    }
    return new Utterance(joinSpelledOut(tokenizer.tokens), tokenizer.questions);
  }

  private void next() {
    int c = text.codePointAt(at);
    if (Character.isLetter(c)) {
      word();
    } else if (isDigit(c)) {
      number();
    } else if (face()) {
      at += 2;
    } else if (Character.getType(c) == Character.OTHER_SYMBOL) {
      int width = Character.charCount(c);
      add(text.substring(at, at + width));
      at += width;
    } else {
      punctuation(c);
      at += Character.charCount(c);
    }
  }

  private void word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean inside = Character.isLetter(charAt(at + 1)) && (c == '\'' || c == '@' || c == '$');
      if (!Character.isLetterOrDigit(c) && !inside) {
        break;
      }
      if (c != '\'') {
        word.appendCodePoint(c);
      }
      at += Character.charCount(c);
    }
    String whole = word.toString();
    boolean possessive =
        whole.length() > 1 && whole.endsWith("s") && at >= 2 && charAt(at - 2) == '\'';
    add(possessive ? whole.substring(0, whole.length() - 1) + POSSESSIVE : whole);
  }

  private void number() {
    int from = at;
    while (isDigit(charAt(at)) || (charAt(at) == '.' && isDigit(charAt(at + 1)))) {
      at++;
    }
    StringBuilder digits = new StringBuilder();
    for (int i = from; i < at; i++) {
      char c = text.charAt(i);
      digits.append(c == '.' ? c : (char) ('0' + Character.digit(c, 10)));
    }
    add(digits.toString());
  }

  /** Typed faces become the emoji they stand for. */
  private boolean face() {
    // Neither the colon of a time nor that of an address is a face.
    if (at > 0 && charAt(at) == ':' && isDigit(charAt(at - 1))) {
      return false;
    }
    if (charAt(at + 1) == '/' && charAt(at + 2) == '/') {
      return false;
    }
    if (charAt(at) != ':' && charAt(at) != ';') {
      return false;
    }
    switch (charAt(at + 1)) {
      case '(', '[', '<', '/' -> add("🙁");
      case ')', 'd', 'p' -> {
        if (Character.isLetter(charAt(at + 2))) {
          return false;
        }
        add("🙂");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void punctuation(int c) {
    boolean afterNumber = !tokens.isEmpty() && tokens.getLast().isNumber();
    switch (c) {
      case '\n' -> endSentence();
      case '?' -> {
        questions.set(tokens.isEmpty() ? sentence : tokens.getLast().sentence());
        endSentence();
      }
      case '!' -> endSentence();
      case '.' -> {
        boolean dots = charAt(at + 1) == '.' || (at > 0 && charAt(at - 1) == '.');
        boolean initial = at > 0 && isLoneLetter(at - 1) && isLoneLetter(at + 1);
        if (dots) {
          pauseAtLeast(Pause.COMMA);
        } else if (!initial) {
          endSentence();
        }
      }
      case '/' -> {
        if (afterNumber && isDigit(afterSpaces(at + 1))) {
          add("/");
        }
      }
      case '-' -> {
        if (afterNumber && isDigit(charAt(at + 1))) {
          add("-");
        } else if (charAt(at + 1) == ' ' || charAt(at + 1) == '-') {
          pauseAtLeast(Pause.COMMA);
        }
      }
      case ',', ';', ':', '(', ')', '"' -> pauseAtLeast(Pause.COMMA);
      default -> {}
    }
  }

  private void add(String word) {
    if (pause == Pause.SENTENCE && !tokens.isEmpty()) {
      sentence++;
    }
    tokens.add(new Token(word, word, pause, sentence, false));
    pause = Pause.NONE;
  }

  private void endSentence() {
    pause = Pause.SENTENCE;
  }

  private void pauseAtLeast(Pause least) {
    pause = pause == Pause.SENTENCE ? pause : least;
  }

  private char charAt(int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
  }

  private char afterSpaces(int from) {
    // One space is what people type ("4 / 10"); more would make this pass quadratic.
    return charAt(from) == ' ' ? charAt(from + 1) : charAt(from);
  }

  private boolean isLoneLetter(int index) {
    return Character.isLetter(charAt(index))
        && !Character.isLetter(charAt(index - 1))
        && !Character.isLetter(charAt(index + 1));
  }

  private static boolean isDigit(int c) {
    return c < Character.MIN_SUPPLEMENTARY_CODE_POINT && Character.isDigit(c);
  }

  /** "n u m b" and "p.a.i.n" are one word each. */
  private static List<Token> joinSpelledOut(List<Token> tokens) {
    List<Token> joined = new ArrayList<>(tokens.size());
    for (int from = 0; from < tokens.size(); ) {
      int to = from;
      while (to < tokens.size() && isLetter(tokens.get(to)) && sameSentence(tokens, from, to)) {
        to++;
      }
      Token first = tokens.get(from);
      if (to - from >= 3) {
        StringBuilder word = new StringBuilder();
        tokens.subList(from, to).forEach(token -> word.append(token.word()));
        String whole = word.toString();
        joined.add(new Token(whole, whole, first.pause(), first.sentence(), false));
        from = to;
      } else {
        joined.add(first);
        from++;
      }
    }
    return joined;
  }

  private static boolean isLetter(Token token) {
    return token.word().length() == 1 && Character.isLetter(token.word().charAt(0));
  }

  private static boolean sameSentence(List<Token> tokens, int one, int other) {
    return tokens.get(one).sentence() == tokens.get(other).sentence();
  }
}
