package dev.backsafe.conversation.reminder;

/** Why the bot speaks first. */
public enum ReminderKind {
  /** Nothing heard for a while in a session: "still there?". */
  STILL_THERE,
  /** Nothing heard for hours: the session closes, keeping what was done. */
  IDLE_CLOSE,
  /** The rest days are over and a session may start. */
  RECOVERY_OVER,
  /** The same a day later, if nothing has happened. */
  FOLLOW_UP,
  /** The morning after a session with pain: how is it? */
  MORNING_CHECK,
  /** What the week was, for those who asked for it. */
  WEEKLY_RECAP,
  /** How the week was, asked of those who want it. */
  WEEKLY_LOOK,
  /** Two days after the third session of a week: why there is no call to train yet. */
  CAP_REACHED,
  /** The day on which an announced pause ends. */
  WELCOME_BACK,
  /** Two weeks, and six, after somebody fell silent: one kind word. */
  KIND_WORD
}
