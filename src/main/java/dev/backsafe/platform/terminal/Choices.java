package dev.backsafe.platform.terminal;

import dev.backsafe.platform.Outgoing.Button;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers for buttons. One whose label is a number keeps it, so that whoever types a pain score
 * gets that score; beside numbers, the others get numbers that nobody takes for a score ("11 out of
 * 10" is said), and are shown with letters.
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

  /** How a number is shown to people: 90 and more as letters. */
  static String mark(int number) {
    return number < NO_SCORE
        ? String.valueOf(number)
        : String.valueOf((char) ('a' + number - NO_SCORE));
  }

  /** The button for what was typed: its number or letter, with or without brackets. */
  Optional<Button> typed(String line) {
    String typed = line.strip().replaceAll("^[\\[#]|[\\].)]$", "");
    return number(typed)
        .or(() -> numbered.keySet().stream().filter(n -> mark(n).equals(typed)).findFirst())
        .map(numbered::get);
  }

  private static Optional<Integer> number(String text) {
    return !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }
}
