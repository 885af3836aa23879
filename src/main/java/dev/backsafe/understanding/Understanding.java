package dev.backsafe.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what people write. Immutable once built, and safe for any number of threads. */
public final class Understanding {
  private static final String FALLBACK = "en";

  private final Map<String, Reader> readers;
  private final Reader fallback;

  private Understanding(Map<String, Reader> readers, Reader fallback) {
    this.readers = Map.copyOf(readers);
    this.fallback = fallback;
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
    Map<String, Reader> readers = new HashMap<>();
    for (LanguageData data : languages) {
      String language = primary(data.language());
      readers.put(language, new Reader(data, Optional.ofNullable(trained.get(language))));
    }
    Reader english = readers.get(FALLBACK);
    if (english == null) {
      throw new IllegalArgumentException("there is no data for English, which all others need");
    }
    return new Understanding(readers, english);
  }

  /**
   * What the text means. Never throws; a language without data is read as English.
   *
   * @param language a BCP 47 tag, or empty
   */
  public Reading read(String text, String language) {
    return readers.getOrDefault(primary(language), fallback).read(text);
  }

  /** What was learned, by language, to be kept for the next start. */
  public Map<String, TrainedModel> models() {
    Map<String, TrainedModel> models = new HashMap<>();
    readers.forEach((language, reader) -> models.put(language, reader.model()));
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
