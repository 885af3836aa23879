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

  /** The same, where a lone "y" or "n" is itself, and nothing that it may be short for. */
  Utterance asTyped() {
    List<Token> typed =
        tokens.stream()
            .map(t -> t.surface().length() == 1 ? t.readAs(t.surface(), t.known()) : t)
            .toList();
    return new Utterance(typed, questions);
  }

  boolean asks(int at) {
    return questions.get(sentence(at));
  }

  boolean asks() {
    return !questions.isEmpty();
  }
}
