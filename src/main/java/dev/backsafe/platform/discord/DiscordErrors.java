package dev.backsafe.platform.discord;

import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.Delivery;
import java.util.concurrent.CompletionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.ErrorResponse;

/**
 * What Discord's errors mean; https://discord.com/developers/docs/topics/opcodes-and-status-codes.
 */
final class DiscordErrors {
  private static final int UNAUTHORIZED = 401;

  private DiscordErrors() {}

  private static ErrorResponse code(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof ErrorResponseException e
        ? e.getErrorResponse()
        : ErrorResponse.SERVER_ERROR;
  }

  /** The interaction is over: what it was to show has to be shown elsewhere. */
  static boolean isOver(Throwable failure) {
    return switch (code(failure)) {
      case UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, INVALID_WEBHOOK_TOKEN -> true;
      default -> false;
    };
  }

  /** The message that was to be changed is gone: its reader has put it away. */
  static boolean isMessageGone(Throwable failure) {
    return code(failure) == ErrorResponse.UNKNOWN_MESSAGE;
  }

  /** No direct messages: closed, no server in common any more, or nobody there. */
  static boolean isClosed(Throwable failure) {
    return switch (code(failure)) {
      case CANNOT_SEND_TO_USER, NO_MUTUAL_GUILDS, UNKNOWN_USER -> true;
      default -> false;
    };
  }

  static Delivery delivery(Throwable failure) {
    if (isClosed(failure)) {
      return new Delivery.Unreachable();
    }
    return switch (failure) {
      case RateLimitedException e ->
          new Delivery.Later(java.time.Duration.ofMillis(e.getRetryAfter()));
      // A bad token: the operator mends it, and what people wait for waits with them.
      case ErrorResponseException e when e.getResponse().code == UNAUTHORIZED ->
          new Delivery.Later(Backoff.LONGEST_WAIT);
      case ErrorResponseException e
          when e.getResponse().code >= 400 && e.getResponse().code < 500 ->
          new Delivery.Refused(e.getErrorCode() + " " + e.getMeaning());
      case MessageRenderer.Unfit e -> new Delivery.Refused(String.valueOf(e.getMessage()));
      default -> new Delivery.Uncertain();
    };
  }
}
