package dev.backsafe.platform.discord;

import dev.backsafe.platform.PlatformMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How often a shard may begin a session. Discord resets the token of a bot that identifies more
 * than 1000 times a day (https://discord.com/developers/docs/topics/gateway#session-start-limit). A
 * program that is restarted over and over must not come near: some at once, then one each 20
 * minutes, remembered over restarts; fewer than 100 a day.
 */
final class IdentifyBudget {
  private static final int MOST_AT_ONCE = 20;
  private static final Duration BETWEEN_SESSIONS = Duration.ofMinutes(20);

  private final PlatformMemory memory;
  private final InstantSource clock;

  IdentifyBudget(PlatformMemory memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  /** How long to wait before the next. */
  Duration before(int shard) {
    Instant earliest =
        full(shard).plus(BETWEEN_SESSIONS).minus(BETWEEN_SESSIONS.multipliedBy(MOST_AT_ONCE));
    Duration wait = Duration.between(clock.instant(), earliest);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** One has been used. */
  void spend(int shard) {
    memory.remember(
        Discord.PLATFORM,
        key(shard),
        Long.toString(full(shard).plus(BETWEEN_SESSIONS).toEpochMilli()));
  }

  /** When all of them will be there again; a clock that was set back does not make it later. */
  private Instant full(int shard) {
    Instant now = clock.instant();
    Instant latest = now.plus(BETWEEN_SESSIONS.multipliedBy(MOST_AT_ONCE));
    Instant full =
        memory
            .recall(Discord.PLATFORM, key(shard))
            .map(t -> Instant.ofEpochMilli(Long.parseLong(t)))
            .orElse(now);
    return full.isBefore(now) ? now : full.isAfter(latest) ? latest : full;
  }

  private static String key(int shard) {
    return "identify:" + shard;
  }
}
