package dev.backsafe.platform.discord;

import dev.backsafe.platform.Health;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import net.dv8tion.jda.api.JDA.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the gateway is alive: the age of the last thing it said, on the shard that has heard
 * nothing for longest. JDA may call a dead connection connected.
 */
final class DiscordConnectionHealth {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordConnectionHealth.class);

  /**
   * Discord asks for a heartbeat about every 41 s and answers each; two that stay unanswered are
   * one too many.
   */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

  private static final String LOST = "not connected";

  private final Ticker ticker;
  private final Map<Integer, Long> lastBeats = new HashMap<>();
  private final Map<Integer, Status> statuses = new HashMap<>();
  private String trouble = "not answering yet";
  private boolean closed;

  DiscordConnectionHealth(Ticker ticker) {
    this.ticker = ticker;
  }

  synchronized void beat(int shard) {
    lastBeats.put(shard, ticker.nanos());
  }

  synchronized void status(int shard, Status status) {
    statuses.put(shard, status);
    boolean joined = statuses.values().stream().allMatch(DiscordConnectionHealth::isJoined);
    if (joined) {
      if (trouble.equals(LOST)) {
        LOG.warn("Discord is there again");
      }
      trouble = "";
    } else if (trouble.isEmpty()) {
      missed(LOST);
    }
  }

  /** Its servers may still be on their way. */
  private static boolean isJoined(Status status) {
    return status == Status.CONNECTED || status == Status.LOADING_SUBSYSTEMS;
  }

  /** That the connection ends is no trouble any more. */
  synchronized void close() {
    closed = true;
  }

  /** Says each kind of trouble once. */
  synchronized void missed(String how) {
    if (!closed && !how.equals(trouble)) {
      LOG.warn("Discord is {}", how);
      trouble = how;
    }
  }

  synchronized Health health() {
    long now = ticker.nanos();
    long eldest = lastBeats.values().stream().mapToLong(Long::longValue).min().orElse(now);
    Duration age = Duration.ofNanos(now - eldest);
    boolean well = trouble.isEmpty() && age.compareTo(LONGEST_SILENCE) < 0;
    String detail = "last heard of " + age.toSeconds() + " s ago";
    return new Health(
        Discord.PLATFORM,
        well,
        trouble.isEmpty() ? detail : "Discord is " + trouble + "; " + detail);
  }
}
