package dev.backsafe;

import dev.backsafe.content.Library;
import dev.backsafe.operations.HttpService;
import dev.backsafe.platform.Health;
import dev.backsafe.platform.Pictures;
import dev.backsafe.platform.Platform;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Translator;
import dev.backsafe.platform.Waiting;
import dev.backsafe.platform.discord.Discord;
import dev.backsafe.platform.discord.DiscordOptions;
import dev.backsafe.platform.telegram.Telegram;
import dev.backsafe.platform.telegram.TelegramOptions;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.turn.Checkpoint;
import dev.backsafe.turn.Intake;
import dev.backsafe.turn.NudgeSweep;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
  private final List<Platform> platforms;
  private final Wiring wiring;
  private final Intake intake;
  private final InstantSource clock;
  private @Nullable Ticker ticker;
  private @Nullable HttpService http;

  Service(
      Settings settings,
      Library library,
      Store store,
      InstantSource clock,
      Waiting waiting,
      Checkpoint checkpoint) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    platforms = platforms(settings, library, store, waiting, clock);
    Map<String, Sender> senders =
        platforms.stream().collect(Collectors.toMap(Platform::id, Platform::sender));
    Map<String, Translator> translators =
        platforms.stream().collect(Collectors.toMap(Platform::id, Platform::translator));
    wiring = Wiring.of(library, store, senders, clock, checkpoint, lanes, waiting);
    intake = new Intake(store, translators, wiring.turns(), clock, waiting, lanes);
  }

  /** Those that have a token. */
  private static List<Platform> platforms(
      Settings settings, Library library, Store store, Waiting waiting, InstantSource clock) {
    List<Platform> platforms = new ArrayList<>();
    Settings.Telegram telegram = settings.telegram();
    if (telegram != null) {
      platforms.add(
          new Telegram(
              options(telegram),
              TelegramWords.of(library.texts()),
              new StoredCards(store),
              waiting));
    }
    Settings.Discord discord = settings.discord();
    if (discord != null) {
      platforms.add(
          new Discord(
              options(discord),
              DiscordWords.of(library),
              new StoredMemory(store, Discord.PLATFORM),
              Pictures.NONE,
              waiting,
              clock));
    }
    return List.copyOf(platforms);
  }

  private static DiscordOptions options(Settings.Discord discord) {
    Settings.Shards some = discord.shards();
    return new DiscordOptions(
        discord.token(),
        discord.api(),
        some == null ? null : new DiscordOptions.Shards(some.from(), some.to(), some.total()));
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
    connect(say);
    wiring.outbox().recover();
    intake.recover();
    for (Platform platform : platforms) {
      Platform.Hook hook =
          platform.start(updates -> intake.receive(platform.id(), updates)).orElse(null);
      if (hook != null && opened != null) {
        opened.add(hook.path(), hook.handler());
      }
    }
    ticker = Ticker.start(wiring.sweep(), clock);
    // A reply that a faulty database kept from being marked, or sent, gets another chance.
    var _ =
        upkeep.scheduleWithFixedDelay(
            this::lookAgain, LOOK_AGAIN.toSeconds(), LOOK_AGAIN.toSeconds(), TimeUnit.SECONDS);
  }

  /** All at once: each may take its time to answer. */
  private void connect(Consumer<String> say) throws InterruptedException {
    Map<Platform, Future<Platform.Connection>> connecting = new LinkedHashMap<>();
    platforms.forEach(p -> connecting.put(p, lanes.submit(p::connect)));
    for (Map.Entry<Platform, Future<Platform.Connection>> one : connecting.entrySet()) {
      String id = one.getKey().id();
      switch (connection(one.getValue())) {
        case Platform.Connection.Refused(String reason) -> throw new Failure(id + ": " + reason);
        case Platform.Connection.Connected(String name) ->
            say.accept(id + ": connected as " + name);
      }
    }
  }

  private static Platform.Connection connection(Future<Platform.Connection> connecting)
      throws InterruptedException {
    try {
      return connecting.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private void lookAgain() {
    try {
      wiring.outbox().recover();
    } catch (RuntimeException e) {
      // The store has said what is wrong with it; the next look may go better.
    }
  }

  /** Open from the first moment on: that a platform does not answer yet is part of health. */
  private @Nullable HttpService http(@Nullable InetSocketAddress set) {
    if (set == null && platforms.stream().noneMatch(Platform::needsHttp)) {
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
    return platforms.stream().map(Platform::health).toList();
  }

  @Override
  public void close() {
    try {
      if (http != null) {
        http.close();
      }
      for (Platform platform : platforms) {
        platform.stop();
      }
      upkeep.shutdownNow();
      if (ticker != null) {
        ticker.close();
      }
      boolean _ = awaitIdle(DRAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lanes.shutdownNow();
      platforms.forEach(Platform::close);
      store.close();
    }
  }
}
