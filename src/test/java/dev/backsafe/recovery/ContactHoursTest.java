package dev.backsafe.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactHoursTest {
  private static ContactHours in(String zone, PreferredHours hours, QuietHours quiet) {
    return new ContactHours(PreferredTimes.of(hours), quiet, ZoneId.of(zone), List.of());
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
    ContactHours humane = in(zone, PreferredHours.ANY, QuietHours.DEFAULT);
    assertThat(humane.awake(night)).isEqualTo(morning);
    assertThat(humane.next(night)).isEqualTo(morning);
    assertThat(humane.next(morning.minusMillis(1))).isEqualTo(morning);
    assertThat(humane.next(morning)).isEqualTo(morning);
  }

  @Test
  void anHourThatComesTwiceIsQuietTwice() {
    QuietHours untilHalfPastTwo = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30));
    ContactHours humane = in("Europe/Berlin", PreferredHours.ANY, untilHalfPastTwo);
    Instant between = Instant.parse("2026-10-25T00:45:00Z");
    assertThat(humane.next(Instant.parse("2026-10-24T22:00:00Z")))
        .isEqualTo("2026-10-25T00:30:00Z");
    assertThat(humane.next(between)).isEqualTo(between);
    assertThat(humane.next(Instant.parse("2026-10-25T01:10:00Z")))
        .isEqualTo("2026-10-25T01:30:00Z");
  }

  /** Clocks skip half past two, or all of midnight: the night ends when they skip it. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 02:30, 2026-03-28T23:00:00Z, 2026-03-29T01:00:00Z",
    "America/New_York, 02:30, 2026-03-08T05:00:00Z, 2026-03-08T07:00:00Z",
    "Australia/Lord_Howe, 02:15, 2026-10-03T14:00:00Z, 2026-10-03T15:30:00Z",
    "Africa/Cairo, 00:30, 2026-04-23T20:00:00Z, 2026-04-23T22:00:00Z"
  })
  void anHourThatClocksSkipIsOverWhenTheySkipIt(
      String zone, LocalTime until, Instant night, Instant end) {
    ContactHours humane = in(zone, PreferredHours.ANY, new QuietHours(LocalTime.of(21, 0), until));
    assertThat(humane.next(night)).isEqualTo(end);
    assertThat(humane.awake(end)).isEqualTo(end);
    assertThat(humane.next(end.plusSeconds(60))).isEqualTo(end.plusSeconds(60));
    // The next night it is what it says.
    Instant tomorrow = humane.next(night.plusSeconds(86_400));
    assertThat(tomorrow.atZone(ZoneId.of(zone)).toLocalTime()).isEqualTo(until);
  }

  private static ActivityWindow visit(String from, int minutes, boolean trained) {
    Instant at = Instant.parse(from);
    return new ActivityWindow(at, at.plusSeconds(60L * minutes), trained);
  }

  /** Tuesdays in the evening, and on Sundays in the morning. */
  @Test
  void eachDayHasItsOwnTime() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    PreferredTimes times =
        new PreferredTimes(
            PreferredHours.ANY,
            List.of(DayOfWeek.TUESDAY, DayOfWeek.SUNDAY),
            LocalTime.of(19, 30),
            Map.of(DayOfWeek.SUNDAY, LocalTime.of(10, 0)));
    ContactHours humane = new ContactHours(times, QuietHours.DEFAULT, zone, List.of());
    Instant monday = LocalDate.of(2026, 3, 2).atTime(12, 0).atZone(zone).toInstant();

    Instant tuesday = humane.next(monday);
    assertThat(tuesday.atZone(zone).toLocalDateTime())
        .isEqualTo(LocalDate.of(2026, 3, 3).atTime(19, 30));
    assertThat(humane.next(tuesday.plus(Duration.ofHours(4))).atZone(zone).toLocalDateTime())
        .isEqualTo(LocalDate.of(2026, 3, 8).atTime(10, 0));
  }

  @Test
  void whoseClockIsNotKnownIsSpokenToWhenTheyWereThere() {
    ActivityWindow session = visit("2026-03-02T18:00:00Z", 40, true);
    ContactHours humane =
        new ContactHours(PreferredTimes.ANY, QuietHours.DEFAULT, null, List.of(session));
    Instant end = session.to();
    assertThat(humane.next(end.plusSeconds(172_800))).isEqualTo(end.plusSeconds(172_800));
    assertThat(humane.next(Instant.parse("2026-03-04T20:00:00Z")))
        .isEqualTo("2026-03-05T18:00:00Z");
    // Who has just written is awake, so that "in an hour" is in an hour.
    assertThat(humane.awake(end.plusSeconds(3_600))).isEqualTo(end.plusSeconds(3_600));
  }

  @Test
  void oneMessageAtNightDoesNotBringNightReminders() {
    List<ActivityWindow> visits =
        List.of(
            visit("2026-03-02T18:00:00Z", 30, true),
            visit("2026-03-04T17:30:00Z", 30, true),
            visit("2026-03-06T02:00:00Z", 1, false));
    ContactHours humane = new ContactHours(PreferredTimes.ANY, QuietHours.DEFAULT, null, visits);
    for (int hour = 6; hour < 48; hour++) {
      Instant at = Instant.parse("2026-03-06T02:00:00Z").plusSeconds(3_600L * hour);
      assertThat(humane.next(at).atZone(ZoneId.of("UTC")).getHour()).isBetween(17, 18);
    }
    // Nor does one at first, before the days are known.
    ContactHours newcomer =
        new ContactHours(
            PreferredTimes.ANY,
            QuietHours.DEFAULT,
            null,
            List.of(
                visit("2026-03-02T01:00:00Z", 5, false), visit("2026-03-03T15:00:00Z", 30, true)));
    assertThat(newcomer.next(Instant.parse("2026-03-05T01:00:00Z")))
        .isEqualTo("2026-03-05T15:00:00Z");
  }

  @Test
  void ofTwoEqualHoursTheNewerIsTaken() {
    List<ActivityWindow> visits =
        List.of(visit("2026-03-02T07:12:00Z", 0, false), visit("2026-03-03T17:12:00Z", 2, false));
    ContactHours humane = new ContactHours(PreferredTimes.ANY, QuietHours.DEFAULT, null, visits);
    assertThat(humane.next(Instant.parse("2026-03-05T05:00:00Z")))
        .isEqualTo("2026-03-05T17:12:00Z");
  }

  /** Berlin's clocks went back on 25 October 2026, and those of Johannesburg did not. */
  @Test
  void whereAClockMayHaveChangedItIsQuietByBoth() {
    ContactHours unsure =
        new ContactHours(PreferredTimes.ANY, QuietHours.DEFAULT, ZoneOffset.ofHours(2), List.of());
    Instant before = Instant.parse("2026-10-24T06:30:00Z");
    assertThat(unsure.next(before)).isEqualTo(before);
    assertThat(unsure.next(Instant.parse("2026-10-25T06:30:00Z")))
        .isEqualTo(Instant.parse("2026-10-25T07:00:00Z"));
    assertThat(unsure.awake(Instant.parse("2026-10-25T06:30:00Z")))
        .isEqualTo(Instant.parse("2026-10-25T07:00:00Z"));
    assertThat(unsure.asleep(Instant.parse("2026-10-25T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-10-25T19:00:00Z"));
    // Whoever has not mended it after two weeks is where clocks stay.
    Instant later = Instant.parse("2026-11-12T06:30:00Z");
    assertThat(unsure.next(later)).isEqualTo(later);
  }
}
