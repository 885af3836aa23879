package dev.backsafe.understanding;

import java.util.Locale;

/** What a person means by a text. */
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
  UNKNOWN,
  UNSURE;

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
