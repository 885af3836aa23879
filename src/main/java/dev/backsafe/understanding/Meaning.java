package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a text says, as far as a coach has to act on it. */
public enum Meaning {
  EMERGENCY,
  SHARP_PAIN,
  DISCOMFORT,
  /** Effort without harm: tired, shaking, sweating, winded, muscles sore from the last session. */
  EXERTION,
  NO_PAIN,
  DONE,
  /** Not yet, a moment. */
  WAIT,
  UNDO,
  SKIP,
  STOP,
  START,
  EASIER,
  HARDER,
  HOW,
  /** Something else that a coach is asked; it has a topic. */
  QUESTION,
  /** A wish about when to be written to. */
  REMINDER,
  /** A change of life or of settings. */
  SETTING,
  PROGRESS,
  GREETING,
  THANKS,
  HELP,
  /** Nothing of this: talk about other things, somebody else's pain. */
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
  public boolean isAlarm() {
    return this == EMERGENCY || isPain();
  }

  /** Whether it is pain without being an emergency. */
  public boolean isPain() {
    return this == SHARP_PAIN || this == DISCOMFORT;
  }

  /** What moves a session on, or tells how it goes. */
  boolean isOfSession() {
    return switch (this) {
      case EXERTION, NO_PAIN, DONE, WAIT, SKIP, START, EASIER, HARDER -> true;
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, STOP, UNDO, HOW, QUESTION, REMINDER -> false;
      case SETTING, PROGRESS, GREETING, THANKS, HELP, UNKNOWN, UNSURE -> false;
    };
  }

  /** Whether it says the same as a command or a button, or is polite. */
  boolean isCommand() {
    return switch (this) {
      case DONE, WAIT, UNDO, SKIP, STOP, START, EASIER, HARDER, HOW, HELP, PROGRESS -> true;
      case GREETING, THANKS, REMINDER, SETTING -> true;
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, EXERTION, NO_PAIN, QUESTION -> false;
      case UNKNOWN, UNSURE -> false;
    };
  }

  /** Whether it matters which of the two is meant. */
  boolean isElseThan(Meaning best) {
    return switch (this) {
      case EMERGENCY -> false;
      case SHARP_PAIN, DISCOMFORT -> !best.isPain();
      case QUESTION -> best != QUESTION && best != HOW && best != EXERTION;
      case HOW -> best != HOW && best != QUESTION;
      default -> this != best;
    };
  }
}
