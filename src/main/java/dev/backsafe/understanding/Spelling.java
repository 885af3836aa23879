package dev.backsafe.understanding;

import dev.backsafe.understanding.Token.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads every token as the word that was meant: aliases, stretched letters, slips, run-ons. */
final class Spelling {
  /** Beyond this many strange words the text is not one we can mend, and time is bounded. */
  private static final int MOST_MENDED = 48;

  private static final String IS = "is";
  private static final String LEET = "01345@$";
  private static final String LETTERS = "oieasas";

  private final Vocabulary vocabulary;
  private final Predicate<String> hasStem;
  private final Map<String, String> aliases;

  /**
   * @param hasStem whether the lexicon knows words that begin like this one
   * @param aliases one or two words as typed ("can not", "cnt") to the word they are read as
   */
  Spelling(Vocabulary vocabulary, Predicate<String> hasStem, Map<String, String> aliases) {
    this.hasStem = hasStem;
    this.vocabulary = vocabulary;
    this.aliases = Map.copyOf(aliases);
  }

  /** Whether it is a right word as it stands. */
  boolean knows(String word) {
    return vocabulary.knows(word);
  }

  Utterance mend(Utterance message) {
    List<Token> mended = new ArrayList<>(message.size() + 4);
    int budget = MOST_MENDED;
    for (Token token : message.tokens()) {
      String word = token.word();
      String alias = aliases.get(word);
      if (alias != null) {
        mended.add(token.readAs(alias, true));
      } else if (word.endsWith(Tokenizer.POSSESSIVE)) {
        String base = word.substring(0, word.length() - Tokenizer.POSSESSIVE.length());
        mended.add(token.readAs(aliases.getOrDefault(base, base), vocabulary.knows(base)));
        mended.add(new Token(Tokenizer.POSSESSIVE, IS, Pause.NONE, token.sentence(), true));
      } else if (isFine(token)) {
        mended.add(token.readAs(word, true));
      } else if (budget > 0) {
        budget--;
        mendInto(mended, token);
      } else {
        mended.add(token);
      }
    }
    return new Utterance(joinPairs(mended), message.questions());
  }

  private boolean isFine(Token token) {
    String word = token.word();
    return vocabulary.knows(word)
        || (hasStem.test(word) && !isStretched(word))
        || !Character.isLetter(word.codePointAt(0));
  }

  private static boolean isStretched(String word) {
    return !Vocabulary.squeeze(word, 2).equals(word);
  }

  private void mendInto(List<Token> mended, Token token) {
    String word = undoubled(withoutLeet(token.word()));
    boolean right = vocabulary.knows(word) || (hasStem.test(word) && !isStretched(word));
    String better = right ? word : vocabulary.unstretched(word);
    if (better == null) {
      better = aliases.get(Vocabulary.squeeze(word, 1));
    }
    if (better == null && hasStem.test(Vocabulary.squeeze(word, 1))) {
      better = Vocabulary.squeeze(word, 1);
    }
    if (better == null) {
      better = vocabulary.nearest(word);
    }
    if (better == null) {
      better = vocabulary.nearest(Vocabulary.squeeze(word, 1));
    }
    if (better != null) {
      mended.add(token.readAs(aliases.getOrDefault(better, better), true));
      return;
    }
    List<String> words = cut(word);
    if (words.isEmpty()) {
      mended.add(token);
      return;
    }
    for (String piece : words) {
      Pause pause = piece.equals(words.getFirst()) ? token.pause() : Pause.NONE;
      mended.add(
          new Token(piece, aliases.getOrDefault(piece, piece), pause, token.sentence(), true));
    }
  }

  private List<String> cut(String word) {
    List<String> words = vocabulary.cut(word);
    if (words.isEmpty()) {
      words = vocabulary.cut(Vocabulary.squeeze(word, 2));
    }
    return words.isEmpty() ? vocabulary.cut(Vocabulary.squeeze(word, 1)) : words;
  }

  /** "nnuummbb" with every letter once, where every letter is there twice. */
  private static String undoubled(String word) {
    StringBuilder half = new StringBuilder();
    for (int i = 0; i + 1 < word.length(); i += 2) {
      if (word.charAt(i) != word.charAt(i + 1)) {
        return word;
      }
      half.append(word.charAt(i));
    }
    return word.length() % 2 == 0 && half.length() > 1 ? half.toString() : word;
  }

  private static String withoutLeet(String word) {
    StringBuilder plain = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      int at = LEET.indexOf(word.charAt(i));
      if (at >= 0) {
        plain.setCharAt(i, LETTERS.charAt(at));
      }
    }
    return plain.toString();
  }

  /** "can not" is read as "cant", "i am" as "im". */
  private List<Token> joinPairs(List<Token> tokens) {
    List<Token> joined = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean last = i + 1 == tokens.size() || tokens.get(i + 1).pause() != Pause.NONE;
      String alias = last ? null : aliases.get(token.word() + " " + tokens.get(i + 1).word());
      if (alias == null) {
        joined.add(token);
      } else {
        Token next = tokens.get(i + 1);
        String surface = token.surface() + " " + next.surface();
        joined.add(new Token(surface, alias, token.pause(), token.sentence(), true));
        i++;
      }
    }
    return joined;
  }
}
