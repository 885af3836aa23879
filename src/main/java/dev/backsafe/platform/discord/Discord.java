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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
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

  /** They send heartbeats; one that is held up does not hold up the next shard's. */
  private static final int GATEWAY_THREADS = 2;

  /**
   * So many requests are under way at once; each holds buffers of some ten kilobytes. Discord takes
   * 50 a second, and answers to interactions beyond that
   * (https://discord.com/developers/docs/topics/rate-limits).
   */
  private static final int MOST_REQUESTS = 64;

  /** What Discord has to answer when the connection ends. */
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(1);

  /** Whoever comes back after an outage is served within a minute. */
  private static final int LONGEST_RECONNECT_SECONDS = 60;

  private final Settings.Discord options;
  private final Ticker ticker;
  private final SlashCommands commands;
  private final ConnectionHealth health;
  private final SessionController sessions;
  private final DiscordReceiver receiver;
  private final GatewayEvents events;
  private final Sender sender;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * One thread, so that what somebody sends stays in order. It ends when JDA has let go of it: JDA
   * reports its own end there, after it has said that it has ended.
   */
  private final ExecutorService eventPool =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("discord-events").factory());

  private final ScheduledExecutorService gatewayPool = gatewayPool();

  /** JDA's own has as many platform threads as there are requests. */
  private final ExecutorService requestPool =
      Executors.newFixedThreadPool(
          MOST_REQUESTS, Thread.ofVirtual().name("discord-requests-", 0).factory());

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
    sessions = new SessionController(new IdentifyBudget(memory, clock), ticker, executor);
    receiver = new DiscordReceiver(pending, ticker);
    UnreachableFallback fallback = new UnreachableFallback(this::connected, memory, languages);
    events =
        new GatewayEvents(
            languages,
            commands,
            receiver,
            fallback,
            health,
            sessions,
            ticker,
            executor,
            tellsOfDanger);
    sender =
        new DiscordSender(
            new DirectMessages(() -> connected().getShards().getFirst(), ticker),
            pending,
            new MessageRenderer(pictures),
            languages,
            fallback);
  }

  /** JDA's own would be gone before its last task, which would complain. */
  private static ScheduledExecutorService gatewayPool() {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(
            GATEWAY_THREADS,
            Thread.ofPlatform().daemon().name("discord-gateway-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    pool.setRemoveOnCancelPolicy(true); // Each interaction brings a task, and cancels it.
    return pool;
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
    for (int failures = 1; ; failures++) {
      try {
        shards = builder().addEventListeners(events, first).build();
        break;
      } catch (InvalidTokenException e) {
        return new Connection.Refused(
            "Discord is not accepting the token (401); get a valid one from the developer portal:"
                + " Bot, Reset Token");
      } catch (RuntimeException e) {
        health.missed("not answering (" + e.getClass().getSimpleName() + ")");
        ticker.pause(Backoff.after(failures));
      }
    }
    return switch (beginnings.take()) {
      case Beginning.Ready(String name) -> {
        connected().removeEventListener(first);
        yield new Connection.Connected(name);
      }
      case Beginning.Closed(var code) -> new Connection.Refused(refusal(code));
    };
  }

  private static String refusal(@Nullable CloseCode code) {
    return code == null
        ? "Discord closed the connection"
        : "Discord closed the connection: " + code.getMeaning() + " (" + code.getCode() + ")";
  }

  private DefaultShardManagerBuilder builder() {
    String api = options.api().toString();
    MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
    RestAction.setPassContext(false); // It would take the stack of every request.
    DefaultShardManagerBuilder builder =
        DefaultShardManagerBuilder.createLight(
                options.token().reveal(),
                // Neither is privileged. The second brings mentions; no text but theirs comes
                // along.
                GatewayIntent.DIRECT_MESSAGES,
                GatewayIntent.GUILD_MESSAGES)
            .setMemberCachePolicy(MemberCachePolicy.NONE)
            .setRestConfig(new RestConfig().setBaseUrl(api.endsWith("/") ? api : api + "/"))
            .setSessionController(sessions)
            .setGatewayPool(gatewayPool, false)
            .setEventPool(eventPool, false)
            .setCallbackPool(executor, false)
            .setRateLimitElastic(requestPool, false)
            .setRawEventsEnabled(true)
            .setRequestTimeoutRetry(false) // What was not answered may have arrived.
            .setMaxReconnectDelay(LONGEST_RECONNECT_SECONDS)
            .setEnableShutdownHook(false);
    Settings.Shards some = options.shards();
    return some == null
        ? builder.setShardsTotal(-1)
        : builder.setShardsTotal(some.total()).setShards(some.from(), some.to());
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
    receiver.stop(LONGEST_DRAIN);
  }

  @Override
  public void close() {
    receiver.close();
    health.close();
    ShardManager manager = shards;
    if (manager != null) {
      letGo(manager);
    }
    gatewayPool.shutdownNow();
    requestPool.shutdownNow();
    executor.shutdownNow();
  }

  /** JDA says goodbye on our threads: those end after it. */
  private static void letGo(ShardManager manager) {
    List<JDA> each = List.copyOf(manager.getShards());
    manager.shutdown();
    long end = System.nanoTime() + LONGEST_GOODBYE.toNanos();
    try {
      for (JDA one : each) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (!one.awaitShutdown(Math.max(1, left), TimeUnit.MILLISECONDS)) { // 0 is for ever.
          one.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
