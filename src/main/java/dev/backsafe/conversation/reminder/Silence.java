package dev.backsafe.conversation.reminder;

import java.time.Instant;

/**
 * A person has said until when they want to hear nothing.
 *
 * @param pause whether they announced a pause: it breaks no row of weeks, and ends with a welcome
 */
public record Silence(Instant from, Instant until, boolean pause) {}
