package dev.backsafe.platform.telegram;

import dev.backsafe.platform.Health;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether updates come in: the age of the last time that Telegram answered. */
final class TelegramConnectionHealth {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramConnectionHealth.class);

  private final Ticker ticker;
  private final Duration stale;
  private long lastBeat;
  private String trouble = "";
  private boolean standingBy;

  TelegramConnectionHealth(Ticker ticker, Duration stale) {
    this.ticker = ticker;
    this.stale = stale;
    this.lastBeat = ticker.nanos();
  }

  synchronized void beat() {
    lastBeat = ticker.nanos();
    standingBy = false;
    if (!trouble.isEmpty()) {
      LOG.warn("Telegram is there again");
      trouble = "";
    }
  }

  /** Another process asks for updates. */
  synchronized void standBy() {
    lastBeat = ticker.nanos();
    trouble = "";
    standingBy = true;
  }

  /** Says each kind of trouble once, not at every attempt. */
  synchronized void missed(String how) {
    if (!how.equals(trouble)) {
      LOG.error("Telegram is {}", how);
      trouble = how;
    }
  }

  synchronized Health health() {
    Duration age = Duration.ofNanos(ticker.nanos() - lastBeat);
    boolean well = trouble.isEmpty() && age.compareTo(stale) < 0;
    String detail =
        standingBy
            ? "standing by while another process asks for updates"
            : "last heard of " + age.toSeconds() + " s ago";
    return new Health(
        Telegram.PLATFORM,
        well,
        trouble.isEmpty() ? detail : "Telegram is " + trouble + "; " + detail);
  }
}
