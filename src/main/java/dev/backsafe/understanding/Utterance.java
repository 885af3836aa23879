package dev.backsafe.understanding;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A text cut into tokens, with the sentences that end in a question mark. */
record Utterance(List<Token> tokens, BitSet questions) {

  int size() {
    return tokens.size();
  }

  String word(int at) {
    return tokens.get(at).word();
  }

  int sentence(int at) {
    return tokens.get(at).sentence();
  }

  Token.Pause pause(int at) {
    return tokens.get(at).pause();
  }

  /** Whether there is a pause before any of these tokens, the last one too. */
  boolean pauses(int from, int last) {
    return IntStream.rangeClosed(from, last).anyMatch(at -> pause(at) != Token.Pause.NONE);
  }

  boolean asks(int at) {
    return questions.get(sentence(at));
  }

  boolean asks() {
    return !questions.isEmpty();
  }
}
