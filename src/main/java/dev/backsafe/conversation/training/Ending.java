package dev.backsafe.conversation.training;

/** Why a session ended. */
public enum Ending {
  COMPLETED,
  STOPPED,
  /** Sharp or shooting pain, tingling, numbness, or a score of 6 or more. */
  SHARP_PAIN,
  /** A second movement hurt. */
  SECOND_PAIN,
  RED_FLAG,
  IDLE,
  /** The routine no longer has the exercise. */
  ROUTINE_CHANGED
}
