package dev.backsafe.understanding;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** At which time of the day calls are wanted. */
public sealed interface When {
  /**
   * As it is written behind a command: "07:00", "~19:00", "evening", "+PT30M", "-PT1H",
   * "=monday@07:00".
   */
  String id();

  /** At that time. */
  record At(LocalTime time) implements When {
    @Override
    public String id() {
      return time.toString();
    }
  }

  /** At that time or twelve hours from it, as nothing said which: "half eight". */
  record Either(LocalTime likelier) implements When {
    @Override
    public String id() {
      return "~" + likelier;
    }
  }

  /** In that part of the day, by its id. */
  record Part(String id) implements When {}

  /** So much later than before, or earlier where it is negative. */
  record Shifted(Duration by) implements When {
    @Override
    public String id() {
      return by.isNegative() ? "-" + by.negated() : "+" + by;
    }
  }

  /** Another on each of these days: a time that is known or nearly so, or a part of the day. */
  record ByDay(Map<DayOfWeek, When> times) implements When {
    public ByDay {
      times = Map.copyOf(times);
    }

    @Override
    public String id() {
      return times.keySet().stream()
          .sorted()
          .map(day -> PauseEnds.id(day) + "@" + Objects.requireNonNull(times.get(day)).id())
          .collect(Collectors.joining(",", "=", ""));
    }

    private static ByDay of(String id) {
      Map<DayOfWeek, When> times = new EnumMap<>(DayOfWeek.class);
      for (String each : id.split(",", -1)) {
        int at = each.indexOf('@');
        When.of(each.substring(at + 1))
            .filter(when -> when instanceof At || when instanceof Either || when instanceof Part)
            .ifPresent(
                when ->
                    times.put(
                        DayOfWeek.valueOf(each.substring(0, at).toUpperCase(Locale.ROOT)), when));
      }
      return new ByDay(times);
    }
  }

  /** What was written so; whether there is such a part of the day is for others to tell. */
  static Optional<When> of(String id) {
    try {
      return Optional.of(
          switch (id.isEmpty() ? ' ' : id.charAt(0)) {
            case '~' -> new Either(LocalTime.parse(id.substring(1)));
            case '=' -> ByDay.of(id.substring(1));
            case '+' -> new Shifted(Duration.parse(id.substring(1)));
            case '-' -> new Shifted(Duration.parse(id.substring(1)).negated());
            default -> Character.isDigit(id.charAt(0)) ? new At(LocalTime.parse(id)) : new Part(id);
          });
    } catch (DateTimeException | IllegalArgumentException | StringIndexOutOfBoundsException no) {
      return Optional.empty();
    }
  }
}
