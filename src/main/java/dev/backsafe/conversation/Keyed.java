package dev.backsafe.conversation;

import java.util.List;
import java.util.Map;

/** A text by its key, in enums for what belongs together. */
public interface Keyed {
  String id();

  /** The names of what stands in it. */
  List<String> args();

  default Line line() {
    return line(Map.of());
  }

  default Line line(Map<String, TextArgument> values) {
    return new Line(id(), values);
  }
}
