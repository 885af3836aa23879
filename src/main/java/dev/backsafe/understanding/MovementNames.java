package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds which movement a text names: the longest name that stands in it. */
final class MovementNames {
  private final List<Name> names = new ArrayList<>();

  private record Name(String movement, List<String> words) {}

  MovementNames(Map<String, List<String>> movements) {
    movements.forEach(
        (movement, called) -> called.forEach(name -> names.add(new Name(movement, words(name)))));
    names.removeIf(name -> name.words.isEmpty());
    names.sort(
        Comparator.comparingInt((Name name) -> -name.words.size())
            .thenComparing(Name::movement)
            .thenComparing(name -> String.join(" ", name.words)));
  }

  private static List<String> words(String name) {
    return words(Tokenizer.tokenize(TextCleaner.clean(name)));
  }

  private static List<String> words(Utterance text) {
    return text.tokens().stream().map(token -> singular(token.word())).toList();
  }

  /** "Bridges" are a bridge. */
  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  /** The movement, by its id; null where none is named. The text is as it was typed. */
  @Nullable String in(Utterance text) {
    if (names.isEmpty()) {
      return null;
    }
    List<String> said = words(text);
    return names.stream()
        .filter(name -> Collections.indexOfSubList(said, name.words) >= 0)
        .findFirst()
        .map(Name::movement)
        .orElse(null);
  }
}
