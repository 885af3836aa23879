package dev.backsafe.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to send, in the person's language.
 *
 * @param text plain text, never markup
 * @param picture the variation that it shows, as {@code exercise/variation}, or null
 * @param document a file to go with it, or null
 */
public record Outgoing(
    String text, List<Button> buttons, @Nullable String picture, @Nullable Document document) {
  public Outgoing {
    buttons = List.copyOf(buttons);
  }

  /** A button; {@code data} comes back when it is pressed. */
  public record Button(String label, String data) {}

  /** A file, with its content as text. */
  public record Document(String name, String content) {}
}
