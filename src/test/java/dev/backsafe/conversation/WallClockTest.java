package dev.backsafe.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WallClockTest {
  @Test
  void findsTheOffsetToTheQuarterHour() {
    Instant now = Instant.parse("2026-03-02T08:00:00Z");
    assertThat(WallClock.zone(LocalTime.of(9, 2), now)).isEqualTo(ZoneOffset.ofHours(1));
    assertThat(WallClock.zone(LocalTime.of(7, 58), now)).isEqualTo(ZoneOffset.UTC);
    assertThat(WallClock.zone(LocalTime.of(13, 31), now))
        .isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
    assertThat(WallClock.zone(LocalTime.of(0, 1), now)).isEqualTo(ZoneOffset.ofHours(-8));
    assertThat(WallClock.zone(LocalTime.of(21, 0), now.plusSeconds(0)))
        .isEqualTo(ZoneOffset.ofHours(-11));
  }

  /**
   * Newfoundland alone is two and a half hours behind in summer, and three and a half in winter.
   */
  @Test
  void findsTheZoneWhereAllItsPlacesChangeTheirClocksAlike() {
    Instant summer = Instant.parse("2026-07-01T12:00:00Z");
    assertThat(WallClock.zone(LocalTime.of(9, 30), summer))
        .isEqualTo(ZoneId.of("America/St_Johns"));
    assertThat(WallClock.zone(LocalTime.of(17, 30), summer))
        .isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
    assertThat(WallClock.zone(LocalTime.of(14, 0), summer)).isEqualTo(ZoneOffset.ofHours(2));
  }
}
