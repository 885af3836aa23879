package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which red flag was said; it decides the words of the answer. Most urgent first. */
public enum RedFlag {
  /** Thoughts of ending one's life. */
  CRISIS,
  /** Chest pain, fainting, sudden severe abdominal pain, and a plain cry for an ambulance. */
  CHEST,
  /** Saddle numbness, bladder, bowel, sexual function. */
  CAUDA_EQUINA,
  /** Both legs, legs giving way, foot drop, weakness getting worse. */
  LEGS,
  /** A serious accident or fall just before the pain. */
  ACCIDENT,
  /** A hot, swollen, painful calf: care on the same day. */
  CALF,
  /** Fever or feeling very ill: care on the same day. */
  FEVER,
  /** An operation not long ago: the team that operated comes first. */
  OPERATION,
  /** Pregnancy, or a birth not long ago. */
  PREGNANCY,
  /** Something in the history that a clinician should see before any exercise. */
  HISTORY;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Whether it calls for help today; otherwise a clinician comes before exercising. */
  public boolean isUrgent() {
    return switch (this) {
      case CRISIS, CHEST, CAUDA_EQUINA, LEGS, ACCIDENT, CALF, FEVER -> true;
      case OPERATION, PREGNANCY, HISTORY -> false;
    };
  }

  /** Whether it calls for help today, and not this very hour. */
  public boolean isSameDay() {
    return this == CALF || this == FEVER;
  }

  /** The flag with this id. */
  public static Optional<RedFlag> of(String id) {
    return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
  }

  /** The name used in data files and output, such as {@code cauda-equina}. */
  public String id() {
    return id;
  }
}
