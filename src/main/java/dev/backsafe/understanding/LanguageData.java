package dev.backsafe.understanding;

import java.util.List;

/**
 * Everything one language needs.
 *
 * @param language BCP 47 tag, such as {@code en}
 * @param examples phrases by what they mean, to learn from; {@link Examples} says which are kept
 *     back for the test
 * @param fingerprint of the files all this was read from: another one, and a model learned from
 *     them is learned anew
 */
public record LanguageData(
    String language, Lexicon lexicon, List<Examples.Example> examples, long fingerprint) {
  public LanguageData {
    examples = List.copyOf(examples);
  }
}
