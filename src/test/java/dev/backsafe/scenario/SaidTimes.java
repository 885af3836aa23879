package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** When somebody was reminded: at most once a day and four times a week, all kinds together. */
final class SaidTimes {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int A_WEEK = 4;

  private final ZoneId zone;
  private final List<Instant> times = new ArrayList<>();

  SaidTimes(ZoneId zone) {
    this.zone = zone;
  }

  void add(Instant at) {
    times.add(at);
  }

  /** The bot does not know whether the last one has come. */
  void unsure() {
    if (!times.isEmpty()) {
      times.removeLast();
    }
  }

  /** The first moment from then on at which one more is not one too many. */
  Instant free(Instant at) {
    Instant week = times.size() < A_WEEK ? at : fourthLast().plus(WEEK);
    Instant free = week.isAfter(at) ? week : at;
    boolean sameDay = times.stream().anyMatch(s -> day(s).equals(day(free)));
    return sameDay ? day(free).plusDays(1).atStartOfDay(zone).toInstant() : free;
  }

  private Instant fourthLast() {
    return times.get(times.size() - A_WEEK);
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /**
   * One more may come now.
   *
   * @param daily whether one a day is the most, as it is where it was not asked for at its hour
   */
  void isSparse(Instant now, boolean daily, String as) {
    if (daily) {
      assertThat(times).as("two on one day: %s", as).noneMatch(s -> day(s).equals(day(now)));
    }
    if (times.size() >= A_WEEK) {
      assertThat(now).as("five in a week: %s", as).isAfterOrEqualTo(fourthLast().plus(WEEK));
    }
  }
}
