package dev.backsafe.platform.telegram;

import dev.backsafe.config.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Telegram.
 *
 * @param api the Bot API's server: the public one, or one's own
 * @param webhook null to ask for updates instead
 * @param longPoll how long one question for updates waits for some
 */
public record TelegramOptions(Secret token, URI api, @Nullable Hook webhook, Duration longPoll) {
  /** https://core.telegram.org/bots/api#getupdates takes up to 50 seconds. */
  public static final Duration LONG_POLL = Duration.ofSeconds(50);

  /** Where Telegram is to bring updates, and what it is to say so that we know it. */
  public record Hook(URI url, Secret secret) {}

  /** The part of the token that is no secret: the bot's own number. */
  String botNumber() {
    return token.reveal().split(":", 2)[0];
  }

  public TelegramOptions(Secret token, URI api, @Nullable Hook webhook) {
    this(token, api, webhook, LONG_POLL);
  }
}
