package dev.backsafe.turn;

import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.Ticker;
import dev.backsafe.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the database what came of a reply, as soon as it takes that. */
record Persistence(Ticker waiting, String platform) {
  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

  /**
   * Tries until it is noted. Nothing else goes to that person before, which would come out of
   * order, or have done again what is done.
   */
  void note(Runnable note) throws InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        note.run();
        return;
      } catch (StoreException e) {
        await(e);
      }
      waiting.pause(Backoff.after(failures));
    }
  }

  /** Only what passes is waited for. */
  void await(StoreException trouble) {
    if (!trouble.isPassing()) {
      throw trouble;
    }
    LOG.error("a reply to {} waits: {}", platform, trouble.getMessage());
  }
}
