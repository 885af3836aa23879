package dev.backsafe.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the coach says in one go.
 *
 * @param options the buttons, offered at {@code step}; may be empty
 * @param picture the variation shown, as {@code exercise/variation}, or null
 */
public record Message(List<Line> lines, List<Option> options, long step, @Nullable String picture) {
  public Message {
    lines = List.copyOf(lines);
    options = List.copyOf(options);
  }
}
