package dev.backsafe.conversation.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Morning;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlareTest {
  private static final Instant BEGAN = Instant.parse("2026-03-02T08:00:00Z");

  private static Instant day(int days) {
    return BEGAN.plus(Duration.ofDays(days));
  }

  @Test
  void theFirstDayIsForRestAndTheNextOneAsks() {
    Flare flare = Flare.begun(BEGAN);
    assertThat(flare.isFirstDay(BEGAN.plus(Duration.ofHours(12)))).isTrue();
    assertThat(flare.asks(BEGAN.plus(Duration.ofHours(6)))).isFalse();
    assertThat(flare.asks(BEGAN.plus(Duration.ofHours(11)))).as("evening, morning").isTrue();
    assertThat(flare.isFirstDay(day(1))).isFalse();
    assertThat(flare.asks(day(1))).isTrue();
    assertThat(flare.told(Morning.SAME, day(1)).asks(day(1).plus(Duration.ofHours(2)))).isFalse();
  }

  @Test
  void betterEndsItAndSoDoesTwiceTheSame() {
    Flare flare = Flare.begun(BEGAN);
    assertThat(flare.told(Morning.BETTER, day(1)).isSettled(Morning.BETTER)).isTrue();
    Flare once = flare.told(Morning.SAME, day(1));
    assertThat(once.isSettled(Morning.SAME)).isFalse();
    assertThat(once.told(Morning.SAME, day(2)).isSettled(Morning.SAME)).isTrue();
    Flare worseBetween = once.told(Morning.WORSE, day(2)).told(Morning.SAME, day(3));
    assertThat(worseBetween.isSettled(Morning.SAME)).isFalse();
  }

  @Test
  void worseOnTwoDaysRunningIsForAClinician() {
    Flare once = Flare.begun(BEGAN).told(Morning.WORSE, day(1));
    assertThat(once.isForClinician(day(1))).isFalse();
    assertThat(once.told(Morning.WORSE, day(1).plus(Duration.ofHours(1))).isForClinician(day(1)))
        .as("twice on one day")
        .isFalse();
    assertThat(once.told(Morning.WORSE, day(2)).isForClinician(day(2))).isTrue();
    Flare sameBetween = once.told(Morning.SAME, day(2)).told(Morning.WORSE, day(3));
    assertThat(sameBetween.isForClinician(day(3))).isFalse();
  }

  @Test
  void whoeverDoesNotAnswerIsAskedOnThreeMorningsAndThenEveryThirdDay() {
    for (int hour : new int[] {0, 12}) { // Told in the morning, or in the evening.
      Flare flare = Flare.begun(BEGAN.plus(Duration.ofHours(hour)));
      assertThat(flare.askedAfter(day(1))).isEqualTo(day(1));
      assertThat(flare.askedAfter(day(2))).isEqualTo(day(2));
      assertThat(flare.askedAfter(day(3))).isEqualTo(day(5));
      assertThat(flare.askedAfter(day(6))).isEqualTo(day(8));
      Flare told = flare.told(Morning.WORSE, day(6));
      assertThat(told.askedAfter(day(7))).isEqualTo(day(7));
    }
  }

  @Test
  void soIsWhatHasNotGotBetterInTwoWeeks() {
    assertThat(Flare.begun(BEGAN).isForClinician(day(13))).isFalse();
    assertThat(Flare.begun(BEGAN).isForClinician(day(14))).isTrue();
  }
}
