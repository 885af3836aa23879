package dev.backsafe.platform.discord;

import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.Map;

/**
 * Buttons that are pressed once more before their answer shows, as on a slow line: that says
 * nothing new, and needs no words.
 */
final class RepeatedPresses {
  /** Whoever presses later than this has seen the answer, and is told that the button is old. */
  private static final Duration SHOWN_AFTER = Duration.ofSeconds(5);

  private static final int MOST_KNOWN = 10_000;

  private record Press(String message, String data) {}

  private final Ticker ticker;
  private final Map<Press, Long> pressedAt = new BoundedMap<>(MOST_KNOWN);

  RepeatedPresses(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Whether the very same has just come; if not, it counts as come. */
  synchronized boolean isRepeated(String message, String data) {
    Press press = new Press(message, data);
    long now = ticker.nanos();
    Long before = pressedAt.get(press);
    if (before != null && now - before < SHOWN_AFTER.toNanos()) {
      return true;
    }
    pressedAt.put(press, now);
    return false;
  }
}
