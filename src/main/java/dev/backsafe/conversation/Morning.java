package dev.backsafe.conversation;

import java.util.Locale;

/** How it is the morning after a session with pain. */
public enum Morning {
  BETTER,
  SAME,
  WORSE;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
