package dev.backsafe;

import com.sun.net.httpserver.HttpHandler;
import dev.backsafe.content.Library;
import dev.backsafe.operations.HttpService;
import dev.backsafe.platform.Health;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Translator;
import dev.backsafe.platform.Waiting;
import dev.backsafe.platform.telegram.Telegram;
import dev.backsafe.platform.telegram.TelegramOptions;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.turn.Checkpoint;
import dev.backsafe.turn.Intake;
import dev.backsafe.turn.NudgeSweep;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The platforms, served until they are told to stop; in that order: in, through, out, store. */
final class Service implements AutoCloseable {
  /** How long what is under way may take when the service stops; the database keeps the rest. */
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final Settings settings;
  private final Store store;
  private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService upkeep =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Telegram telegram;
  private final Wiring wiring;
  private final Intake intake;
  private final InstantSource clock;
  private @Nullable Ticker ticker;
  private @Nullable HttpService http;

  Service(
      Settings settings,
      Settings.Telegram telegramSettings,
      Library library,
      Store store,
      InstantSource clock,
      Waiting waiting,
      Checkpoint checkpoint) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    telegram =
        new Telegram(
            options(telegramSettings),
            TelegramWords.of(library.texts()),
            new StoredCards(store),
            waiting);
    Map<String, Sender> senders = Map.of(Telegram.PLATFORM, telegram.sender());
    Map<String, Translator> translators = Map.of(Telegram.PLATFORM, telegram.translator());
    wiring = Wiring.of(library, store, senders, clock, checkpoint, lanes, waiting);
    intake = new Intake(store, translators, wiring.turns(), clock, waiting, lanes);
  }

  private static TelegramOptions options(Settings.Telegram telegram) {
    Settings.Webhook webhook = telegram.webhook();
    return new TelegramOptions(
        telegram.token(),
        telegram.api(),
        webhook == null ? null : new TelegramOptions.Hook(webhook.url(), webhook.secret()));
  }

  /** Connects and serves; says in one line each what it is connected as. */
  void start(Consumer<String> say) throws InterruptedException {
    HttpService opened = http(settings.http());
    switch (telegram.connect()) {
      case Telegram.Connection.Refused(String reason) ->
          throw new Failure(Telegram.PLATFORM + ": " + reason);
      case Telegram.Connection.Connected(String name) ->
          say.accept(Telegram.PLATFORM + ": connected as @" + name);
    }
    wiring.outbox().recover();
    intake.recover();
    HttpHandler webhook =
        telegram.start(updates -> intake.receive(Telegram.PLATFORM, updates)).orElse(null);
    if (webhook != null && opened != null) {
      opened.add(webhookPath(), webhook);
    }
    ticker = Ticker.start(wiring.sweep(), clock);
    // A reply that a faulty database kept from being marked, or sent, gets another chance.
    var _ =
        upkeep.scheduleWithFixedDelay(
            this::lookAgain, LOOK_AGAIN.toSeconds(), LOOK_AGAIN.toSeconds(), TimeUnit.SECONDS);
  }

  private void lookAgain() {
    try {
      wiring.outbox().recover();
    } catch (RuntimeException e) {
      // The store has said what is wrong with it; the next look may go better.
    }
  }

  private String webhookPath() {
    Settings.Telegram set = settings.telegram();
    URI url = set == null || set.webhook() == null ? null : set.webhook().url();
    return url == null ? "" : Objects.requireNonNullElse(url.getPath(), "");
  }

  /** Open from the first moment on: that Telegram does not answer yet is part of health. */
  private @Nullable HttpService http(@Nullable InetSocketAddress set) {
    Settings.Telegram platform = settings.telegram();
    boolean needed = platform != null && platform.webhook() != null;
    if (set == null && !needed) {
      return null;
    }
    InetSocketAddress address = set == null ? Settings.DEFAULT_HTTP : set;
    try {
      HttpService service = new HttpService(address, this::health);
      service.start();
      http = service;
      return service;
    } catch (IOException e) {
      throw new Failure(
          "http.address "
              + address.getHostString()
              + ":"
              + address.getPort()
              + " cannot be opened; choose a free one");
    }
  }

  NudgeSweep sweep() {
    return wiring.sweep();
  }

  /** Waits until what was taken in is handled and answered; says whether that came to pass. */
  boolean awaitIdle(Duration most) throws InterruptedException {
    return intake.awaitIdle(most) && wiring.outbox().awaitIdle(most);
  }

  List<Health> health() {
    return List.of(telegram.health());
  }

  @Override
  public void close() {
    try {
      if (http != null) {
        http.close();
      }
      telegram.stop();
      upkeep.shutdownNow();
      if (ticker != null) {
        ticker.close();
      }
      boolean _ = awaitIdle(DRAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lanes.shutdownNow();
      telegram.close();
      store.close();
    }
  }
}
