package dev.backsafe.conversation.reminder;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.PreferredTimes;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Some days more or fewer leave the others as they were. */
class ReminderWishTest {
  private static final PreferredTimes TUESDAY_AND_FRIDAY =
      new PreferredTimes(PreferredHours.ANY, List.of(TUESDAY, FRIDAY), LocalTime.of(17, 0));

  private static PreferredTimes changed(PreferredTimes before, String wish) {
    return wish(wish).changing(before);
  }

  private static ReminderWish.Times wish(String wish) {
    return (ReminderWish.Times) ReminderWish.parse("at " + wish);
  }

  private static List<DayOfWeek> days(String wish) {
    return changed(TUESDAY_AND_FRIDAY, wish).days();
  }

  @Test
  void oneDayInThePlaceOfAnotherKeepsTheRest() {
    assertThat(days("-tuesday+wednesday")).containsExactly(WEDNESDAY, FRIDAY);
    assertThat(changed(TUESDAY_AND_FRIDAY, "-tuesday+wednesday").at())
        .isEqualTo(LocalTime.of(17, 0));
    assertThat(changed(TUESDAY_AND_FRIDAY, "-tuesday+wednesday 20:00").at())
        .isEqualTo(LocalTime.of(20, 0));
    assertThat(changed(TUESDAY_AND_FRIDAY, "+sunday evening").hours())
        .isEqualTo(PreferredHours.EVENING);
  }

  @Test
  void aDayMoreOrLessIsNoMoreThanThat() {
    assertThat(days("+sunday")).containsExactly(TUESDAY, FRIDAY, SUNDAY);
    assertThat(days("-friday")).containsExactly(TUESDAY);
    assertThat(days("wednesday")).containsExactly(WEDNESDAY);
  }

  @Test
  void eachDayMayHaveATimeOfItsOwn() {
    PreferredTimes times =
        changed(TUESDAY_AND_FRIDAY, "tuesday+sunday =tuesday@19:30,sunday@~10:00");
    assertThat(times.days()).containsExactly(TUESDAY, SUNDAY);
    assertThat(times.on(TUESDAY)).isEqualTo(LocalTime.of(19, 30));
    assertThat(times.on(SUNDAY)).isEqualTo(LocalTime.of(10, 0));
    assertThat(changed(times, "+PT30M").on(SUNDAY)).isEqualTo(LocalTime.of(10, 30));
    assertThat(changed(times, "18:00").times()).containsExactly(LocalTime.of(18, 0));
    assertThat(changed(times, "-sunday").times()).containsExactly(LocalTime.of(19, 30));
  }

  @Test
  void whereAnyDayIsGoodItIsThatDayOrAllTheOthers() {
    assertThat(changed(PreferredTimes.ANY, "-tuesday+wednesday").days()).containsExactly(WEDNESDAY);
    assertThat(changed(PreferredTimes.ANY, "-friday").days()).hasSize(6).doesNotContain(FRIDAY);
    assertThat(changed(PreferredTimes.ANY, "+sunday")).isEqualTo(PreferredTimes.ANY);
  }

  @Test
  void noDayAtAllIsNotAnyDay() {
    ReminderWish.Days none = (ReminderWish.Days) wish("-tuesday-friday");
    assertThat(none.leavesNone(TUESDAY_AND_FRIDAY)).isTrue();
    assertThat(none.leavesNone(PreferredTimes.ANY)).isFalse();
  }

  @Test
  void wordsThatNobodyKnowsChangeNothing() {
    for (String words : List.of("at", "at +sunday noon", "at -friday 25:00", "at tomorrow at 5")) {
      assertThat(ReminderWish.parse(words)).isInstanceOf(ReminderWish.Unclear.class);
    }
  }
}
