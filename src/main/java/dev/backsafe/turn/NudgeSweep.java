package dev.backsafe.turn;

import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Nudge;
import dev.backsafe.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds reminders that have come due through the same door as every message. */
public final class NudgeSweep {
  private static final Logger LOG = LoggerFactory.getLogger(NudgeSweep.class);
  private static final int BATCH = 100;

  private final Store store;
  private final TurnProcessor turns;
  private final InstantSource clock;

  public NudgeSweep(Store store, TurnProcessor turns, InstantSource clock) {
    this.store = store;
    this.turns = turns;
    this.clock = clock;
  }

  /** Handles everything that is due now. */
  public void sweep() {
    List<Nudge> due;
    do {
      due = store.due(clock.instant(), BATCH);
      due.forEach(this::handle);
    } while (due.size() == BATCH);
  }

  /** One that cannot be handled is dropped, and said: the others do not wait behind it. */
  private void handle(Nudge nudge) {
    try {
      turns.handle(nudge);
    } catch (UncheckedIOException closed) {
      throw closed;
    } catch (RuntimeException | StackOverflowError e) {
      if (e instanceof StoreException trouble && trouble.isPassing()) {
        throw trouble;
      }
      LOG.error("a reminder is dropped: {}", e.getClass().getName());
      store.drop(nudge);
    }
  }

  /** When there is something to do next. */
  public Optional<Instant> next() {
    return store.nextDue();
  }
}
