package dev.backsafe.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what people write. Always the same once built, and safe for any number of threads. */
public final class Understanding {
  private static final String FALLBACK = "en";

  private volatile @Nullable Readers readers;

  private @Nullable Supplier<Understanding> source;

  /**
   * @param own by language, English among them
   * @param others what is only recognised
   */
  private record Readers(Map<String, LanguageReader> own, ForeignLanguages others) {
    LanguageReader english() {
      return Objects.requireNonNull(own.get(FALLBACK));
    }

    /** What it means in another language: read properly, if that has a reader after all. */
    Optional<Reading> elsewhere(String text, Reading reading, Asked asked) {
      return others
          .read(text, reading, asked)
          .map(
              recognised -> {
                String language = recognised.language();
                LanguageReader reader = language == null ? null : own.get(language);
                return reader == null ? recognised : reader.analyse(text).reading(asked);
              });
    }
  }

  private Understanding(@Nullable Readers readers, @Nullable Supplier<Understanding> source) {
    this.readers = readers;
    this.source = source;
  }

  /**
   * What {@code source} gives when it is asked: by {@link #prepare}, or else by the first text.
   *
   * @param source is asked once, and must not fail
   */
  public static Understanding later(Supplier<Understanding> source) {
    return new Understanding(null, source);
  }

  /**
   * Learns from the data of one or more languages, English among them.
   *
   * @throws IllegalArgumentException if a pattern cannot be read or a group is missing
   */
  public static Understanding of(List<LanguageData> languages) {
    return of(languages, Map.of());
  }

  /**
   * The same, with what was learned before where it was learned from this very data.
   *
   * @param trained models by language, as {@link #models} gave them
   */
  public static Understanding of(List<LanguageData> languages, Map<String, TrainedModel> trained) {
    return of(languages, trained, List.of());
  }

  /**
   * The same, and with languages that are only recognised.
   *
   * @param others those languages
   */
  public static Understanding of(
      List<LanguageData> languages,
      Map<String, TrainedModel> trained,
      List<ForeignLanguage> others) {
    Map<String, LanguageReader> readers = new HashMap<>();
    for (LanguageData data : languages) {
      String language = primary(data.language());
      readers.put(language, new LanguageReader(data, Optional.ofNullable(trained.get(language))));
    }
    LanguageReader english = readers.get(FALLBACK);
    if (english == null) {
      throw new IllegalArgumentException("there is no data for English, which all others need");
    }
    return new Understanding(
        new Readers(Map.copyOf(readers), new ForeignLanguages(others, english::knows)), null);
  }

  /** Makes it ready now, so that the first text need not wait. */
  public void prepare() {
    var _ = readers();
  }

  private Readers readers() {
    Readers ready = readers;
    return ready == null ? made() : ready;
  }

  private synchronized Readers made() {
    Readers made = readers;
    if (made == null) {
      made = Objects.requireNonNull(source).get().readers();
      readers = made;
      source = null;
    }
    return made;
  }

  /**
   * Reads a text. Never throws; a language without data is read as English, and a text that is in
   * none of those is at least recognised.
   *
   * @param language a BCP 47 tag, or empty
   */
  public Analysis analyse(String text, String language) {
    Readers ready = readers();
    LanguageReader own = ready.own.get(primary(language));
    LanguageReader english = ready.english();
    return own == null || own == english
        ? english.analyse(text).unless((reading, asked) -> ready.elsewhere(text, reading, asked))
        : own.analyse(text);
  }

  /** What the text means where nothing is asked. */
  public Reading read(String text, String language) {
    return read(text, language, Asked.NOTHING);
  }

  /**
   * What the text means at the question that stands: its words have their sense from it.
   *
   * @param language a BCP 47 tag, or empty
   */
  public Reading read(String text, String language, Asked asked) {
    return analyse(text, language).reading(asked);
  }

  /** What was learned, by language, to be kept for the next start. */
  public Map<String, TrainedModel> models() {
    Map<String, TrainedModel> models = new HashMap<>();
    readers().own.forEach((language, reader) -> models.put(language, reader.model()));
    return Map.copyOf(models);
  }

  private static String primary(String tag) {
    int end = 0;
    while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
      end++;
    }
    return tag.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
