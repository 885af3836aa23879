package dev.backsafe.conversation;

import java.time.Instant;

/**
 * When a person was last there.
 *
 * @param heardAt when the person last wrote or pressed something
 * @param asked whether "still there?" has been asked since
 */
public record Presence(Instant heardAt, boolean asked) {
  static final Presence NEVER = new Presence(Instant.EPOCH, false);
}
