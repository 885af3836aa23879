package dev.backsafe.conversation;

/** Why the bot speaks first. */
public enum NudgeKind {
  /** Nothing heard for a while in a session: "still there?". */
  STILL_THERE,
  /** Nothing heard for hours: the session closes, keeping what was done. */
  IDLE_CLOSE,
  /** Recovery is over and a session may start. */
  RECOVERY_OVER
}
