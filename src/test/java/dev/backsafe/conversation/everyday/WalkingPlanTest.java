package dev.backsafe.conversation.everyday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkingPlanTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

  private static Instant week(int weeks) {
    return MONDAY.plus(Duration.ofDays(7L * weeks));
  }

  private static WalkingPlan walked(WalkingPlan plan, int times) {
    WalkingPlan all = plan;
    for (int i = 0; i < times; i++) {
      all = all.walked();
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "10, 8", "15, 12", "20, 16", "30, 24"})
  void itBeginsWithLessThanWhatIsComfortable(int comfortable, int minutes) {
    WalkingPlan plan = WalkingPlan.from(comfortable, MONDAY);
    assertThat(plan.minutes()).isEqualTo(minutes);
    assertThat(plan.aWeek()).isEqualTo(3);
  }

  @Test
  void goodWeeksLeadToHalfAnHourFiveTimesAndNoFurther() {
    WalkingPlan plan = WalkingPlan.from(10, MONDAY);
    List<String> weeks = new ArrayList<>();
    for (int i = 1; i <= 14; i++) {
      plan = walked(plan, 3).at(week(i));
      weeks.add(plan.aWeek() + "x" + plan.minutes());
    }
    assertThat(weeks)
        .containsExactly(
            "3x10", "3x12", "3x14", "4x16", "4x18", "4x20", "4x22", "5x24", "5x26", "5x29", "5x30",
            "5x30", "5x30", "5x30");
  }

  @Test
  void aWeekWithFewerWalksAddsNothing() {
    WalkingPlan plan = walked(WalkingPlan.from(20, MONDAY), 2).at(week(1));
    assertThat(plan.minutes()).isEqualTo(16);
    assertThat(plan.walks()).isZero();
  }

  @Test
  void whatWasWorseGoesBackToWhatWasEasyAndThatWeekAddsNothing() {
    WalkingPlan plan = walked(WalkingPlan.from(20, MONDAY), 3).at(week(1));
    assertThat(plan.minutes()).isEqualTo(18);
    WalkingPlan worse = walked(plan, 3).worsened();
    assertThat(worse.minutes()).isEqualTo(16);
    assertThat(worse.at(week(2)).minutes()).isEqualTo(16);
    assertThat(worse.worsened().minutes()).as("and again").isEqualTo(14);
    assertThat(walked(worse.at(week(2)), 3).at(week(3)).minutes()).isEqualTo(18);
  }

  @Test
  void neverShorterThanFiveMinutes() {
    WalkingPlan plan = WalkingPlan.from(5, MONDAY);
    assertThat(plan.worsened().worsened().minutes()).isEqualTo(5);
  }

  @Test
  void weeksAwayTakeNothingAwayAndAddNothing() {
    assertThat(WalkingPlan.from(20, MONDAY).at(week(9)).minutes()).isEqualTo(16);
    assertThat(WalkingPlan.NONE.at(week(9))).isEqualTo(WalkingPlan.NONE);
    assertThat(WalkingPlan.NONE.walked()).isEqualTo(WalkingPlan.NONE);
  }
}
