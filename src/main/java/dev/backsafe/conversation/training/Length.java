package dev.backsafe.conversation.training;

/** How much of the routine a session has. */
public enum Length {
  WHOLE,
  /** The core alone, when there are ten minutes. */
  SHORT,
  /** Lying down, in the gentlest forms, on a bad day. */
  LYING;

  public boolean isBrief() {
    return this != WHOLE;
  }
}
