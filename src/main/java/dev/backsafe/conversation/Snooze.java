package dev.backsafe.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Until when a reminder is put off. */
public enum Snooze {
  HOUR,
  TOMORROW,
  WEEK;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Snooze> of(String id) {
    return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
  }
}
