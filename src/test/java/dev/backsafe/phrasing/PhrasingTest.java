package dev.backsafe.phrasing;

import static dev.backsafe.harness.DirectBench.LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextArgument.Moment;
import dev.backsafe.conversation.TextKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How moments and times of the day are written where somebody is. */
class PhrasingTest {
  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final Phrasing phrasing = new Phrasing(LIBRARY.texts(), LIBRARY.helpLines());

  private String until(TextArgument moment, String zone) {
    return phrasing.say(
        Line.of(TextKey.REMINDER_SNOOZED, Map.of("until", moment)),
        new Voice("en", ZoneId.of(zone)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Europe/London    | 2 | Wed 08:00
          Europe/London    | 7 | Mon 9 Mar, 08:00
          America/New_York | 2 | Wed 3:00 AM
          America/New_York | 7 | Mon, Mar 9, 4:00 AM
          """)
  void aDayThatMayBeTakenForAnotherHasItsDate(String zone, int days, String said) {
    Moment then = Moment.from(NOW, NOW.plus(Duration.ofDays(days)));
    assertThat(until(then, zone)).isEqualTo("All right. I'll write again " + said + ".");
  }

  @ParameterizedTest
  @CsvSource({"Europe/Berlin, 19:30", "America/New_York, 7:30 PM"})
  void aTimeOfTheDayIsWrittenAsMomentsAre(String zone, String said) {
    assertThat(until(new TextArgument.TimeOfDay(LocalTime.of(19, 30)), zone)).contains(said);
  }
}
