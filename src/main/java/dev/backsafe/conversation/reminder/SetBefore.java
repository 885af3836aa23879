package dev.backsafe.conversation.reminder;

import dev.backsafe.recovery.PreferredTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was set of reminders before the last change in words, which may have been heard wrongly.
 *
 * @param changedAt when that was
 * @param on whether there were any
 * @param silence null for none
 */
public record SetBefore(
    Instant changedAt, boolean on, PreferredTimes times, @Nullable Silence silence) {
  /** Whoever takes something back later means something else. */
  private static final Duration TAKEN_BACK_WITHIN = Duration.ofMinutes(10);

  boolean mayBeTakenBack(Instant now) {
    return now.isBefore(changedAt.plus(TAKEN_BACK_WITHIN));
  }
}
