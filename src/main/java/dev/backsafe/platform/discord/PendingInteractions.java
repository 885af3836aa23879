package dev.backsafe.platform.discord;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The interactions that are open in this process, by the update that each became. After a restart
 * there are none: what answers them goes out as a direct message.
 */
final class PendingInteractions {
  /**
   * The oldest go first; each is of no use after a quarter of an hour anyway. Far fewer wait for
   * their turn and its answer, as who brings more is refused.
   */
  private static final int MOST_PENDING = 4_096;

  private final Map<String, PendingInteraction> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PendingInteraction> eldest) {
          return size() > MOST_PENDING || eldest.getValue().isStale();
        }
      };

  /** Whether it was not there yet: a session that is resumed may bring one again. */
  synchronized boolean put(String update, PendingInteraction interaction) {
    return open.putIfAbsent(update, interaction) == null;
  }

  /** It was not taken in after all. */
  synchronized void remove(String update) {
    open.remove(update);
  }

  /** Whether somebody waits for an answer where they are. */
  synchronized boolean isAwaited(String user) {
    return open.values().stream().anyMatch(i -> i.isAwaitedBy(user));
  }

  synchronized Optional<PendingInteraction> find(@Nullable String update) {
    return Optional.ofNullable(update == null ? null : open.get(update));
  }
}
