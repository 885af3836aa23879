package dev.backsafe.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {
  @ParameterizedTest
  @CsvSource({
    "14:35, 14:35",
    "9:05, 09:05",
    "2:35 pm, 14:35",
    "2.35 p.m., 14:35",
    "9am, 09:00",
    "12 am, 00:00",
    "12:10PM, 12:10",
    "' 0:15 ', 00:15",
    "23:59, 23:59"
  })
  void readsTimesAsPeopleWriteThem(String text, LocalTime time) {
    assertThat(WallClock.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "9", "25:00", "12:60", "0 pm", "13 pm", "nine", "1:2:3", "-1:00", "am", "10:5x"
      })
  void whatIsNoTimeIsNotGuessed(String text) {
    assertThat(WallClock.parse(text)).isEmpty();
  }

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
}
