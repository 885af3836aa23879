package dev.backsafe.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Somebody was there, and awake, from the first thing they wrote to the last. Where it is not known
 * what their clock shows, the hours of their visits are all that is known of their days.
 *
 * @param trained whether there was a session in it: that says more of somebody's day than a word
 */
public record ActivityWindow(Instant from, Instant to, boolean trained) {
  private static final int QUARTER = 15 * 60;
  private static final int QUARTERS = 24 * 60 * 60 / QUARTER;

  /** From 21:00 to 8:00, wherever that may be. */
  private static final int NIGHT = 11 * 4;

  private static final Duration DAY = Duration.ofDays(1);

  /** {@code at} itself, or the next moment that is at this visit's time of the day. */
  Instant again(Instant at) {
    long since = Math.floorMod(Duration.between(from, at).toMillis(), DAY.toMillis());
    boolean within = since <= Duration.between(from, to).toMillis();
    return within ? at : at.plusMillis(DAY.toMillis() - since);
  }

  /**
   * The visit whose time of the day is the least likely to be night. Every beginning that the
   * person's night may have is a reading of their visits; those in which the fewest visits were at
   * night are plausible; and the visit that is at night in the fewest of these is taken, or, where
   * several are, the one nearest to all the others, and of such the newest. One night among days
   * does not count.
   */
  static ActivityWindow usual(List<ActivityWindow> visits) {
    List<Integer> nights =
        IntStream.range(0, QUARTERS).map(from -> broken(visits, from)).boxed().toList();
    int least = nights.stream().min(Comparator.naturalOrder()).orElseThrow();
    int[] plausible = IntStream.range(0, QUARTERS).filter(n -> nights.get(n) == least).toArray();
    return visits.stream()
        .min(
            Comparator.comparingLong(
                    (ActivityWindow v) -> IntStream.of(plausible).filter(v::isInNight).count())
                .thenComparingLong(v -> visits.stream().mapToLong(v::apart).sum())
                .thenComparing(ActivityWindow::from, Comparator.reverseOrder()))
        .orElseThrow();
  }

  /** How many visits were in the night that begins at that quarter of an hour. */
  private static int broken(List<ActivityWindow> visits, int night) {
    return visits.stream().filter(v -> v.isInNight(night)).mapToInt(ActivityWindow::weight).sum();
  }

  private int weight() {
    return trained ? 2 : 1;
  }

  private boolean isInNight(int night) {
    long quarter = Math.floorMod(from.getEpochSecond() / QUARTER - night, (long) QUARTERS);
    return quarter < NIGHT;
  }

  /** How far this time of the day is from another visit's, as far as that one counts. */
  private long apart(ActivityWindow other) {
    long since = Math.floorMod(Duration.between(from, other.from).toMillis(), DAY.toMillis());
    return Math.min(since, DAY.toMillis() - since) * other.weight();
  }
}
