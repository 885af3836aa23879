package dev.backsafe.conversation.training;

import java.util.Locale;

/**
 * How hard a session was, in three words: people misjudge how many repetitions they have left by
 * about three (Steele and others 2017), so no number is asked for.
 */
public enum Effort {
  EASY,
  RIGHT,
  HARD;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
