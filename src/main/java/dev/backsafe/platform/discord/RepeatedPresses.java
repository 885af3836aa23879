package dev.backsafe.platform.discord;

import dev.backsafe.platform.Cooldown;
import dev.backsafe.platform.Ticker;
import java.time.Duration;

/**
 * Buttons that are pressed once more before their answer shows, as on a slow line: that says
 * nothing new, and needs no words.
 */
final class RepeatedPresses {
  /** Whoever presses later than this has seen the answer, and is told that the button is old. */
  private static final Duration SHOWN_AFTER = Duration.ofSeconds(5);

  private record Press(String message, String data) {}

  private final Cooldown<Press> presses;

  RepeatedPresses(Ticker ticker) {
    presses = new Cooldown<>(ticker, SHOWN_AFTER);
  }

  /** Whether the very same has just come; if not, it counts as come. */
  boolean isRepeated(String message, String data) {
    return !presses.isDue(new Press(message, data));
  }
}
