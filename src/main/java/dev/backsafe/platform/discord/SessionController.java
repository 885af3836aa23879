package dev.backsafe.platform.discord;

import dev.backsafe.platform.ConnectionHealth;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/**
 * Lets JDA begin sessions no faster than the budget allows. Resuming one costs nothing and does not
 * come through here.
 */
final class SessionController extends ConcurrentSessionController {
  private final IdentifyBudget budget;
  private final ConnectionHealth health;
  private final Ticker ticker;
  private final Executor executor;
  private final Set<Integer> beginning = ConcurrentHashMap.newKeySet();

  SessionController(
      IdentifyBudget budget, ConnectionHealth health, Ticker ticker, Executor executor) {
    this.budget = budget;
    this.health = health;
    this.ticker = ticker;
    this.executor = executor;
  }

  @Override
  public void appendSession(SessionConnectNode node) {
    int shard = node.getShardInfo().getShardId();
    beginning.add(shard);
    Duration wait = budget.before(shard);
    if (wait.isZero()) {
      super.appendSession(node);
      return;
    }
    // Said in the readiness too: nothing else tells why the bot is not there.
    health.missed(
        "waiting %d min before shard %d joins, as it was started too often"
            .formatted(wait.toMinutes() + 1, shard));
    executor.execute(
        () -> {
          try {
            ticker.pause(wait);
            super.appendSession(node);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** The connection is there, and JDA identifies or resumes on it. */
  void connected(int shard) {
    if (beginning.remove(shard)) {
      budget.spend(shard);
    }
  }
}
