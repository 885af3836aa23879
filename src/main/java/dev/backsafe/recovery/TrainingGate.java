package dev.backsafe.recovery;

import java.time.Instant;

/** Whether a session may start, and if not, from when on and why. */
public sealed interface TrainingGate {
  record Open() implements TrainingGate {}

  record Closed(Instant until, Reason reason) implements TrainingGate {}

  enum Reason {
    /** Less than 48 h since the last session. */
    RECOVERY,
    /** Three sessions in the last seven days. */
    WEEKLY_CAP,
    /** Sharp pain or tingling was reported outside a session. */
    PAIN
  }
}
