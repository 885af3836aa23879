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

    /** Read properly, if its language has a reader after all. */
    Reading byOwn(Reading recognised, String text) {
      LanguageReader reader = own.get(Objects.requireNonNull(recognised.language()));
      return reader == null ? recognised : reader.read(text);
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
   * What the text means. Never throws; a language without data is read as English, and a text that
   * is in none of those is at least recognised.
   *
   * @param language a BCP 47 tag, or empty
   */
  public Reading read(String text, String language) {
    return read(text, language, Asked.NOTHING);
  }

  /**
   * The same, by the question that stands: its words have their sense from it.
   *
   * @param asked the question
   */
  public Reading read(String text, String language, Asked asked) {
    Readers ready = readers();
    LanguageReader own = ready.own.get(primary(language));
    LanguageReader reader = own == null ? ready.english() : own;
    Reading reading = reader.read(text);
    return reader == ready.english()
        ? ready.others.read(text, reading, asked).map(r -> ready.byOwn(r, text)).orElse(reading)
        : reading;
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
