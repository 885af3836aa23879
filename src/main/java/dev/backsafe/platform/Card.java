package dev.backsafe.platform;

/**
 * The last message with buttons that was sent to somebody.
 *
 * @param id the platform's own
 * @param bottom whether nothing was sent after it
 */
public record Card(String id, boolean bottom) {}
