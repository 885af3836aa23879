package dev.backsafe.conversation.training;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody has been away, in what it means for the next session (programme facts 3;
 * Halonen 2024, CSCCa 2019: less for two weeks or more after two weeks off).
 */
public enum Break {
  NONE,
  /** Two weeks: one stage back, no weight. */
  SHORT,
  /** Four weeks: half the rounds, gentler forms, and the signs again. */
  LONG,
  /** Twelve weeks: as new, with the whole screening. */
  NEW_START;

  private static final Duration SHORT_FROM = Duration.ofDays(14);
  private static final Duration LONG_FROM = Duration.ofDays(28);
  private static final Duration NEW_FROM = Duration.ofDays(84);

  /**
   * What it is now.
   *
   * @param ends when sessions ended, oldest first
   * @param backAt when somebody was last welcomed back; or null
   */
  static Break of(List<Instant> ends, @Nullable Instant backAt, Instant now) {
    if (ends.isEmpty()) {
      return NONE;
    }
    Instant end = ends.getLast();
    Instant last = backAt != null && backAt.isAfter(end) ? backAt : end;
    Duration away = Duration.between(last, now);
    if (away.compareTo(SHORT_FROM) < 0) {
      return NONE;
    }
    return away.compareTo(LONG_FROM) < 0 ? SHORT : away.compareTo(NEW_FROM) < 0 ? LONG : NEW_START;
  }
}
