package dev.backsafe.platform.discord;

import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no connection that JDA would begin again, while it is made or later;
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.
 */
sealed interface GatewayEnd {
  /** Not even asked for a connection: Discord's REST does not know the token. */
  GatewayEnd UNAUTHORIZED = badToken(401);

  /** In one line, for the operator. */
  String reason();

  /** The operator has to mend something. */
  record Refused(String reason) implements GatewayEnd {}

  /** A new connection may do. */
  record Passing(String reason) implements GatewayEnd {}

  private static GatewayEnd badToken(int code) {
    return new Refused(
        "Discord is not accepting the token (%d); get a valid one from the developer portal: Bot, Reset Token"
            .formatted(code));
  }

  /**
   * What a code means.
   *
   * @param free whether Discord itself says how many shards there are
   */
  static GatewayEnd of(@Nullable CloseCode code, boolean free) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> badToken(code.getCode());
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
      case null -> new Passing("Discord closed the connection");
      default ->
          new Passing(
              "Discord closed the connection: " + code.getMeaning() + " (" + code.getCode() + ")");
    };
  }
}
