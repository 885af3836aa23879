package dev.backsafe.understanding;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Recognises the languages that have no reader of their own, by script and by their commonest
 * words. Its standard is that English is never taken for another: a word that English has too
 * counts for neither, and a short one only half.
 */
final class ForeignLanguages {
  private static final float SCRAP = 0.5f;
  private static final float OWN_LETTER = 0.5f;
  private static final float LEAST = 1;

  /** So little is enough where pain or a sign is heard: "fa male" is half an Italian word. */
  private static final float LEAST_HEARD = 0.5f;

  /** A yes, a no or thanks of more words than this is known by them. */
  private static final int LONGEST_ANSWER = 3;

  private static final int LONGEST_STEM = 12;
  private static final char NO_SIGN = 0;

  private final List<ForeignLanguage> languages;

  /** The languages, one bit each, that have a word, or a stem with its asterisk. */
  private final WordBits having;

  private final Predicate<String> english;

  /**
   * @param english whether a word is one of the language that all texts are read in
   */
  ForeignLanguages(List<ForeignLanguage> languages, Predicate<String> english) {
    this.languages = languages.stream().map(ForeignLanguage::withoutWords).toList();
    this.english = english;
    Map<String, Long> bits = new HashMap<>();
    for (int i = 0; i < languages.size(); i++) {
      long bit = 1L << i;
      languages.get(i).allWords().forEach(word -> bits.merge(word, bit, (a, b) -> a | b));
    }
    having = new WordBits(bits);
  }

  /** How much of a text speaks for a language. */
  private static final class Tally {
    /** Words that it has and English has not. */
    private float own;

    /** The same, and shared words; one that few of the languages have tells more. */
    private float rank;

    /** Words of English that it has not. */
    private float against;

    /** Whether all of it is a yes or a no. */
    private boolean answer;

    private boolean isBefore(Tally other, boolean usual) {
      return own != other.own
          ? own > other.own
          : rank != other.rank ? rank > other.rank : answer != other.answer ? answer : usual;
    }
  }

  /**
   * What the text says in another language, or nothing where it is English.
   *
   * @param own what was read in it as English
   * @param asked the question that stands
   */
  Optional<Reading> read(String text, Reading own, Asked asked) {
    List<ForeignWord> words = ForeignWord.in(text);
    Tally[] tallies = tallies(words);
    int best = best(tallies);
    if (best < 0) {
      return Optional.empty();
    }
    ForeignLanguage language = languages.get(best);
    ForeignReading heard = new ForeignReading(language, words, asks(text));
    if (isSettled(own) && !heard.mayHurt()) {
      return Optional.empty();
    }
    // Many say it in passing, in whatever language they talk with the coach.
    if (words.size() <= LONGEST_ANSWER && own.sign() == null && heard.isThanks(english)) {
      return Optional.of(Reading.of(Meaning.THANKS));
    }
    boolean foreign = tallies[best].own >= LEAST && tallies[best].own > tallies[best].against;
    if (foreign) {
      // A language that is mixed with English may say the gravest thing in English.
      boolean graver = tallies[best].against > 0 && own.mayHurt() && !heard.mayHurt();
      Reading reading = graver ? unsure(own) : heard.answer(asked);
      return Optional.of(withPlace(reading, own).in(language.tag()));
    }
    boolean enough = tallies[best].own >= LEAST || tallies[best].against == 0;
    return enough && heard.mayHurt() && !own.mayHurt() && own.meaning() != Meaning.UNSURE
        ? Optional.of(heard.reading().in(language.tag()))
        : Optional.empty();
  }

  /** Numbers and times of the day are the same in all of them. */
  private static boolean isSettled(Reading own) {
    return own.answer() instanceof Answer.Clock
        || (own.answer() instanceof Answer.Weekly(var days, _) && days.isEmpty())
        || own.answer() instanceof Answer.Between
        || own.answer() instanceof Answer.Score;
  }

  /** "Buenos Aires" is Spanish, and a place all the same, if there is one of that name. */
  private static Reading withPlace(Reading reading, Reading own) {
    return own.answer() instanceof Answer.Place place && !reading.mayHurt()
        ? reading.answering(place)
        : reading;
  }

  private static boolean asks(String text) {
    return text.indexOf('?') >= 0 || text.indexOf('؟') >= 0;
  }

  /** What was read as another language than it is in can only be asked about. */
  private static Reading unsure(Reading own) {
    List<Meaning> candidates =
        own.meaning() == Meaning.UNSURE ? own.candidates() : List.of(own.meaning());
    return new Reading(Meaning.UNSURE, null, null, own.because(), candidates, own.sign(), null);
  }

  private Tally[] tallies(List<ForeignWord> words) {
    Tally[] tallies = Stream.generate(Tally::new).limit(languages.size()).toArray(Tally[]::new);
    for (ForeignWord word : words) {
      UnicodeScript script = word.script();
      boolean latin = script == UnicodeScript.LATIN;
      long has = having(word.plain());
      boolean known = latin && word.isAscii() && english.test(word.plain());
      for (int i = 0; i < tallies.length; i++) {
        ForeignLanguage language = languages.get(i);
        if (language.scripts().contains(script)) {
          boolean its = (has >> i & 1) == 1;
          count(tallies[i], word, its, known, latin, Long.bitCount(has), language.letters());
        } else if (known) {
          tallies[i].against++;
        }
      }
    }
    for (int i = 0; i < tallies.length && words.size() <= LONGEST_ANSWER; i++) {
      tallies[i].answer =
          tallies[i].own >= LEAST && new ForeignReading(languages.get(i), words, false).isAnswer();
    }
    return tallies;
  }

  private static void count(
      Tally tally,
      ForeignWord word,
      boolean its,
      boolean english,
      boolean latin,
      int sharing,
      String letters) {
    if (its) {
      tally.own += english ? 0 : word.isScrap() ? SCRAP : 1;
      tally.rank += 1f / sharing;
    } else if (english) {
      tally.against++;
    } else if (!latin) {
      tally.own++;
    }
    if (word.has(letters)) {
      tally.own += latin && !its ? OWN_LETTER : 0;
      tally.rank += 1;
    }
  }

  private long having(String word) {
    long has = having.of(word, word.length(), NO_SIGN);
    int longest = Math.min(word.length(), LONGEST_STEM);
    for (int length = ForeignPhrase.SHORTEST_STEM; length <= longest; length++) {
      has |= having.of(word, length, ForeignPhrase.STEM);
    }
    return has;
  }

  /** The likeliest language, or -1 where there is nothing of any. */
  private int best(Tally[] tallies) {
    int best = -1;
    for (int i = 0; i < tallies.length; i++) {
      boolean any = tallies[i].own >= LEAST_HEARD;
      if (any && (best < 0 || tallies[i].isBefore(tallies[best], languages.get(i).usual()))) {
        best = i;
      }
    }
    return best;
  }
}
