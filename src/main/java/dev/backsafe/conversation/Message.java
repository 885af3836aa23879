package dev.backsafe.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the coach says in one go.
 *
 * @param options the buttons, offered at {@code step}; may be empty
 * @param picture the variation shown, as {@code exercise/variation}, with {@link #STILL} at its end
 *     for a picture that does not move; or null
 */
public record Message(
    List<Line> lines, List<? extends Option<?>> options, long step, @Nullable String picture) {
  public static final String STILL = "/still";

  public Message {
    lines = List.copyOf(lines);
    options = List.copyOf(options);
  }
}
