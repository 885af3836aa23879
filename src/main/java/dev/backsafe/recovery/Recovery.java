package dev.backsafe.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rhythm of the routine: 2–3 sessions a week with 48 h between them (the source article). */
public final class Recovery {
  /** A duration on the time line, not two calendar days: daylight saving does not touch it. */
  @SuppressWarnings("CanonicalDuration") // The rule says 48 hours; two days would be another.
  public static final Duration REST = Duration.ofHours(48);

  public static final int WEEKLY_CAP = 3;
  public static final Duration WEEK = Duration.ofDays(7);

  private Recovery() {}

  /**
   * Whether a session may start now.
   *
   * @param ends when past sessions ended, oldest first
   * @param painUntil no session before this because of pain outside a session, or null
   */
  public static Gate gate(List<Instant> ends, @Nullable Instant painUntil, Instant now) {
    Gate.Closed latest = new Gate.Closed(Instant.MIN, Gate.Reason.RECOVERY);
    if (!ends.isEmpty()) {
      latest = new Gate.Closed(ends.getLast().plus(REST), Gate.Reason.RECOVERY);
    }
    if (ends.size() >= WEEKLY_CAP) {
      Instant full = ends.get(ends.size() - WEEKLY_CAP).plus(WEEK);
      latest = later(latest, new Gate.Closed(full, Gate.Reason.WEEKLY_CAP));
    }
    if (painUntil != null) {
      latest = later(latest, new Gate.Closed(painUntil, Gate.Reason.PAIN));
    }
    return now.isBefore(latest.until()) ? latest : new Gate.Open();
  }

  private static Gate.Closed later(Gate.Closed a, Gate.Closed b) {
    return b.until().isAfter(a.until()) ? b : a;
  }
}
