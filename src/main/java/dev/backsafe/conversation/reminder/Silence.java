package dev.backsafe.conversation.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person has said when they want to hear nothing: from now on, or on days to come.
 *
 * @param pause whether they announced a pause: it breaks no row of weeks, and ends with a welcome
 */
public record Silence(Instant from, Instant until, boolean pause) {
  /** Both as one, where nothing lies between them; null where something does. */
  public @Nullable Silence with(Silence other) {
    return other.from.isAfter(until) || from.isAfter(other.until)
        ? null
        : new Silence(
            from.isBefore(other.from) ? from : other.from,
            until.isAfter(other.until) ? until : other.until,
            pause);
  }

  boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
