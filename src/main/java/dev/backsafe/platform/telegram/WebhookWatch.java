package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.ConnectionHealth;
import dev.backsafe.platform.Ticker;
import dev.backsafe.settings.Settings;
import java.time.Duration;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;

/**
 * Tells Telegram where to bring updates, and asks every minute whether it does: a webhook that
 * nobody hears from is otherwise as silent as one to which nobody writes.
 */
final class WebhookWatch implements Runnable {
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** Telegram tries again after two minutes at most; an error that is older is over. */
  private static final int LOOKS_OF_AN_ERROR = 2;

  private final BotApi api;
  private final Settings.Webhook hook;
  private final ConnectionHealth health;
  private final Ticker ticker;
  private boolean begun;
  private long lastError;
  private int looksSince = LOOKS_OF_AN_ERROR;

  WebhookWatch(BotApi api, Settings.Webhook hook, ConnectionHealth health, Ticker ticker) {
    this.api = api;
    this.hook = hook;
    this.health = health;
    this.ticker = ticker;
  }

  @Override
  public void run() {
    int failures = 0;
    try {
      while (true) {
        failures = look() ? 0 : failures + 1;
        ticker.pause(failures == 0 ? EVERY : Backoff.after(failures));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether updates are brought here, as far as Telegram says; else it is set, and told. */
  boolean look() {
    if (!begun) {
      return set();
    }
    return switch (api.webhookInfo()) {
      case ApiResult.Ok(JsonNode info) ->
          info.path("url").asText().equals(hook.url().toString()) ? isDelivering(info) : set();
      case ApiResult other -> failed(other);
    };
  }

  private boolean set() {
    ApiResult answer = setWebhook();
    if (!(answer instanceof ApiResult.Ok)) {
      return failed(answer);
    }
    begun = true;
    lastError = 0;
    return well();
  }

  private boolean well() {
    health.heard(0);
    health.recovered();
    return true;
  }

  /** What Telegram last failed with stays there for ever; it tells only while updates wait. */
  private boolean isDelivering(JsonNode info) {
    health.heard(0);
    long error = info.path("last_error_date").asLong();
    looksSince = error == lastError ? looksSince + 1 : 0;
    lastError = error;
    boolean fails = info.path("pending_update_count").asInt() > 0 && looksSince < LOOKS_OF_AN_ERROR;
    if (!fails) {
      return well();
    }
    health.missed("not reaching the webhook: " + info.path("last_error_message").asText());
    return true; // It is asked again in a minute, and Telegram goes on trying.
  }

  private boolean failed(ApiResult answer) {
    health.missed(
        switch (answer) {
          case ApiResult.Rejected(int code, String description)
              when code == ApiResult.BAD_REQUEST ->
              "refusing the webhook's address: " + description;
          case ApiResult.Rejected(int code, String description) ->
              LongPoller.rejection(code, description);
          case ApiResult.Limited(Duration after) -> "told to wait for " + after.toSeconds() + " s";
          case ApiResult.Lost(String how) -> "not answering (" + how + ")";
          case ApiResult.Ok _, ApiResult.Same _, ApiResult.Gone _ ->
              "not taking the webhook's address";
        });
    return false;
  }

  private ApiResult setWebhook() {
    return api.call(
        SetWebhook.PATH,
        form ->
            form.addPart(SetWebhook.URL_FIELD, hook.url().toString())
                .addPart(SetWebhook.SECRET_TOKEN_FIELD, hook.secret().reveal())
                .addJsonPart(SetWebhook.ALLOWED_UPDATES_FIELD, BotApi.ALLOWED_UPDATES));
  }
}
