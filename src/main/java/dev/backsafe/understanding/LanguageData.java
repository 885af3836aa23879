package dev.backsafe.understanding;

import java.util.List;
import java.util.function.Predicate;

/**
 * Everything one language needs.
 *
 * @param language BCP 47 tag, such as {@code en}
 * @param phrases what people wrote and what it means, to learn from
 * @param answered what they wrote while a question stood, to learn from
 * @param additions what is known beside it, which nothing is learned from
 * @param fingerprint of the files all this was read from: another one, and a model learned from
 *     them is learned anew
 */
public record LanguageData(
    String language,
    Lexicon lexicon,
    List<Phrase> phrases,
    List<AnswerExample> answered,
    Additions additions,
    long fingerprint) {
  public LanguageData {
    phrases = List.copyOf(phrases);
    answered = List.copyOf(answered);
  }

  /** With nothing beside it. */
  public LanguageData(String language, Lexicon lexicon, List<Phrase> phrases, long fingerprint) {
    this(language, lexicon, phrases, List.of(), Additions.NONE, fingerprint);
  }

  /** The same with these additions. */
  public LanguageData with(Additions others) {
    return new LanguageData(language, lexicon, phrases, answered, others, fingerprint);
  }

  /** The same with only these phrases. */
  LanguageData with(Predicate<Phrase> wanted) {
    List<Phrase> kept = phrases.stream().filter(wanted).toList();
    return new LanguageData(
        language, lexicon, kept, answered, additions, fingerprint + kept.size() + 1);
  }
}
