package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.config.Secret;
import dev.backsafe.picture.Pictures;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.Cards;
import dev.backsafe.platform.ConnectionHealth;
import dev.backsafe.platform.Health;
import dev.backsafe.platform.Inbox;
import dev.backsafe.platform.Leadership;
import dev.backsafe.platform.Platform;
import dev.backsafe.platform.PlatformMemory;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Translator;
import dev.backsafe.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** The bot in Telegram. */
public final class Telegram implements Platform {
  public static final String PLATFORM = "telegram";

  /** How long one question for updates waits for some; Telegram takes up to 50 seconds. */
  private static final Duration LONG_POLL = Duration.ofSeconds(50);

  private final Settings.Telegram options;
  private final Map<String, PlatformTexts> words;
  private final Ticker ticker;
  private final Leadership leadership;
  private final BotApi api;
  private final ConnectionHealth health;
  private final Sender sender;
  private final LastPresses presses;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private volatile String name = "";
  private @Nullable LongPoller poller;
  private @Nullable Thread polling;

  /**
   * A bot that is not connected yet.
   *
   * @param words by language; English is among them
   * @param memory of the files that were uploaded
   * @param leadership whether this process may ask for updates
   */
  public Telegram(
      Settings.Telegram options,
      Map<String, PlatformTexts> words,
      Cards cards,
      Pictures pictures,
      PlatformMemory memory,
      Ticker ticker,
      Leadership leadership) {
    this.options = options;
    this.words = Map.copyOf(words);
    this.ticker = ticker;
    this.leadership = leadership;
    this.api = new BotApi(options.api(), options.token());
    this.health =
        new ConnectionHealth(
            PLATFORM, "Telegram", Level.ERROR, "", ticker, LONG_POLL.plus(Duration.ofMinutes(1)));
    health.heard(0);
    Media media = new Media(api, memory, botNumber(options.token()));
    this.presses = new LastPresses(ticker);
    this.sender = new TelegramSender(api, cards, pictures, media, new Pacing(ticker), presses);
  }

  /** The part of the token that is no secret. */
  private static String botNumber(Secret token) {
    return token.reveal().split(":", 2)[0];
  }

  @Override
  public String id() {
    return PLATFORM;
  }

  @Override
  public boolean needsHttp() {
    return options.webhook() != null;
  }

  @Override
  public Sender sender() {
    return sender;
  }

  @Override
  public Translator translator() {
    return new UpdateParser(() -> name);
  }

  @Override
  public Health health() {
    return health.health();
  }

  @Override
  public Connection connect() throws InterruptedException {
    for (int failures = 1; ; failures++) {
      switch (api.me()) {
        case ApiResult.Ok(JsonNode me) when me.hasNonNull("username") -> {
          name = me.path("username").asText();
          health.heard(0);
          health.recovered();
          return new Connection.Connected("@" + name);
        }
        case ApiResult.Rejected(int code, String description) -> {
          return new Connection.Refused("Telegram is " + LongPoller.rejection(code, description));
        }
        case ApiResult.Limited(Duration after) -> ticker.pause(after);
        case ApiResult.Lost(String how) -> {
          health.missed("not answering (" + how + ")");
          ticker.pause(Backoff.after(failures));
        }
        case ApiResult.Ok _, ApiResult.Same _, ApiResult.Gone _ -> {
          return new Connection.Refused("Telegram does not say which bot the token belongs to");
        }
      }
    }
  }

  @Override
  public Optional<Hook> start(Inbox inbox) {
    Function<String, PlatformTexts> serving = tag -> PlatformTexts.serving(words, tag);
    GroupGreeting greeting = new GroupGreeting(api, () -> name, serving, ticker);
    TelegramReceiver receiver =
        new TelegramReceiver(api, inbox, greeting, presses, serving, executor);
    executor.execute(() -> new CommandRegistration(api).update(words));
    Settings.Webhook hook = options.webhook();
    if (hook != null) {
      executor.execute(new WebhookWatch(api, hook, health, ticker));
      return Optional.of(
          new Hook(
              Objects.requireNonNullElse(hook.url().getPath(), ""),
              new Webhook(hook.secret(), receiver, health)));
    }
    LongPoller started = new LongPoller(api, receiver, health, ticker, leadership, LONG_POLL);
    poller = started;
    polling = Thread.ofPlatform().name("telegram-poller").start(started);
    return Optional.empty();
  }

  @Override
  public void stop() throws InterruptedException {
    if (poller != null) {
      poller.stop();
    }
    if (polling != null) {
      polling.interrupt();
      polling.join(Duration.ofSeconds(5));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    api.close();
  }
}
