package dev.backsafe.conversation.reminder;

import java.util.Locale;

/** Until when a reminder is put off. */
public enum Snooze {
  HOUR,
  TOMORROW,
  WEEK;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
