package dev.backsafe.platform.discord;

import java.util.Optional;

/**
 * What a button carries: the data of the conversation, which names its step, and whom it was made
 * for. Discord hands it back with the press; anybody may forge one.
 */
record ComponentId(String data, String user) {
  /** https://discord.com/developers/docs/components/reference: custom_id, 1–100 characters. */
  static final int LONGEST_ID = 100;

  private static final char BETWEEN = '~';

  String write() {
    String written = data + BETWEEN + user;
    if (written.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "a button carries more than " + LONGEST_ID + " characters");
    }
    return written;
  }

  static Optional<ComponentId> read(String written) {
    int between = written.lastIndexOf(BETWEEN);
    return between <= 0
        ? Optional.empty()
        : Optional.of(
            new ComponentId(written.substring(0, between), written.substring(between + 1)));
  }
}
