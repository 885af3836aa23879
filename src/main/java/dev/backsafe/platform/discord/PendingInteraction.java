package dev.backsafe.platform.discord;

import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;

/**
 * An interaction that waits for its answer. It is acknowledged first, within Discord's 3 seconds,
 * and then answered by changing what stands there: that may be tried as often as it takes, and
 * shows once.
 */
final class PendingInteraction {
  /**
   * https://discord.com/developers/docs/interactions/receiving-and-responding: a token is good for
   * 15 minutes. A minute of them is left for the way.
   */
  private static final Duration TOKEN_GOOD_FOR = Duration.ofMinutes(14);

  private static final Duration LONGEST_ACKNOWLEDGEMENT = Duration.ofSeconds(30);

  private final InteractionHook hook;
  private final AtomicReference<@Nullable Supplier<RestAction<?>>> acknowledgement;
  private final Origin origin;
  private final boolean direct;
  private final Ticker ticker;
  private final long opened;
  private final CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
  private volatile @Nullable Message card;
  private volatile boolean answered;
  private volatile boolean over;

  /**
   * Where it came from.
   *
   * @param server where it was, or null
   * @param shared whether others read along there, so that only the person may see the answer
   */
  record Origin(String user, String locale, @Nullable String server, boolean shared) {}

  /**
   * An interaction that has just come in.
   *
   * @param hook by its token alone: the event's own gives up when an acknowledgement failed
   * @param card the message whose button was pressed; null for a command
   * @param direct whether the person wants the answer as a direct message
   */
  PendingInteraction(
      InteractionHook hook,
      Supplier<RestAction<?>> acknowledgement,
      @Nullable Message card,
      Origin origin,
      boolean direct,
      Ticker ticker) {
    this.hook = hook;
    this.acknowledgement = new AtomicReference<>(acknowledgement);
    this.card = card;
    this.origin = origin;
    this.direct = direct;
    this.ticker = ticker;
    this.opened = ticker.nanos();
  }

  InteractionHook hook() {
    return hook;
  }

  @Nullable Message card() {
    return card;
  }

  boolean isEphemeral() {
    return origin.shared();
  }

  boolean isDirect() {
    return direct;
  }

  String locale() {
    return origin.locale();
  }

  @Nullable String server() {
    return origin.server();
  }

  /** Whether this person waits for its answer. */
  boolean isAwaitedBy(String user) {
    return origin.user().equals(user) && !answered && !isStale();
  }

  /** Discord takes no answer to it any more. */
  void over() {
    over = true;
  }

  boolean isStale() {
    return over || ticker.nanos() - opened > TOKEN_GOOD_FOR.toNanos();
  }

  /**
   * Tells Discord that an answer comes; once, and without ticker for it. The event itself, which
   * weighs far more than this, is let go of then.
   */
  void acknowledge() {
    Supplier<RestAction<?>> first = acknowledgement.getAndSet(null);
    if (first != null) {
      // One that failed may have arrived, and the person waits. If it has not, Discord says so when
      // it is answered.
      first
          .get()
          .queue(
              _ -> acknowledged.complete(true),
              e -> acknowledged.complete(!DiscordErrors.isOver(e)));
      acknowledged.completeOnTimeout(false, LONGEST_ACKNOWLEDGEMENT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Waits until that has arrived; whether there may be something that can be answered. */
  boolean isAnswerable() {
    acknowledge();
    return acknowledged.join() && !isStale();
  }

  /** Whether the place that the acknowledgement made still waits for its words. */
  boolean isUnanswered() {
    return !answered;
  }

  /** What comes after it does not take the card's place. */
  void answered() {
    answered = true;
    card = null;
  }
}
