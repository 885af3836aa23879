package dev.backsafe.platform.discord;

import dev.backsafe.config.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Discord.
 *
 * @param api the base of its REST addresses; the gateway's is asked for there
 * @param shards null for as many as Discord thinks fit
 */
public record DiscordOptions(Secret token, URI api, @Nullable Shards shards) {
  /** Those that this process serves, of {@code total}; counted from 0. */
  public record Shards(int from, int to, int total) {}
}
