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
  public static TrainingGate gate(List<Instant> ends, @Nullable Instant painUntil, Instant now) {
    TrainingGate.Closed latest = new TrainingGate.Closed(Instant.MIN, TrainingGate.Reason.RECOVERY);
    if (!ends.isEmpty()) {
      latest = new TrainingGate.Closed(ends.getLast().plus(REST), TrainingGate.Reason.RECOVERY);
    }
    if (ends.size() >= WEEKLY_CAP) {
      Instant full = ends.get(ends.size() - WEEKLY_CAP).plus(WEEK);
      latest = later(latest, new TrainingGate.Closed(full, TrainingGate.Reason.WEEKLY_CAP));
    }
    if (painUntil != null) {
      latest = later(latest, new TrainingGate.Closed(painUntil, TrainingGate.Reason.PAIN));
    }
    return now.isBefore(latest.until()) ? latest : new TrainingGate.Open();
  }

  private static TrainingGate.Closed later(TrainingGate.Closed a, TrainingGate.Closed b) {
    return b.until().isAfter(a.until()) ? b : a;
  }
}
