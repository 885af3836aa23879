package dev.backsafe.recovery;

import java.time.Instant;

/** Whether a session may start, and if not, from when on and why. */
public sealed interface Gate {
  record Open() implements Gate {}

  record Closed(Instant until, Reason reason) implements Gate {}

  enum Reason {
    /** Less than 48 h since the last session. */
    RECOVERY,
    /** Three sessions in the last seven days. */
    WEEKLY_CAP,
    /** Sharp pain or tingling was reported outside a session. */
    PAIN
  }
}
