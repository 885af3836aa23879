package dev.backsafe.platform.discord;

import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets JDA begin sessions no faster than the budget allows. Resuming one costs nothing and does not
 * come through here.
 */
final class SessionController extends ConcurrentSessionController {
  private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);

  private final IdentifyBudget budget;
  private final Ticker ticker;
  private final Executor executor;
  private final Set<Integer> beginning = ConcurrentHashMap.newKeySet();

  SessionController(IdentifyBudget budget, Ticker ticker, Executor executor) {
    this.budget = budget;
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
    LOG.warn("Discord was joined too often; shard {} waits {} min", shard, wait.toMinutes() + 1);
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
