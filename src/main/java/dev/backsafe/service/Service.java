package dev.backsafe.service;

import dev.backsafe.config.OperatorException;
import dev.backsafe.operations.HttpService;
import dev.backsafe.operations.Metrics;
import dev.backsafe.operations.Readiness;
import dev.backsafe.picture.PictureLibrary;
import dev.backsafe.platform.Health;
import dev.backsafe.platform.Platform;
import dev.backsafe.schedule.ReminderScheduler;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreException;
import dev.backsafe.turn.Intake;
import dev.backsafe.turn.ReminderSweep;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The platforms, served until they are told to stop; in that order: in, through, out, store. */
public final class Service implements AutoCloseable {
  /** How long platforms may take to let go when the service stops. */
  private static final Duration LONGEST_LETTING_GO = Duration.ofSeconds(2);

  /** How long what is under way may take then; the database keeps the rest. */
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

  /** How long what is broken off then may take to end. */
  private static final Duration LONGEST_BREAK = Duration.ofMillis(500);

  private static final Duration BETWEEN_RECOVERIES = Duration.ofMinutes(1);

  private final List<Platform> platforms;
  private final Intake intake;
  private final Composition conversation;
  private final Store store;
  private final Supplier<ReminderScheduler> schedule;
  private final ExecutorService lanes;
  private final PictureLibrary pictures;
  private final Runnable preparation;
  private final InetSocketAddress address;
  private final @Nullable Metrics metrics;
  private final ScheduledExecutorService upkeep =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final CompletableFuture<String> refused = new CompletableFuture<>();
  private @Nullable ReminderScheduler scheduler;
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
   * @param kept what waits in the database for the next run; null when it does not say
   */
  record Result(long answered, Store.@Nullable Backlog kept) {}

  /**
   * A service that is not connected yet; it closes all that it is given.
   *
   * @param preparation what is better done before the first text comes in
   * @param metrics null when nothing is to listen on the HTTP port
   */
  Service(
      List<Platform> platforms,
      Intake intake,
      Composition conversation,
      Store store,
      Supplier<ReminderScheduler> schedule,
      ExecutorService lanes,
      PictureLibrary pictures,
      Runnable preparation,
      @Nullable InetSocketAddress address,
      @Nullable Metrics metrics) {
    this.platforms = platforms;
    this.intake = intake;
    this.conversation = conversation;
    this.store = store;
    this.schedule = schedule;
    this.lanes = lanes;
    this.pictures = pictures;
    this.preparation = preparation;
    this.address = Objects.requireNonNullElse(address, Settings.DEFAULT_HTTP);
    this.metrics = metrics;
  }

  /** Connects and serves; says in one line each what it is connected as. */
  public void start(Consumer<String> say) throws InterruptedException {
    platforms.forEach(p -> p.whenRefused(reason -> refused.complete(p.id() + ": " + reason)));
    HttpService opened = metrics == null ? null : http(metrics);
    connect(say);
    conversation.outbox().recover();
    intake.recover();
    for (Platform platform : platforms) {
      Platform.Hook hook = platform.start(intake).orElse(null);
      if (hook != null && opened != null) {
        add(opened, platform, hook);
      }
    }
    store.whenClaimable(this::takeOverSoon);
    scheduler = schedule.get();
    stage = Stage.SERVING;
    // A reply that a faulty database kept from being marked, or sent, gets another chance.
    var _ =
        upkeep.scheduleWithFixedDelay(
            () -> attempt(conversation.outbox()::recover),
            BETWEEN_RECOVERIES.toSeconds(),
            BETWEEN_RECOVERIES.toSeconds(),
            TimeUnit.SECONDS);
    // Last: whoever asks for updates needs the processors first.
    lanes.execute(preparation);
    pictures.warm();
  }

  private static void add(HttpService opened, Platform platform, Platform.Hook hook) {
    try {
      opened.add(hook.path(), hook.handler());
    } catch (IllegalArgumentException e) {
      throw new OperatorException(
          "%s: the webhook's path %s is the service's own; choose another one"
              .formatted(platform.id(), hook.path()));
    }
  }

  /** Waits until a platform refuses to go on, if one ever does; the reason, with its remedy. */
  public String awaitRefusal() throws InterruptedException {
    try {
      return refused.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
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

  /** What a process that is gone had in hand. */
  private void takeOverSoon() {
    if (!upkeep.isShutdown()) {
      upkeep.execute(
          () -> {
            attempt(conversation.outbox()::recover);
            attempt(intake::recover);
          });
    }
  }

  private static void attempt(Runnable recovery) {
    try {
      recovery.run();
    } catch (RuntimeException e) {
      // The store has said what is wrong with it; the next time may go better.
    }
  }

  /** Open from the first moment on: that a platform does not answer yet is part of health. */
  private HttpService http(Metrics shown) {
    shown.updatesWaiting(intake::waiting);
    shown.outbox(conversation.outbox()::size, conversation.outbox()::age);
    platforms.forEach(p -> shown.platform(p.id(), p::health));
    try {
      HttpService opened =
          new HttpService(address, new Readiness(this::parts, store::probe, lanes), shown);
      opened.start();
      http = opened;
      return opened;
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

  public List<Health> health() {
    return platforms.stream().map(Platform::health).toList();
  }

  /** The platforms' ids. */
  public List<String> serves() {
    return platforms.stream().map(Platform::id).toList();
  }

  public ReminderSweep sweep() {
    return conversation.sweep();
  }

  /** Waits until what was taken in is handled and answered; says whether that came to pass. */
  public boolean awaitIdle(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    return intake.awaitIdle(longest)
        && conversation.outbox().awaitIdle(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  @Override
  public void close() {
    var _ = stop();
  }

  /** Stops in order; takes some seconds at most, and what is not done then waits in the store. */
  Result stop() {
    stage = Stage.STOPPING;
    Store.Backlog kept = null;
    try {
      stopIntake();
      boolean _ = awaitIdle(LONGEST_DRAIN);
      lanes.shutdownNow();
      // What is broken off has to be over before what is left can be counted.
      boolean _ = lanes.awaitTermination(LONGEST_BREAK.toNanos(), TimeUnit.NANOSECONDS);
      kept = store.backlog();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoreException e) {
      // Whoever stops a service has enough to read already.
    } finally {
      lanes.shutdownNow();
      platforms.forEach(Platform::close);
      pictures.close();
      if (metrics != null) {
        metrics.close();
      }
      store.close();
    }
    return new Result(intake.handled(), kept);
  }

  private void stopIntake() throws InterruptedException {
    if (http != null) {
      http.close();
    }
    List<Thread> stopping = new ArrayList<>();
    platforms.forEach(p -> stopping.add(Thread.startVirtualThread(() -> letGo(p))));
    upkeep.shutdownNow();
    if (scheduler != null) {
      scheduler.close();
    }
    long end = System.nanoTime() + LONGEST_LETTING_GO.toNanos();
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
