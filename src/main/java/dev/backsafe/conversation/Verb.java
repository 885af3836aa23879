package dev.backsafe.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person can ask for by command, at any time. */
public enum Verb {
  START,
  SESSION,
  DONE,
  PAIN,
  EASIER,
  SKIP,
  STOP,
  UNDO,
  HOW,
  WHY,
  EXERCISES,
  PROGRESS,
  SETTINGS,
  REMINDERS,
  PRIVACY,
  EXPORT,
  DELETE,
  HELP;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Verb> of(String id) {
    return Arrays.stream(values()).filter(v -> v.id().equals(id)).findFirst();
  }
}
