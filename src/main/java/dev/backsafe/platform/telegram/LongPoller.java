package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.ConnectionHealth;
import dev.backsafe.platform.Leadership;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;

/**
 * Asks for updates, again and again, whatever happens. The offset moves only over what is durable.
 * It is sent only while there is something to confirm: after a week without updates their ids start
 * anew, perhaps lower, and an old offset would confirm them unseen.
 */
final class LongPoller implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LongPoller.class);

  /** How soon whoever stands by notices that it is their turn. */
  private static final Duration BETWEEN_LOOKS_AT_LEADERSHIP = Duration.ofMillis(500);

  private final BotApi api;
  private final TelegramReceiver receiver;
  private final ConnectionHealth health;
  private final Ticker ticker;
  private final Leadership leadership;
  private final Duration longPoll;
  private volatile boolean stopped;
  private boolean well;

  /** From then on, a webhook is somebody else's. */
  private boolean begun;

  private long offset;
  private int failures;

  LongPoller(
      BotApi api,
      TelegramReceiver receiver,
      ConnectionHealth health,
      Ticker ticker,
      Leadership leadership,
      Duration longPoll) {
    this.api = api;
    this.receiver = receiver;
    this.health = health;
    this.ticker = ticker;
    this.leadership = leadership;
    this.longPoll = longPoll;
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        Duration pause = leadership.isOurs() ? poll() : standBy();
        if (!pause.isZero() && !stopped) {
          ticker.pause(pause);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // Whatever it is, whoever writes next still waits for an answer.
        health.missed("failing with " + e.getClass().getName());
      }
    }
  }

  /** Another process asks: what it confirms is its own affair, and so is how Telegram answers. */
  private Duration standBy() {
    offset = 0;
    well = false;
    failures = 0;
    health.standBy();
    return BETWEEN_LOOKS_AT_LEADERSHIP;
  }

  /** Asks once; how long to wait before the next time. */
  private Duration poll() {
    // After trouble not a long one: that Telegram is there again is to be known at once.
    Duration wait = well ? longPoll : Duration.ZERO;
    well = false;
    switch (api.updates(offset, wait)) {
      case ApiResult.Ok(JsonNode updates) -> {
        begun = true;
        take(updates.valueStream().toList());
        health.heard(0);
        health.recovered();
        well = true;
        failures = 0;
        return Duration.ZERO;
      }
      case ApiResult.Limited(Duration after) -> {
        health.missed("told to wait for " + after.toSeconds() + " s");
        return after;
      }
      case ApiResult.Rejected(int code, _)
          when code == ApiResult.CONFLICT && !leadership.isOurs() -> {
        return Duration.ZERO; // Whoever has taken over asks by now.
      }
      case ApiResult.Rejected(int code, String description)
          when !begun && isForWebhook(code, description) -> {
        // A webhook from another time would get the updates instead of us.
        begun = api.call(new DeleteWebhook()) instanceof ApiResult.Ok;
        if (begun) {
          return Duration.ZERO;
        }
        health.missed(rejection(code, description));
      }
      case ApiResult.Rejected(int code, String _)
          when code == ApiResult.CONFLICT && failures == 0 -> {
        // The older of two polls is ended by the newer one, which may be our own of before.
      }
      case ApiResult.Rejected(int code, String description) ->
          health.missed(rejection(code, description));
      case ApiResult.Lost _ when stopped -> {
        return Duration.ZERO;
      }
      case ApiResult.Lost(String how) -> health.missed("not answering (" + how + ")");
      case ApiResult.Gone _, ApiResult.Same _ -> health.missed("refusing to say what is new");
    }
    failures++;
    return Backoff.after(failures);
  }

  private void take(List<JsonNode> updates) {
    if (updates.isEmpty()) {
      offset = 0;
      return;
    }
    try {
      receiver.take(updates);
      offset = updates.getLast().path("update_id").asLong() + 1;
    } catch (RuntimeException e) {
      LOG.error("updates wait at Telegram: {}", e.getMessage());
      failures++;
      throw e;
    }
  }

  /** "Conflict: can't use getUpdates method while webhook is active". */
  private static boolean isForWebhook(int code, String description) {
    return code == ApiResult.CONFLICT && description.contains("webhook is active");
  }

  static String rejection(int code, String description) {
    return switch (code) {
      case ApiResult.UNAUTHORIZED, ApiResult.NOT_FOUND ->
          "not accepting the token (%d); get a valid one from @BotFather".formatted(code);
      case ApiResult.CONFLICT ->
          "giving the updates to another poller or webhook of this bot (409); stop that one";
      default -> "answering " + code + " " + description;
    };
  }

  void stop() {
    stopped = true;
    api.stopPolling();
  }
}
