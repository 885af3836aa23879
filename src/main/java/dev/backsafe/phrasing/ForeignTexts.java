package dev.backsafe.phrasing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The few prepared lines in languages that are only recognised, by their keys. There are none until
 * those languages have been read, which is before any of them is recognised.
 */
public final class ForeignTexts {
  private volatile Map<String, String> patterns = Map.of();

  /** From here on these are the lines. */
  public void become(Map<String, String> read) {
    patterns = Map.copyOf(read);
  }

  @Nullable String pattern(String key) {
    return patterns.get(key);
  }
}
