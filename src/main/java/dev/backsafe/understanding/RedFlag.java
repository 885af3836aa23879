package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Warning signs that end a session, most urgent first; each has its own words for where to go. */
public enum RedFlag {
  CRISIS,
  CAUDA_EQUINA,
  CHEST,
  LEGS,
  ACCIDENT,
  FEVER,
  HISTORY;

  /** Whether it calls for help at once, today; otherwise a clinician comes before exercising. */
  public boolean isUrgent() {
    return this != HISTORY;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<RedFlag> of(String id) {
    return Arrays.stream(values()).filter(f -> f.id().equals(id)).findFirst();
  }
}
