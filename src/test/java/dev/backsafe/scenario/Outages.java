package dev.backsafe.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When the bot was not there to do anything. */
final class Outages {
  private record Outage(Instant from, Instant to) {}

  private final List<Outage> all = new ArrayList<>();

  void add(Instant from, Instant to) {
    all.add(new Outage(from, to));
  }

  /** How long the bot was away about that time. */
  Duration around(Instant at, Duration span) {
    return all.stream()
        .filter(o -> o.from.isBefore(at.plus(span)) && o.to.isAfter(at.minus(span)))
        .map(o -> Duration.between(o.from, o.to))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** {@code at} itself, or when that time out began of which it is the end. */
  Instant before(Instant at) {
    return all.stream().filter(o -> o.to.equals(at)).map(Outage::from).findFirst().orElse(at);
  }

  /** {@code at} itself, or when the bot was back. */
  Instant over(Instant at) {
    Instant up = at;
    for (Outage outage : all) {
      if (!up.isBefore(outage.from) && up.isBefore(outage.to)) {
        up = outage.to;
      }
    }
    return up;
  }
}
