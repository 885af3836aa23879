package dev.backsafe.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Somebody was there, and awake, from the first thing they wrote to the last. Where it is not known
 * what their clock shows, the hours of their visits are all that is known of their days.
 *
 * @param trained whether there was a session in it: that says more of somebody's day than a word
 */
public record Visit(Instant from, Instant to, boolean trained) {
  private static final Duration DAY = Duration.ofDays(1);

  /** The length of the day's part in which the person was there. */
  private Duration length() {
    return Duration.between(from, to);
  }

  /** The moment in the day after {@code at}, or {@code at} itself, at which this is lived again. */
  Instant again(Instant at) {
    long since = Math.floorMod(Duration.between(from, at).toMillis(), DAY.toMillis());
    return since <= length().toMillis() ? at : at.plusMillis(DAY.toMillis() - since);
  }

  /** How far this time of the day is from another visit's, which weighs twice with a session. */
  private long apart(Visit other) {
    long since = Math.floorMod(Duration.between(from, other.from).toMillis(), DAY.toMillis());
    return Math.min(since, DAY.toMillis() - since) * (other.trained ? 2 : 1);
  }

  /** The one at the most usual time of the day: one night among days does not count. */
  static Visit usual(List<Visit> visits) {
    return visits.stream()
        .min(Comparator.comparingLong(v -> visits.stream().mapToLong(v::apart).sum()))
        .orElseThrow();
  }
}
