package dev.backsafe.platform.discord;

import dev.backsafe.picture.Pictures;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.ConnectionHealth;
import dev.backsafe.platform.Health;
import dev.backsafe.platform.Inbox;
import dev.backsafe.platform.Platform;
import dev.backsafe.platform.PlatformMemory;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Translator;
import dev.backsafe.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The bot in Discord. */
public final class Discord implements Platform {
  public static final String PLATFORM = "discord";

  private static final Logger LOG = LoggerFactory.getLogger(Discord.class);

  /** Of what came in before the bot stopped. */
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

  /**
   * JDA may call a dead connection connected. Discord asks for a heartbeat about every 41 s and
   * answers each; two that stay unanswered are one too many.
   */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

  private final Settings.Discord options;
  private final Ticker ticker;
  private final SlashCommands commands;
  private final ConnectionHealth health;
  private final DiscordReceiver receiver;
  private final GuardedEvents guarded;
  private final Sender sender;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  private final ShardManagers managers;
  private volatile boolean stopped;
  private volatile Consumer<String> refused = _ -> {};
  private volatile @Nullable ShardManager shards;

  /**
   * A bot that is not connected yet.
   *
   * @param words by language; English is among them
   * @param tellsOfDanger whether a text may tell of a warning sign
   */
  public Discord(
      Settings.Discord options,
      Map<String, PlatformTexts> words,
      PlatformMemory memory,
      Pictures pictures,
      Predicate<String> tellsOfDanger,
      Ticker ticker,
      InstantSource clock) {
    this.options = options;
    this.ticker = ticker;
    DiscordLanguages languages = new DiscordLanguages(words);
    PendingInteractions pending = new PendingInteractions();
    commands = new SlashCommands(languages);
    health =
        new ConnectionHealth(
            PLATFORM, "Discord", Level.WARN, "not answering yet", ticker, LONGEST_SILENCE);
    SessionController sessions =
        new SessionController(new IdentifyBudget(memory, clock), health, ticker, executor);
    managers = new ShardManagers(options, sessions, executor);
    receiver = new DiscordReceiver(pending, ticker);
    UnreachableFallback fallback = new UnreachableFallback(this::connected, memory, languages);
    GatewayEvents events =
        new GatewayEvents(
            languages,
            commands,
            receiver,
            fallback,
            health,
            sessions,
            ticker,
            executor,
            tellsOfDanger,
            this::ended);
    guarded = events.guarded();
    sender =
        new DiscordSender(
            new DirectMessages(() -> connected().getShards().getFirst(), ticker),
            pending,
            new MessageRenderer(pictures),
            languages,
            fallback);
  }

  @Override
  public String id() {
    return PLATFORM;
  }

  @Override
  public Sender sender() {
    return sender;
  }

  @Override
  public Translator translator() {
    return StoredUpdate::read;
  }

  @Override
  public Health health() {
    return health.health();
  }

  private ShardManager connected() {
    return Objects.requireNonNull(shards, "not connected");
  }

  /** What came of a shard, whichever is first. */
  private sealed interface Beginning {
    record Ready(String name) implements Beginning {}

    record Closed(@Nullable CloseCode code) implements Beginning {}
  }

  @Override
  public Connection connect() throws InterruptedException {
    BlockingQueue<Beginning> beginnings = new LinkedBlockingQueue<>();
    ListenerAdapter first =
        new ListenerAdapter() {
          // Logged in; its servers come along, and may take a while.
          @Override
          public void onStatusChange(StatusChangeEvent event) {
            if (event.getNewStatus() == JDA.Status.LOADING_SUBSYSTEMS) {
              beginnings.add(new Beginning.Ready(event.getJDA().getSelfUser().getName()));
            }
          }

          @Override
          public void onShutdown(ShutdownEvent event) {
            beginnings.add(new Beginning.Closed(event.getCloseCode()));
          }
        };
    if (!build(first)) {
      return new Connection.Refused(GatewayEnd.UNAUTHORIZED.reason());
    }
    return switch (beginnings.take()) {
      case Beginning.Ready(String name) -> {
        connected().removeEventListener(first);
        yield new Connection.Connected(name);
      }
      case Beginning.Closed(var code) -> new Connection.Refused(end(code).reason());
    };
  }

  /** Tries until Discord answers; false when it does not accept the token. */
  private boolean build(Object... besides) throws InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        shards = managers.builder().addEventListeners(guarded).addEventListeners(besides).build();
        return true;
      } catch (InvalidTokenException e) {
        return false;
      } catch (RuntimeException e) {
        health.missed("not answering (" + e.getClass().getSimpleName() + ")");
        ticker.pause(Backoff.after(failures));
      }
    }
  }

  @Override
  public void whenRefused(Consumer<String> then) {
    refused = then;
  }

  /** A shard's connection has ended, and JDA does not begin it again. */
  @SuppressWarnings("ReferenceEquality") // Another manager's end is no news.
  private void ended(JDA shard, @Nullable CloseCode code) {
    GatewayEnd end = end(code);
    ShardManager manager;
    synchronized (this) {
      manager = shards;
      if (stopped || manager == null || shard.getShardManager() != manager) {
        return; // We ended it, or another of its shards has said so already.
      }
      if (end instanceof GatewayEnd.Passing) {
        shards = null;
      }
    }
    switch (end) {
      case GatewayEnd.Refused(String reason) -> refused.accept(reason);
      case GatewayEnd.Passing(String reason) -> {
        health.missed("joined anew: " + reason);
        executor.execute(() -> rebuild(manager));
      }
    }
  }

  /** With as many shards as Discord thinks fit by now. */
  private void rebuild(ShardManager old) {
    ShardManagers.letGo(old);
    try {
      if (!build()) {
        refused.accept(GatewayEnd.UNAUTHORIZED.reason());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private GatewayEnd end(@Nullable CloseCode code) {
    return GatewayEnd.of(code, options.shards() == null);
  }

  @Override
  public Optional<Hook> start(Inbox inbox) {
    receiver.start(inbox);
    Settings.Shards some = options.shards();
    if (some == null || some.from() == 0) {
      // All of them at once; Discord changes what differs.
      executor.execute(this::register);
    }
    return Optional.empty();
  }

  private void register() {
    JDA any = connected().getShards().getFirst();
    any.updateCommands()
        .addCommands(commands.all())
        .queue(
            _ -> {},
            _ -> LOG.warn("Discord did not take the commands; the next start tries again"));
  }

  @Override
  public void stop() throws InterruptedException {
    stopped = true;
    receiver.stop(LONGEST_DRAIN);
  }

  @Override
  public void close() {
    stopped = true;
    receiver.close();
    health.close();
    ShardManager manager = shards;
    if (manager != null) {
      ShardManagers.letGo(manager);
    }
    managers.close();
    executor.shutdownNow();
  }
}
