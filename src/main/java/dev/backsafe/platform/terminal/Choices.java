package dev.backsafe.platform.terminal;

import dev.backsafe.platform.Outgoing.Button;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers for buttons. One whose label is a number keeps it, so that whoever types a pain score
 * gets that score; beside numbers, the others get numbers that nobody takes for a score.
 */
record Choices(Map<Integer, Button> numbered) {
  private static final int NO_SCORE = 90;

  static Choices of(List<Button> buttons) {
    Map<Integer, Button> numbered = new LinkedHashMap<>();
    int next = buttons.stream().anyMatch(b -> number(b.label()).isPresent()) ? NO_SCORE : 1;
    for (Button button : buttons) {
      Optional<Integer> own = number(button.label());
      numbered.put(own.orElse(next), button);
      next += own.isPresent() ? 0 : 1;
    }
    return new Choices(numbered);
  }

  /** The button for what was typed: its number, with or without brackets. */
  Optional<Button> typed(String line) {
    return number(line.strip().replaceAll("^[\\[#]|[\\].)]$", "")).map(numbered::get);
  }

  private static Optional<Integer> number(String text) {
    return !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }
}
