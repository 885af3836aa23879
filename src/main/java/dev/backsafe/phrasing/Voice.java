package dev.backsafe.phrasing;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How to speak to somebody.
 *
 * @param language BCP 47, may be empty or unknown
 * @param zone null while unknown: times are then given in UTC, and say so
 */
public record Voice(String language, @Nullable ZoneId zone, InstantFormat moments) {
  public Voice(String language, @Nullable ZoneId zone) {
    this(language, zone, InstantFormat.IN_WORDS);
  }
}
