package dev.backsafe.turn;

import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Nudge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Feeds reminders that have come due through the same door as every message. */
public final class NudgeSweep {
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
      due.forEach(turns::handle);
    } while (due.size() == BATCH);
  }

  /** When there is something to do next. */
  public Optional<Instant> next() {
    return store.nextDue();
  }
}
