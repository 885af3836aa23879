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
  private static final int TOO_MANY_REQUESTS = 429;

  /** The bot was taken for one that molests people. JDA has no name for it, and says "server". */
  private static final int FLAGGED = 20_026;

  private DiscordErrors() {}

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static ErrorResponse code(Throwable failure) {
    return cause(failure) instanceof ErrorResponseException e
        ? e.getErrorResponse()
        : ErrorResponse.SERVER_ERROR;
  }

  /** As Discord numbers it; 0 where it does not. */
  static int number(Throwable failure) {
    return cause(failure) instanceof ErrorResponseException e ? e.getErrorCode() : 0;
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

  /** No direct messages to anybody for a while: too many were opened, or looked like spam. */
  static boolean areDirectMessagesHeldBack(Throwable failure) {
    return code(failure) == ErrorResponse.OPEN_DM_TOO_FAST || isFlagged(failure);
  }

  static boolean isFlagged(Throwable failure) {
    return number(failure) == FLAGGED;
  }

  /** No direct messages to somebody just now, which may be otherwise in a while. */
  static boolean isPassing(Throwable failure) {
    return areDirectMessagesHeldBack(failure) || code(failure) == ErrorResponse.INVALID_RECIPIENT;
  }

  /** Not taken as it is; something plainer may be. */
  static boolean isRefused(Throwable failure) {
    return delivery(failure) instanceof Delivery.Refused;
  }

  static Delivery delivery(Throwable failure) {
    if (isClosed(failure)) {
      return new Delivery.Unreachable();
    }
    return switch (cause(failure)) {
      case RateLimitedException e ->
          new Delivery.Later(java.time.Duration.ofMillis(e.getRetryAfter()));
      // A bad token: the operator mends it, and what people wait for waits with them.
      case ErrorResponseException e when e.getResponse().code == UNAUTHORIZED ->
          new Delivery.Later(Backoff.LONGEST_WAIT);
      case ErrorResponseException e when e.getResponse().code == TOO_MANY_REQUESTS ->
          new Delivery.Later(Backoff.LONGEST_WAIT);
      case ErrorResponseException e
          when e.getResponse().code >= 400 && e.getResponse().code < 500 ->
          new Delivery.Refused(e.getErrorCode() + " " + e.getMeaning());
      case MessageRenderer.Unfit e -> new Delivery.Refused(String.valueOf(e.getMessage()));
      default -> new Delivery.Uncertain();
    };
  }
}
