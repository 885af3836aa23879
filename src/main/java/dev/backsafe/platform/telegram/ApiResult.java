package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What a call to the Bot API came to. */
sealed interface ApiResult {
  /** It was done; with Telegram's description of what was. */
  record Ok(JsonNode result) implements ApiResult {}

  /** Nothing was left to do: the message is so already, the press was answered long ago. */
  record Same() implements ApiResult {}

  /** Too many calls. */
  record Limited(Duration after) implements ApiResult {}

  /** The chat is closed to the bot: 403, or 400 for a chat that is not there. */
  record Gone() implements ApiResult {}

  /** Refused for good, in Telegram's words. */
  record Rejected(int code, String description) implements ApiResult {}

  /** No answer, or none that tells whether it was done. */
  record Lost(String how) implements ApiResult {}

  /** What was sent is at fault. */
  int BAD_REQUEST = 400;

  int TOO_LARGE = 413;

  /** The token is not accepted: 401, or 404 for one that has not even the form of a token. */
  int UNAUTHORIZED = 401;

  int NOT_FOUND = 404;

  /** Another poller, or a webhook, takes the updates. */
  int CONFLICT = 409;
}
