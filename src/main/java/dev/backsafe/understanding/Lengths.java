package dev.backsafe.understanding;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stretches of time as people write them: "20 minutes", "half an hour", "an hour and a half". */
record Lengths(Heard heard, Map<String, Integer> numbers) {
  private static final String MINUTES = "minute-unit";
  private static final String HOURS = "hour-unit";
  private static final String QUARTER_HOUR = "quarter-hour";
  private static final String HALF_HOUR = "half-hour";
  private static final String AN_HOUR = "an-hour";
  private static final String AND_A_HALF = "and-a-half";

  /** Groups of words that tell it. */
  static final Set<String> GROUPS =
      Set.of(MINUTES, HOURS, QUARTER_HOUR, HALF_HOUR, AN_HOUR, AND_A_HALF);

  private static final int HOUR = 60;

  /**
   * A length that stands in a text.
   *
   * @param to right behind it
   * @param unit whether it is said what it is counted in; else it is minutes
   */
  record Length(int minutes, int to, boolean unit) {}

  /** The length that begins there. */
  @Nullable Length at(int at) {
    if (heard.end(QUARTER_HOUR, at) > 0) {
      return new Length(HOUR / 4, heard.end(QUARTER_HOUR, at), true);
    }
    if (heard.end(HALF_HOUR, at) > 0) {
      return new Length(HOUR / 2, heard.end(HALF_HOUR, at), true);
    }
    if (heard.end(AN_HOUR, at) > 0) {
      return hours(1, heard.end(AN_HOUR, at));
    }
    int number = number(at);
    if (number < 0) {
      return null;
    }
    int minutes = heard.end(MINUTES, at + 1);
    int half = heard.end(AND_A_HALF, at + 1);
    int hours = heard.end(HOURS, half > 0 ? half : at + 1);
    if (half > 0 && hours > 0) {
      return new Length(number * HOUR + HOUR / 2, hours, true);
    }
    return hours > 0
        ? hours(number, hours)
        : new Length(number, Math.max(at + 1, minutes), minutes > 0);
  }

  private Length hours(int hours, int to) {
    int half = heard.end(AND_A_HALF, to);
    return half > 0
        ? new Length(hours * HOUR + HOUR / 2, half, true)
        : new Length(hours * HOUR, to, true);
  }

  private int number(int at) {
    Token token = heard.message().tokens().get(at);
    String typed = token.surface();
    return typed.matches("[0-9]{1,3}")
        ? Integer.parseInt(typed)
        : numbers.getOrDefault(token.word(), -1);
  }
}
