package dev.backsafe.conversation;

import dev.backsafe.routine.Illustration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the coach says in one go.
 *
 * @param options the buttons, offered at {@code step}; may be empty
 * @param picture the variation shown, or null
 */
public record Message(
    List<Line> lines,
    List<? extends Option<?>> options,
    long step,
    @Nullable Illustration picture) {
  public Message {
    lines = List.copyOf(lines);
    options = List.copyOf(options);
  }
}
