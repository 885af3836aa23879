package dev.backsafe.service;

import dev.backsafe.config.OperatorException;
import dev.backsafe.content.Library;
import dev.backsafe.operations.Backups;
import dev.backsafe.operations.Heap;
import dev.backsafe.operations.HttpService;
import dev.backsafe.operations.Metrics;
import dev.backsafe.operations.Readiness;
import dev.backsafe.picture.PictureLibrary;
import dev.backsafe.picture.Pictures;
import dev.backsafe.platform.Health;
import dev.backsafe.platform.Platform;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Translator;
import dev.backsafe.platform.discord.Discord;
import dev.backsafe.platform.discord.DiscordOptions;
import dev.backsafe.platform.telegram.Telegram;
import dev.backsafe.platform.telegram.TelegramOptions;
import dev.backsafe.schedule.ReminderScheduler;
import dev.backsafe.schedule.ScheduledTask;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.turn.Checkpoint;
import dev.backsafe.turn.Intake;
import dev.backsafe.turn.ReminderSweep;
import dev.backsafe.turn.TurnListener;
import dev.backsafe.understanding.Understanding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
public final class Service implements AutoCloseable {
  /** How long platforms may take to let go when the service stops. */
  private static final Duration LET_GO = Duration.ofSeconds(2);

  /** How long what is under way may take then; the database keeps the rest. */
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration TIDY = Duration.ofSeconds(10);

  private final Settings settings;
  private final Store store;
  private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService upkeep =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Understanding understanding;
  private final PictureLibrary gallery;
  private final List<Platform> platforms;
  private final Composition wiring;
  private final Intake intake;
  private final InstantSource clock;
  private @Nullable ReminderScheduler timetable;
  private final @Nullable Metrics metrics;
  private @Nullable HttpService http;
  private volatile Stage stage = Stage.STARTING;

  private enum Stage {
    STARTING,
    SERVING,
    STOPPING
  }

  /**
   * What a run came to.
   *
   * @param answered how many updates were handled
   * @param kept how many updates and replies wait in the database for the next run
   */
  record Result(long answered, int kept) {}

