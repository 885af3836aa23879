package dev.backsafe.conversation;

import java.util.Map;

/** One text to say: the key of a text and its arguments. */
public record Line(String key, Map<String, TextArgument> args) {
  public Line {
    args = Map.copyOf(args);
  }

  public static Line of(Keyed key) {
    return key.line();
  }

  public static Line of(Keyed key, Map<String, TextArgument> args) {
    return key.line(args);
  }

  /** A text that belongs to the content (an exercise, an equipment), by its composed key. */
  public static Line content(String key) {
    return new Line(key, Map.of());
  }
}
