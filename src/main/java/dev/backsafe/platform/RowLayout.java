package dev.backsafe.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Buttons in rows that a telephone shows as they are put: as few as fit, and none much longer than
 * another, so that they line up. Numbers are a scale, which stands by itself.
 *
 * @param width how many letters fit in a row, the edges of its buttons counted with them
 * @param edges what the edges of a button take, in letters
 * @param most how many buttons a row may have
 * @param even whether all buttons of a row are shown as wide as the widest
 */
public record RowLayout(int width, int edges, int most, boolean even) {
  /** Before what is chosen, such as "✓ Mon": a sign that is no letter, and a space. */
  private static final Pattern MARK = Pattern.compile("^[^\\p{L}\\p{N}] ");

  public <T> List<List<T>> rows(List<T> buttons, Function<? super T, String> label) {
    // Each keeps room for the mark: otherwise rows would change under a thumb that chooses several.
    boolean marked = buttons.stream().map(label).anyMatch(RowLayout::isMarked);
    return split(buttons, marked ? label.andThen(RowLayout::marked) : label);
  }

  private static boolean isMarked(String label) {
    return MARK.matcher(label).find();
  }

  private static String marked(String label) {
    return isMarked(label) ? label : "✓ " + label;
  }

  private <T> List<List<T>> split(List<T> buttons, Function<? super T, String> label) {
    List<List<T>> rows = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= buttons.size(); i++) {
      if (i == buttons.size()
          || isNumber(label.apply(buttons.get(i))) != isNumber(label.apply(buttons.get(from)))) {
        rows.addAll(linedUp(buttons.subList(from, i), label));
        from = i;
      }
    }
    return rows;
  }

  private static boolean isNumber(String label) {
    return label.chars().allMatch(Character::isDigit);
  }

  private <T> List<List<T>> linedUp(List<T> buttons, Function<? super T, String> label) {
    List<List<T>> fewest = filled(buttons, label, most);
    for (int shorter = 1; shorter < most; shorter++) {
      List<List<T>> rows = filled(buttons, label, shorter);
      if (rows.size() == fewest.size()) {
        return rows;
      }
    }
    return fewest;
  }

  private <T> List<List<T>> filled(
      List<T> buttons, Function<? super T, String> label, int longest) {
    List<List<T>> rows = new ArrayList<>();
    int widest = 0;
    int sum = 0;
    for (T button : buttons) {
      int own = label.apply(button).length() + edges;
      widest = Math.max(widest, own);
      sum += own;
      int count = rows.isEmpty() ? 0 : rows.getLast().size();
      int taken = even ? widest * (count + 1) : sum;
      if (count == 0 || count == longest || taken > width) {
        rows.add(new ArrayList<>());
        widest = own;
        sum = own;
      }
      rows.getLast().add(button);
    }
    return rows;
  }
}
