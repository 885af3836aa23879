package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a text says, as far as the coach has to act on it. */
public enum Meaning {
  EMERGENCY,
  SHARP_PAIN,
  DISCOMFORT,
  NO_PAIN,
  DONE,
  SKIP,
  STOP,
  START,
  EASIER,
  HOW,
  HELP,
  /** Nothing the coach acts on: chat, thanks, somebody else's pain. */
  UNKNOWN,
  /** More than one meaning is likely enough that a person must be asked. */
  UNSURE;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name used in data files and output, such as {@code sharp-pain}. */
  public String id() {
    return id;
  }

  /** The meaning with this id. */
  public static Optional<Meaning> of(String id) {
    return Arrays.stream(values()).filter(m -> m.id.equals(id)).findFirst();
  }

  /** Whether a session must not simply go on after this. */
  boolean isAlarm() {
    return this == EMERGENCY || this == SHARP_PAIN || this == DISCOMFORT;
  }
}
