package dev.backsafe.turn;

/** The named points of a turn, at which a test may let the process die. */
@FunctionalInterface
public interface Checkpoint {
  /** Where a turn stands. */
  enum Point {
    /** The update is there, nothing is written. */
    TAKEN,
    /** Decided, inside the transaction. */
    DECIDED,
    /** Durable, not yet sent. */
    COMMITTED,
    /** Sent, and the outbox does not know it yet. */
    SENT
  }

  Checkpoint NONE = _ -> {};

  void at(Point point);
}
