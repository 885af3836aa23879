package dev.backsafe.conversation;

import java.util.Locale;

/**
 * What a button says when it is pressed; each phase has its own kinds. A button is known by its
 * data alone, which is compared with that of the buttons on offer and never taken apart.
 */
public interface Button {
  /** What it does, such as {@code NO_FLAGS}: the name of a constant, or of the kind. */
  String name();

  /** To what it applies, such as a warning sign's id; empty where that is plain. */
  default String argument() {
    return "";
  }

  /** How it stands out among the others of its card. */
  enum Tone {
    PLAIN,
    /** What is done next, if all is well. */
    GO,
    /** What to press when something hurts. */
    ALARM
  }

  default Tone tone() {
    return Tone.PLAIN;
  }

  /** Whether it is of the form of a button's data. */
  static boolean isData(String data) {
    return data.matches("[a-z-]+:.*@[0-9a-z]+");
  }

  /**
   * What comes back when it is pressed: at most 64 bytes, which is what a button of the Bot API may
   * carry (https://core.telegram.org/bots/api#inlinekeyboardbutton).
   *
   * @param step the person's step at which it is offered
   */
  default String data(long step) {
    return name().toLowerCase(Locale.ROOT).replace('_', '-')
        + ":"
        + argument()
        + "@"
        + Long.toString(step, Character.MAX_RADIX);
  }
}
