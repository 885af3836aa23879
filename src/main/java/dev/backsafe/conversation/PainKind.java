package dev.backsafe.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a pain is like. Sharp and tingling pain end a session (source article); a score of 6 or more
 * counts as sharp.
 */
public enum PainKind {
  SHARP,
  TINGLING,
  ACHE;

  /** From here on a score ends the session: the red band of common 0–10 traffic lights. */
  public static final int STOP_SCORE = 6;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this id. */
  public static Optional<PainKind> of(String id) {
    return Arrays.stream(values()).filter(k -> k.id().equals(id)).findFirst();
  }

  public boolean endsSession() {
    return this != ACHE;
  }
}
