package dev.backsafe.harness;

import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.Outgoing.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole bot with a clock that tests move, over some platform. */
public interface Bench extends AutoCloseable {
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

  /** What somebody sees of a message, by the words on its buttons. */
  static Outgoing outgoing(String text, Map<String, String> buttons, @Nullable String document) {
    return new Outgoing(
        text,
        buttons.entrySet().stream().map(b -> new Button(b.getKey(), b.getValue())).toList(),
        null,
        document == null ? null : new Document("backsafe.json", document));
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
