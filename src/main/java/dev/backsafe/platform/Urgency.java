package dev.backsafe.platform;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What goes before what waits; each before those above it. */
public enum Urgency {
  NONE,
  /** An answer to pain, or to what may be a sign. */
  PAIN,
  /** An answer to a warning sign. */
  SIGN;

  /** Outboxes of before know only whether something is urgent. */
  @JsonCreator
  static Urgency of(Object stored) {
    if (stored instanceof Boolean urgent) {
      return urgent ? PAIN : NONE;
    }
    return valueOf(stored.toString());
  }
}
