package dev.backsafe.platform.telegram;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.Map;

/**
 * Knows which button everybody pressed last: a second tap on it, while it waits for its answer or
 * when that has brought others, needs no answer of its own. Of another run, or another process,
 * nothing is known; there the coach says that the button is old.
 */
final class LastPresses {
  private static final int MOST_PEOPLE = 10_000;

  /** Whoever comes back to a button after that is to be shown where they are. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /**
   * A button that was pressed.
   *
   * @param card the message under which it stands
   */
  record Press(Account account, String card, String data) {}

  private record Pressed(Press press, long at) {}

  private final Ticker ticker;
  private final Map<Account, Pressed> last = new BoundedMap<>(MOST_PEOPLE);

  LastPresses(Ticker ticker) {
    this.ticker = ticker;
  }

  synchronized void pressed(Press press) {
    last.put(press.account, new Pressed(press, ticker.nanos()));
  }

  synchronized boolean isRepeated(Press press) {
    Pressed before = last.get(press.account);
    return before != null
        && before.press.equals(press)
        && ticker.nanos() - before.at < SOON.toNanos();
  }

  /** What offers a button, or asks nothing, makes the next press of it a new one. */
  synchronized void said(Account account, Outgoing message) {
    Pressed before = last.get(account);
    if (before != null
        && (message.buttons().isEmpty()
            || message.buttons().stream().anyMatch(b -> b.data().equals(before.press.data)))) {
      last.remove(account);
    }
  }
}
