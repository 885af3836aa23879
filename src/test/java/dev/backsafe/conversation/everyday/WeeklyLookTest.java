package dev.backsafe.conversation.everyday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.everyday.Answers.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyLookTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

  private static Answers answers(String scores) {
    Answers all = Answers.NONE;
    for (String score : scores.split(" ", -1)) {
      all = all.and(Integer.parseInt(score));
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "5 5 5 5, SAME",
    "6 6 5 4, SAME",
    "8 8 6 6, LESS",
    "5 5 4 3, LESS",
    "4 4 4 2, SAME",
    "3 3 2 2, LESS",
    "0 0 0 0, SAME",
    "2 2 3 4, SAME",
    "2 2 4 4, MORE",
    "5 5 1 1 5 5, SAME"
  })
  void onlyARealChangeOfPainIsOne(String scores, Change change) {
    assertThat(answers(scores).ofPain()).isEqualTo(change);
  }

  @ParameterizedTest
  @CsvSource({"3 3 4 5, SAME", "3 3 5 5, MORE", "6 6 4 4, LESS", "6 6 5 4, SAME"})
  void anActivityHasToChangeByTwo(String scores, Change change) {
    assertThat(answers(scores).of()).isEqualTo(change);
  }

  @Test
  void twoWeeksAreComparedWithTwoOthers() {
    assertThat(Arrays.stream(new String[] {"5", "5 5", "5 5 5", "5 5 5 5"}))
        .extracting(scores -> answers(scores).missing())
        .containsExactly(3, 2, 1, 0);
  }

  @Test
  void itIsAskedOnTheSameDayHoweverLateTheLastOneCame() {
    WeeklyLook look = WeeklyLook.NONE.turned(true, MONDAY);
    assertThat(look.after(MONDAY)).isEqualTo(MONDAY.plus(Duration.ofDays(7)));
    assertThat(look.after(MONDAY.plus(Duration.ofDays(8))))
        .isEqualTo(MONDAY.plus(Duration.ofDays(14)));
  }

  @Test
  void whoeverMissesTwoIsAskedEverySecondWeekUntilTheyAnswer() {
    WeeklyLook look = WeeklyLook.NONE.turned(true, MONDAY).asked().asked();
    assertThat(look.after(MONDAY)).isEqualTo(MONDAY.plus(Duration.ofDays(7)));
    assertThat(look.asked().after(MONDAY)).isEqualTo(MONDAY.plus(Duration.ofDays(14)));
    assertThat(look.asked().answered().after(MONDAY)).isEqualTo(MONDAY.plus(Duration.ofDays(7)));
  }

  @Test
  void anotherGoalIsNotComparedWithTheOneBefore() {
    WeeklyLook look = WeeklyLook.NONE.with(Goal.Preset.SOCKS).told(4, 3, null);
    assertThat(look.with(Goal.Preset.SOCKS).ability().count()).isEqualTo(1);
    WeeklyLook other = look.with(new Goal.Own("dance"));
    assertThat(other.ability().count()).isZero();
    assertThat(other.pain().count()).isEqualTo(1);
  }

  @Test
  void whatWasSkippedIsNotNought() {
    WeeklyLook look = WeeklyLook.NONE.told(null, null, 0);
    assertThat(look.pain().count()).isZero();
    assertThat(look.confidence().count()).isEqualTo(1);
  }
}
