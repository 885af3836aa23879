package dev.backsafe.platform.discord;

import dev.backsafe.platform.PromptSockets;
import dev.backsafe.settings.Settings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.OkHttpClient;

/** Makes JDA's managers of shards, one after another over the same threads. */
final class ShardManagers implements AutoCloseable {
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
  private final SessionController sessions;
  private final ExecutorService callbacks;

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

  ShardManagers(Settings.Discord options, SessionController sessions, ExecutorService callbacks) {
    this.options = options;
    this.sessions = sessions;
    this.callbacks = callbacks;
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

  /** One that is not connected yet. */
  DefaultShardManagerBuilder builder() {
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
            .setCallbackPool(callbacks, false)
            .setRateLimitElastic(requestPool, false)
            .setHttpClientBuilder(new OkHttpClient.Builder().socketFactory(new PromptSockets()))
            .setRawEventsEnabled(true)
            .setRequestTimeoutRetry(false) // What was not answered may have arrived.
            .setMaxReconnectDelay(LONGEST_RECONNECT_SECONDS)
            .setEnableShutdownHook(false);
    Settings.Shards some = options.shards();
    return some == null
        ? builder.setShardsTotal(-1)
        : builder.setShardsTotal(some.total()).setShards(some.from(), some.to());
  }

  /** JDA says goodbye on our threads: those end after it. */
  static void letGo(ShardManager manager) {
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

  @Override
  public void close() {
    gatewayPool.shutdownNow();
    requestPool.shutdownNow();
  }
}
