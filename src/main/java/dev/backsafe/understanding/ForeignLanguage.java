package dev.backsafe.understanding;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A language that has no reader of its own yet: enough of it to recognise it, and to hear what must
 * not be missed.
 *
 * @param tag BCP 47, such as {@code es}
 * @param scripts how it is written
 * @param usual whether it is the likeliest in its script where the words do not tell
 * @param letters that no other of these languages in its script has, or hardly any
 * @param words that make it known: the commonest ones
 * @param phrases what people say in it
 */
public record ForeignLanguage(
    String tag,
    Set<UnicodeScript> scripts,
    boolean usual,
    String letters,
    Set<String> words,
    Map<Says, List<ForeignPhrase>> phrases) {

  public ForeignLanguage {
    scripts = Set.copyOf(scripts);
    words = Set.copyOf(words);
    phrases = Map.copyOf(phrases);
  }

  /** The words of a text as they are compared. */
  public static List<String> plain(String text) {
    return ForeignWord.in(text).stream().map(ForeignWord::plain).toList();
  }

  /** Its words, and those of its phrases, where a stem ends in an asterisk. */
  Stream<String> allWords() {
    Stream<String> ofPhrases =
        phrases.values().stream().flatMap(List::stream).flatMap(ForeignPhrase::words);
    return Stream.concat(words.stream(), ofPhrases);
  }

  /** The same for whoever has taken its words, which are many. */
  ForeignLanguage withoutWords() {
    return new ForeignLanguage(tag, scripts, usual, letters, Set.of(), phrases);
  }

  List<ForeignPhrase> phrases(Says says) {
    return phrases.getOrDefault(says, List.of());
  }

  /** What a phrase says. */
  public sealed interface Says {
    /** The name in the data files. */
    String id();

    /** It means this; only what {@link #HEARD} has. */
    record Means(Meaning meaning) implements Says {
      @Override
      public String id() {
        return meaning.id();
      }
    }

    /** It may be this warning sign. */
    record Warns(Sign sign) implements Says {
      @Override
      public String id() {
        return sign.id();
      }
    }

    /** A word that turns others, or answers. */
    enum Particle implements Says {
      YES("yes"),
      /** It denies what comes after it, or stands alone. */
      NO("no"),
      /** It denies what comes before it. */
      NO_AFTER("no-after"),
      /** No denial reaches over it. */
      BUT("but"),
      THANKS("thanks"),
      /** A part of the body that hurts when it is talked of at all, or may. */
      BODY("body");

      private final String id;

      Particle(String id) {
        this.id = id;
      }

      @Override
      public String id() {
        return id;
      }
    }

    /** The meanings that are listened for; all others can wait for the person's buttons. */
    List<Meaning> HEARD =
        List.of(
            Meaning.SHARP_PAIN, Meaning.DISCOMFORT, Meaning.NO_PAIN, Meaning.DONE, Meaning.STOP);

    /** Without these a language hears too little to be answered. */
    List<Means> NEEDED = List.of(new Means(Meaning.DISCOMFORT), new Means(Meaning.SHARP_PAIN));

    /** What the data files call by this name. */
    static Optional<Says> of(String id) {
      Optional<Says> particle =
          Arrays.<Says>stream(Particle.values()).filter(p -> p.id().equals(id)).findFirst();
      return particle
          .or(() -> Meaning.of(id).filter(HEARD::contains).map(Means::new))
          .or(() -> Sign.of(id).map(Warns::new));
    }
  }
}
