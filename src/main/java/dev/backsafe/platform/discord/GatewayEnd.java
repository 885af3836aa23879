package dev.backsafe.platform.discord;

import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection has ended that JDA does not begin again;
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.
 */
sealed interface GatewayEnd {
  String BAD_TOKEN =
      "Discord does not accept the token any more (4004); get a valid one from the developer"
          + " portal: Bot, Reset Token";

  /** The operator has to mend something. */
  record Refused(String reason) implements GatewayEnd {}

  /** A new connection may do. */
  record Passing(String how) implements GatewayEnd {}

  /**
   * What a code means.
   *
   * @param free whether Discord itself says how many shards there are
   */
  static GatewayEnd of(@Nullable CloseCode code, boolean free) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> new Refused(BAD_TOKEN);
      case INVALID_INTENTS ->
          new Refused(
              "Discord does not know what this version asks to be told (4013); take a newer one");
      case DISALLOWED_INTENTS ->
          new Refused(
              "Discord does not let the bot be told what it asks for (4014); see the developer"
                  + " portal: Bot, Privileged Gateway Intents");
      case INVALID_SHARD, SHARDING_REQUIRED ->
          free
              ? new Passing("Discord wants it to be in more parts (" + code.getCode() + ")")
              : new Refused(
                  "Discord wants another number of shards ("
                      + code.getCode()
                      + "); change BACKSAFE_DISCORD_SHARDS, or leave it out");
      case null, default ->
          new Passing("the connection was closed (" + (code == null ? "?" : code.getCode()) + ")");
    };
  }
}
