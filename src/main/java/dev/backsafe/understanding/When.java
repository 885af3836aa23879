package dev.backsafe.understanding;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** At which time of the day calls are wanted. */
public sealed interface When {
  /** As it is written behind a command: "07:00", "~19:00", "evening", "+PT30M", "-PT1H". */
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

  /** Another on each day. */
  enum Various implements When {
    TIMES;

    @Override
    public String id() {
      return "various";
    }
  }

  /** What was written so; whether there is such a part of the day is for others to tell. */
  static Optional<When> of(String id) {
    try {
      return Optional.of(
          switch (id.isEmpty() ? ' ' : id.charAt(0)) {
            case '~' -> new Either(LocalTime.parse(id.substring(1)));
            case '+' -> new Shifted(Duration.parse(id.substring(1)));
            case '-' -> new Shifted(Duration.parse(id.substring(1)).negated());
            default ->
                Character.isDigit(id.charAt(0))
                    ? new At(LocalTime.parse(id))
                    : id.equals(Various.TIMES.id()) ? Various.TIMES : new Part(id);
          });
    } catch (DateTimeException | StringIndexOutOfBoundsException noTime) {
      return Optional.empty();
    }
  }
}
