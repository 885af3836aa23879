package dev.backsafe.turn;

import dev.backsafe.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Feeds reminders that have come due through the same door as every message. */
public final class ReminderSweep {
  /** One transaction each: live turns get in between, and what a crash undoes is little. */
  private static final int REMINDERS_A_TRANSACTION = 256;

  private final Store store;
  private final TurnProcessor turns;
  private final InstantSource clock;

  public ReminderSweep(Store store, TurnProcessor turns, InstantSource clock) {
    this.store = store;
    this.turns = turns;
    this.clock = clock;
  }

  /** Handles everything that is due now. */
  public void sweep() {
    boolean swept = true;
    while (swept && isDue()) {
      swept = turns.sweep(REMINDERS_A_TRANSACTION) > 0;
    }
  }

  private boolean isDue() {
    return store.nextDue().filter(at -> !at.isAfter(clock.instant())).isPresent();
  }

  /** Tells when turns make something due; the latest listener alone is told. */
  public void onDue(Consumer<Instant> listener) {
    turns.onDue(listener);
  }

  /** When there is something to do next. */
  public Optional<Instant> next() {
    return store.nextDue();
  }
}
