package dev.backsafe.platform.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a call to the Bot API came to. */
sealed interface Answer<T> {
  /**
   * It was done.
   *
   * @param value null when Telegram's description of it could not be read
   */
  record Ok<T>(@Nullable T value) implements Answer<T> {}

  /** Nothing was left to do: the message is so already, the press was answered long ago. */
  record Same<T>() implements Answer<T> {}

  /** Too many calls. */
  record Limited<T>(Duration after) implements Answer<T> {}

  /** The chat is closed to the bot: 403, or 400 for a chat that is not there. */
  record Gone<T>() implements Answer<T> {}

  /** Refused for good, in Telegram's words. */
  record Rejected<T>(int code, String description) implements Answer<T> {}

  /** No answer, or none that tells whether it was done. */
  record Lost<T>(String how) implements Answer<T> {}

  /** What was sent is at fault. */
  int BAD_REQUEST = 400;

  int TOO_LARGE = 413;

  /** The token is not accepted: 401, or 404 for one that has not even the form of a token. */
  int UNAUTHORIZED = 401;

  int NOT_FOUND = 404;

  /** Another poller, or a webhook, takes the updates. */
  int CONFLICT = 409;
}
