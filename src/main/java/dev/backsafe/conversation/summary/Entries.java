package dev.backsafe.conversation.summary;

import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextArgument.Count;
import dev.backsafe.conversation.TextArgument.Words;
import dev.backsafe.conversation.summary.Summary.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The entries of a section, while they are written. */
final class Entries {
  /** A row of numbers is read at a glance up to here: twelve weeks (programme facts, section 9). */
  static final int MOST_NUMBERS = 12;

  /** A date that is further back needs its year. */
  private static final Duration THIS_YEAR = Duration.ofDays(300);

  private final Instant now;
  private final List<Entry> entries = new ArrayList<>();

  Entries(Instant now) {
    this.now = now;
  }

  List<Entry> all() {
    return List.copyOf(entries);
  }

  Entries add(SummaryKey key) {
    return add(key.line());
  }

  Entries add(SummaryKey key, Map<String, TextArgument> args) {
    return add(key.line(args));
  }

  Entries add(Line line) {
    entries.add(new Entry(line, false));
    return this;
  }

  /** Leaves room behind it. */
  Entries open(SummaryKey key) {
    return open(key.line());
  }

  Entries open(Line line) {
    entries.add(new Entry(line, true));
    return this;
  }

  TextArgument day(Instant at) {
    return at.isBefore(now.minus(THIS_YEAR))
        ? new TextArgument.Day(at)
        : new TextArgument.ShortDay(at);
  }

  static TextArgument count(List<?> all, Object one) {
    return new Count(Collections.frequency(all, one));
  }

  /** "once", "3 times". */
  static TextArgument times(long count) {
    return new Words(SummaryKey.TIMES.line(Map.of("count", new Count(count))));
  }

  /** The last of some numbers, one behind the other, and how many they are. */
  static Map<String, TextArgument> row(List<? extends Number> numbers) {
    int count = Math.min(MOST_NUMBERS, numbers.size());
    String row =
        numbers.subList(numbers.size() - count, numbers.size()).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    return Map.of("count", new Count(count), "row", new TextArgument.Verbatim(row));
  }
}
