package dev.backsafe.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.recovery.TrainingGate.Closed;
import dev.backsafe.recovery.TrainingGate.Open;
import dev.backsafe.recovery.TrainingGate.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

  private static Instant after(int hours) {
    return MONDAY.plus(Duration.ofHours(hours));
  }

  @Test
  void restIsFortyEightHoursToTheSecond() {
    Instant end = MONDAY.plusSeconds(172_800);
    assertThat(Recovery.gate(List.of(MONDAY), null, end.minusSeconds(1)))
        .isEqualTo(new Closed(end, Reason.RECOVERY));
    assertThat(Recovery.gate(List.of(MONDAY), null, end)).isEqualTo(new Open());
  }

  @Test
  void daylightSavingDoesNotShortenRest() {
    // Clocks in Berlin go forward in the night to 29 March 2026.
    Instant saturday = Instant.parse("2026-03-28T10:00:00Z");
    assertThat(Recovery.gate(List.of(saturday), null, Instant.parse("2026-03-30T09:59:59Z")))
        .isInstanceOf(Closed.class);
  }

  @Test
  void threeSessionsInSevenDaysAreTheMost() {
    List<Instant> ends = List.of(MONDAY, after(48), after(96));
    assertThat(Recovery.gate(ends, null, after(144)))
        .isEqualTo(new Closed(after(168), Reason.WEEKLY_CAP));
    assertThat(Recovery.gate(ends, null, after(168))).isEqualTo(new Open());
    assertThat(Recovery.gate(ends.subList(1, 3), null, after(144))).isEqualTo(new Open());
  }

  @Test
  void painPostpones() {
    assertThat(Recovery.gate(List.of(), after(48), MONDAY))
        .isEqualTo(new Closed(after(48), Reason.PAIN));
    assertThat(Recovery.gate(List.of(), null, MONDAY)).isEqualTo(new Open());
  }

  @Test
  void aClockThatWasSetBackOpensNothing() {
    assertThat(Recovery.gate(List.of(MONDAY), null, MONDAY.minusSeconds(3600)))
        .isInstanceOf(Closed.class);
  }

  @Test
  void whatFallsDueAtNightWaitsForTheMorning() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant night = Instant.parse("2026-03-02T22:30:00Z");
    ContactHours humane =
        new ContactHours(PreferredTimes.ANY, QuietHours.DEFAULT, berlin, List.of());
    assertThat(humane.next(night)).isEqualTo(Instant.parse("2026-03-03T07:00:00Z"));
    assertThat(PreferredTimes.of(PreferredHours.EVENING).next(night, berlin))
        .isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
    assertThat(PreferredTimes.ANY.next(MONDAY, berlin)).isEqualTo(MONDAY);
    assertThat(PreferredTimes.of(PreferredHours.MIDDAY).next(MONDAY, berlin))
        .isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
  }
}
