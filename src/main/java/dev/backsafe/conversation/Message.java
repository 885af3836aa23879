package dev.backsafe.conversation;

import dev.backsafe.routine.Illustration;
import dev.backsafe.understanding.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the coach says in one go.
 *
 * @param asked the question that it ends with
 * @param options the buttons, offered at {@code step}; may be empty
 * @param picture the variation shown, or null
 */
public record Message(
    Asked asked,
    List<Line> lines,
    List<? extends Option<?>> options,
    long step,
    @Nullable Illustration picture) {
  public Message {
    lines = List.copyOf(lines);
    options = List.copyOf(options);
  }
}
