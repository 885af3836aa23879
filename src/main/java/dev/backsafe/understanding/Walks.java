package dev.backsafe.understanding;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A walk that was done: "walked 20", "20 minutes walk done", "went for a walk of half an hour". */
final class Walks {
  private static final String WALKED = "walked";
  private static final String WALK = "walk";
  private static final String AROUND = "walk-around";
  private static final String MINUTES = "minute-unit";
  private static final String HOURS = "hour-unit";
  private static final String HALF_HOUR = "half-hour";
  private static final String AN_HOUR = "an-hour";

  /** Groups of words that tell it. */
  static final Set<String> GROUPS =
      Set.of(WALKED, WALK, AROUND, MINUTES, HOURS, HALF_HOUR, AN_HOUR);

  private static final int HOUR = 60;

  /** A longer one is more likely a slip. */
  private static final int LONGEST = 300;

  private final Heard heard;
  private final Map<String, Integer> numbers;

  /** How long it was, and where that is said. */
  record Walk(int minutes, BitSet places) {}

  Walks(Heard heard, Map<String, Integer> numbers) {
    this.heard = heard;
    this.numbers = numbers;
  }

  /** The walk that a text tells of; empty where it tells of none, or not how long it was. */
  Optional<Walk> done() {
    boolean walked = !heard.at(WALKED).isEmpty();
    boolean walk = !heard.at(WALK).isEmpty();
    for (int at = 0; at < heard.message().size(); at++) {
      Length length = length(at);
      if (length != null && (walked || (walk && length.unit()))) {
        BitSet places = new BitSet();
        places.set(at, length.end());
        Set.of(WALKED, WALK, AROUND).forEach(group -> mark(group, places));
        return length.minutes() >= 1 && length.minutes() <= LONGEST
            ? Optional.of(new Walk(length.minutes(), places))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The first stretch of time that is said with its unit, in minutes. */
  Optional<Integer> span() {
    return span(new BitSet());
  }

  /** The same, but for such as begin there. */
  Optional<Integer> span(BitSet others) {
    return IntStream.range(0, heard.message().size())
        .filter(at -> !others.get(at))
        .mapToObj(this::length)
        .filter(length -> length != null && length.unit())
        .findFirst()
        .map(Length::minutes);
  }

  private record Length(int minutes, int end, boolean unit) {}

  private @Nullable Length length(int at) {
    if (heard.end(HALF_HOUR, at) > 0) {
      return new Length(HOUR / 2, heard.end(HALF_HOUR, at), true);
    }
    if (heard.end(AN_HOUR, at) > 0) {
      return new Length(HOUR, heard.end(AN_HOUR, at), true);
    }
    int number = number(at);
    if (number < 0) {
      return null;
    }
    int minutes = heard.end(MINUTES, at + 1);
    int hours = heard.end(HOURS, at + 1);
    return hours > 0
        ? new Length(number * HOUR, hours, true)
        : new Length(number, Math.max(at + 1, minutes), minutes > 0);
  }

  private int number(int at) {
    String typed = heard.message().tokens().get(at).surface();
    return typed.matches("[0-9]{1,3}")
        ? Integer.parseInt(typed)
        : numbers.getOrDefault(heard.message().tokens().get(at).word(), -1);
  }

  private void mark(String group, BitSet places) {
    for (int at = 0; at < heard.message().size(); at++) {
      int end = heard.end(group, at);
      if (end > 0) {
        places.set(at, end);
      }
    }
  }
}
