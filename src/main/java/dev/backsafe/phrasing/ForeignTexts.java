package dev.backsafe.phrasing;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The few prepared lines in languages that are only recognised, by their keys. Most people never
 * need one, so they are read when the first is said.
 */
public final class ForeignTexts {
  /** For whoever recognises no languages. */
  public static final ForeignTexts NONE = new ForeignTexts(Map::of);

  private @Nullable Supplier<Map<String, String>> source;
  private volatile @Nullable Map<String, String> patterns;

  /**
   * @param source is asked once, and must not fail
   */
  public ForeignTexts(Supplier<Map<String, String>> source) {
    this.source = source;
  }

  @Nullable String pattern(String key) {
    Map<String, String> ready = patterns;
    return (ready == null ? made() : ready).get(key);
  }

  private synchronized Map<String, String> made() {
    Map<String, String> made = patterns;
    if (made == null) {
      made = Objects.requireNonNull(source).get();
      patterns = made;
      source = null;
    }
    return made;
  }
}
