package dev.backsafe.platform;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Whether a platform's connection is alive: by the trouble that it is in, and by the age of the
 * last thing that was heard, on the part of it that has been silent for longest.
 */
public final class ConnectionHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionHealth.class);

  private final String platform;
  private final String name;
  private final Level level;
  private final Ticker ticker;
  private final Duration longestSilence;
  private final Map<Integer, Long> heardAt = new HashMap<>();
  private String trouble;
  private boolean told;
  private boolean standingBy;
  private boolean closed;

  /**
   * Of a connection that has just been begun.
   *
   * @param name the platform's, for people
   * @param level at which trouble is logged
   * @param trouble why it is not well yet, which needs no log; empty when it is
   */
  public ConnectionHealth(
      String platform,
      String name,
      Level level,
      String trouble,
      Ticker ticker,
      Duration longestSilence) {
    this.platform = platform;
    this.name = name;
    this.level = level;
    this.trouble = trouble;
    this.ticker = ticker;
    this.longestSilence = longestSilence;
  }

  /** Something was heard on a part of the connection, such as a shard. */
  public synchronized void heard(int part) {
    heardAt.put(part, ticker.nanos());
  }

  /** All is well again. */
  public synchronized void recovered() {
    standingBy = false;
    trouble = "";
    if (told) {
      LOG.warn("{} is there again", name);
      told = false;
    }
  }

  /** Another process has the connection. */
  public synchronized void standBy() {
    heard(0);
    trouble = "";
    told = false;
    standingBy = true;
  }

  /** Says each kind of trouble once, not at every attempt. */
  public synchronized void missed(String how) {
    if (!closed && !how.equals(trouble)) {
      LOG.atLevel(level).log("{} is {}", name, how);
      trouble = how;
      told = true;
    }
  }

  /** The same where it is not in trouble already. */
  public synchronized void lost(String how) {
    if (trouble.isEmpty()) {
      missed(how);
    }
  }

  /** That the connection ends is no trouble any more. */
  public synchronized void close() {
    closed = true;
  }

  public synchronized Health health() {
    long now = ticker.nanos();
    long eldest = heardAt.values().stream().mapToLong(Long::longValue).min().orElse(now);
    Duration silence = Duration.ofNanos(now - eldest);
    boolean well = trouble.isEmpty() && silence.compareTo(longestSilence) < 0;
    String detail =
        standingBy
            ? "standing by while another process asks for updates"
            : "last heard of " + silence.toSeconds() + " s ago";
    return new Health(
        platform, well, trouble.isEmpty() ? detail : name + " is " + trouble + "; " + detail);
  }
}
