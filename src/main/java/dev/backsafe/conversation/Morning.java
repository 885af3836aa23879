package dev.backsafe.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How it is the morning after a session with pain. */
public enum Morning {
  BETTER,
  SAME,
  WORSE;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Morning> of(String id) {
    return Arrays.stream(values()).filter(m -> m.id().equals(id)).findFirst();
  }
}
