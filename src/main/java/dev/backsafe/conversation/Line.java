package dev.backsafe.conversation;

import java.util.Map;

/** One text to say: the key of a text and its arguments. */
public record Line(String key, Map<String, TextArgument> args) {
  public Line {
    args = Map.copyOf(args);
  }

  public static Line of(TextKey key) {
    return new Line(key.id(), Map.of());
  }

  public static Line of(TextKey key, Map<String, TextArgument> args) {
    return new Line(key.id(), args);
  }

  /** A text that belongs to the content (an exercise, an equipment), by its composed key. */
  public static Line content(String key) {
    return new Line(key, Map.of());
  }
}
