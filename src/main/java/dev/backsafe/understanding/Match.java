package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.List;

/** A rule whose words stand in a message. */
record Match(Rule rule, List<Span> spans, Stance stance) {

  /** A stretch of tokens, the end not included. */
  record Span(int from, int to) {
    boolean holds(int at) {
      return from <= at && at < to;
    }

    boolean holds(Span other) {
      return from <= other.from && other.to <= to;
    }
  }

  /** How the person stands to the words: it makes "hurts", "if it hurts" and "she hurts" differ. */
  enum Stance {
    AFFIRMED,
    DENIED,
    /** Denied twice in a way that people mean either way: "don't have no pain". */
    UNCLEAR,
    /** It was so, and may be over. */
    PAST,
    /** "What if it hurts?" */
    SUPPOSED,
    /** "Should it hurt?" */
    ASKED,
    SOMEONE_ELSE
  }

  Match as(Stance other) {
    return new Match(rule, spans, other);
  }

  boolean says(Meaning meaning) {
    return rule.kind() instanceof Rule.Kind.Says(Meaning said) && said == meaning;
  }

  /** Said by this person, now, in words that leave nothing open. */
  boolean isPlainlySaid() {
    return rule.sure() && stance == Stance.AFFIRMED;
  }

  /** The words themselves, as they were typed. */
  List<String> words(Utterance message) {
    List<String> words = new ArrayList<>();
    for (Span span : spans) {
      StringBuilder phrase = new StringBuilder();
      for (int i = span.from; i < span.to; i++) {
        phrase.append(i == span.from ? "" : " ").append(message.tokens().get(i).surface());
      }
      words.add(phrase.toString());
    }
    return words;
  }
}
