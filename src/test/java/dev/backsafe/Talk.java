package dev.backsafe;

import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import java.util.List;
import java.util.Optional;

/** The whole bot with a clock that tests move, over some platform. */
interface Talk extends AutoCloseable {
  void say(String who, String text);

  void press(String who, String data);

  /** Moves the clock, like a rehearsal: "+48h". */
  void clock(String by);

  /** Closes the database and opens it again, as a restart of the program does. */
  void restart();

  /** What was sent since the last call. */
  List<Outgoing> heard();

  /** The newest button with these words. */
  Optional<Button> button(String label);

  /** The newest button with these words in {@code messages}, which are oldest first. */
  static Optional<Button> newest(List<Outgoing> messages, String label) {
    for (Outgoing message : messages.reversed()) {
      for (Button button : message.buttons()) {
        if (button.label().equals(label)) {
          return Optional.of(button);
        }
      }
    }
    return Optional.empty();
  }

  /** Waits until the database has forgotten what was delivered. */
  void settle();

  /** A transcript as it reads on this platform. */
  default String asRead(String transcript) {
    return transcript;
  }

  @Override
  void close();
}