  public Service(
      Settings settings,
      Library library,
      Store store,
      InstantSource clock,
      Ticker waiting,
      Checkpoint checkpoint) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    understanding = library.understanding();
    gallery = new PictureLibrary(library.routine());
    platforms = platforms(settings, library, store, gallery, waiting, clock);
    Map<String, Sender> senders =
        platforms.stream().collect(Collectors.toMap(Platform::id, Platform::sender));
    Map<String, Translator> translators =
        platforms.stream().collect(Collectors.toMap(Platform::id, Platform::translator));
    metrics = needsHttp() ? new Metrics() : null;
    TurnListener watch = metrics == null ? TurnListener.NONE : metrics;
    wiring = Composition.of(library, store, senders, clock, checkpoint, lanes, waiting, watch);
    intake =
        new Intake(
            store, translators, wiring.turns(), wiring.outbox(), clock, waiting, lanes, watch);
  }

  /** Those that have a token. */
  private static List<Platform> platforms(
      Settings settings,
      Library library,
      Store store,
      Pictures pictures,
      Ticker waiting,
      InstantSource clock) {
    List<Platform> platforms = new ArrayList<>();
    Settings.Telegram telegram = settings.telegram();
    if (telegram != null) {
      platforms.add(
          new Telegram(
              options(telegram),
              TelegramTextSource.of(library.texts()),
              new StoredCards(store),
              pictures,
              store,
              waiting,
              () -> store.leads(Telegram.PLATFORM)));
    }
    Settings.Discord discord = settings.discord();
    if (discord != null) {
      platforms.add(
          new Discord(
              options(discord), DiscordTextSource.of(library), store, pictures, waiting, clock));
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
  public void start(Consumer<String> say) throws InterruptedException {
    HttpService opened = http();
    connect(say);
    wiring.outbox().recover();
    intake.recover();
    for (Platform platform : platforms) {
      Platform.Hook hook = platform.start(intake).orElse(null);
      if (hook != null && opened != null) {
        opened.add(hook.path(), hook.handler());
      }
    }
    store.whenClaimable(this::lookSoon);
    timetable = ReminderScheduler.start(wiring.sweep(), clock, chores(settings, store, clock));
    stage = Stage.SERVING;
    // A reply that a faulty database kept from being marked, or sent, gets another chance.
    var _ =
        upkeep.scheduleWithFixedDelay(
            this::lookAgain, LOOK_AGAIN.toSeconds(), LOOK_AGAIN.toSeconds(), TimeUnit.SECONDS);
    var _ =
        upkeep.scheduleWithFixedDelay(
            Heap::tidy, TIDY.toSeconds(), TIDY.toSeconds(), TimeUnit.SECONDS);
    // Last: whoever asks for updates needs the processors first.
    lanes.execute(understanding::prepare);
    gallery.warm();
  }

  /** What is to be done by the clock, besides reminding. */
  public static List<ScheduledTask> chores(Settings settings, Store store, InstantSource clock) {
    List<ScheduledTask> chores = new ArrayList<>();
    chores.add(ScheduledTask.hourly("purge", () -> store.purge(clock.instant())));
    Settings.Backups set = settings.backups();
    if (set != null) {
      Backups backups = new Backups(set.directory(), set.keep(), store::backup);
      chores.add(ScheduledTask.nightly("backup", set.at(), () -> backups.make(clock.instant())));
    }
    return chores;
  }

  /** All at once: each may take its time to answer. */
  private void connect(Consumer<String> say) throws InterruptedException {
    Map<Platform, Future<Platform.Connection>> connecting = new LinkedHashMap<>();
    platforms.forEach(p -> connecting.put(p, lanes.submit(p::connect)));
    for (Map.Entry<Platform, Future<Platform.Connection>> one : connecting.entrySet()) {
      String id = one.getKey().id();
      switch (connection(one.getValue())) {
        case Platform.Connection.Refused(String reason) ->
            throw new OperatorException(id + ": " + reason);
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

  private void lookSoon() {
    if (!upkeep.isShutdown()) {
      upkeep.execute(this::takeOver);
    }
  }

  /** What a process that is gone had in hand. */
  private void takeOver() {
    lookAgain();
    try {
      intake.recover();
    } catch (RuntimeException e) {
      // As with the outbox.
    }
  }

  private void lookAgain() {
    try {
      wiring.outbox().recover();
    } catch (RuntimeException e) {
      // The store has said what is wrong with it; the next look may go better.
    }
  }

  private boolean needsHttp() {
    return settings.http() != null || platforms.stream().anyMatch(Platform::needsHttp);
  }

  /** Open from the first moment on: that a platform does not answer yet is part of health. */
  private @Nullable HttpService http() {
    if (metrics == null) {
      return null;
    }
    InetSocketAddress set = settings.http();
    InetSocketAddress address = set == null ? Settings.DEFAULT_HTTP : set;
    metrics.updatesWaiting(intake::waiting);
    metrics.outbox(wiring.outbox()::size, wiring.outbox()::age);
    platforms.forEach(p -> metrics.platform(p.id(), p::health));
    try {
      HttpService service =
          new HttpService(address, new Readiness(this::parts, store::probe, lanes), metrics);
      service.start();
      http = service;
      return service;
    } catch (IOException e) {
      throw new OperatorException(
          "http.address "
              + address.getHostString()
              + ":"
              + address.getPort()
              + " cannot be opened; choose a free one");
    }
  }

  /** The service itself, and its platforms. */
  private List<Health> parts() {
    Stage now = stage;
    List<Health> parts = new ArrayList<>();
    parts.add(new Health("service", now == Stage.SERVING, now.name().toLowerCase(Locale.ROOT)));
    parts.addAll(health());
    return parts;
  }

  /** The HTTP port; 0 while there is none. */
  public int httpPort() {
    return http == null ? 0 : http.port();
  }

  public ReminderSweep sweep() {
    return wiring.sweep();
  }

  /** Waits until what was taken in is handled and answered; says whether that came to pass. */
  public boolean awaitIdle(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    return intake.awaitIdle(most)
        && wiring.outbox().awaitIdle(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  /** The platforms' ids. */
  public List<String> serves() {
    return platforms.stream().map(Platform::id).toList();
  }

  public List<Health> health() {
    return platforms.stream().map(Platform::health).toList();
  }

  @Override
  public void close() {
    var _ = stop();
  }

  /** Stops in order; takes some seconds at most, and what is not done then waits in the store. */
  Result stop() {
    stage = Stage.STOPPING;
    Result result = new Result(intake.handled(), 0);
    try {
      stopIntake();
      boolean _ = awaitIdle(DRAIN);
      result = new Result(intake.handled(), intake.waiting() + wiring.outbox().size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lanes.shutdownNow();
      platforms.forEach(Platform::close);
      gallery.close();
      if (metrics != null) {
        metrics.close();
      }
      store.close();
    }
    return result;
  }

  private void stopIntake() throws InterruptedException {
    if (http != null) {
      http.close();
    }
    List<Thread> stopping = new ArrayList<>();
    platforms.forEach(p -> stopping.add(Thread.startVirtualThread(() -> letGo(p))));
    upkeep.shutdownNow();
    if (timetable != null) {
      timetable.close();
    }
    long end = System.nanoTime() + LET_GO.toNanos();
    for (Thread one : stopping) {
      boolean _ = one.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }

  private static void letGo(Platform platform) {
    try {
      platform.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
