package dev.backsafe.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumaneTest {
  private static Humane in(String zone, Hours hours, Quiet quiet) {
    return new Humane(hours, quiet, ZoneId.of(zone), List.of());
  }

  /** Nights in which clocks are put forward, and back. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z",
    "Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T07:00:00Z",
    "America/New_York, 2026-03-08T03:00:00Z, 2026-03-08T12:00:00Z",
    "America/New_York, 2026-11-01T02:00:00Z, 2026-11-01T13:00:00Z",
    "Australia/Sydney, 2026-10-03T12:00:00Z, 2026-10-03T21:00:00Z",
    "Australia/Sydney, 2026-04-04T12:00:00Z, 2026-04-04T22:00:00Z"
  })
  void aNightEndsAtEightByThePersonsClock(String zone, Instant night, Instant morning) {
    Humane humane = in(zone, Hours.ANY, Quiet.DEFAULT);
    assertThat(humane.awake(night)).isEqualTo(morning);
    assertThat(humane.next(night)).isEqualTo(morning);
    assertThat(humane.next(morning.minusMillis(1))).isEqualTo(morning);
    assertThat(humane.next(morning)).isEqualTo(morning);
  }

  @Test
  void anHourThatComesTwiceIsQuietTwice() {
    Quiet untilHalfPastTwo = new Quiet(LocalTime.of(21, 0), LocalTime.of(2, 30));
    Humane humane = in("Europe/Berlin", Hours.ANY, untilHalfPastTwo);
    Instant between = Instant.parse("2026-10-25T00:45:00Z");
    assertThat(humane.next(Instant.parse("2026-10-24T22:00:00Z")))
        .isEqualTo("2026-10-25T00:30:00Z");
    assertThat(humane.next(between)).isEqualTo(between);
    assertThat(humane.next(Instant.parse("2026-10-25T01:10:00Z")))
        .isEqualTo("2026-10-25T01:30:00Z");
  }
}
