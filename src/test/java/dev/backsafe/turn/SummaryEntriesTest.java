package dev.backsafe.turn;

import static dev.backsafe.turn.SummaryTest.START;
import static dev.backsafe.turn.SummaryTest.page;
import static dev.backsafe.turn.SummaryTest.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page for an appointment says of what, and does not say. */
class SummaryEntriesTest {
  @Test
  void aClinicianIsNeverSaidToHaveClearedWhatStillWaits() {
    List<Fact.Dated> history = new ArrayList<>();
    tell(history, 0, new Fact.PutOnHold(RedFlag.HISTORY));
    assertThat(page(history, START).text()).contains("still held").doesNotContain("had said");
    tell(history, 1, new Fact.PutOnHold(RedFlag.LEGS));
    tell(history, 2, new Fact.TakenBack(RedFlag.LEGS));
    assertThat(page(history, START).text())
        .contains(
            "Both legs, or a weak leg: reported Mar 3. Told to get medical care at once. Then")
        .contains("history: reported Mar 2. Exercises are still held,");
    tell(history, 3, new Fact.Cleared(RedFlag.HISTORY));
    assertThat(page(history, START).text())
        .contains("held until Mar 5, when the person reported that a doctor");
    tell(history, 4, new Fact.PutOnHold(RedFlag.HISTORY));
    tell(history, 5, new Fact.PutOnHold(RedFlag.LEGS));
    tell(history, 6, new Fact.Cleared(RedFlag.LEGS));
    assertThat(page(history, START).text())
        .as("of two that stand, one is asked about, and the answer is for both")
        .doesNotContain("still held");
  }

  @Test
  void scoresOfAGoalThatIsNoMoreAreNotTakenForThoseOfTheNext() {
    List<Fact.Dated> history = new ArrayList<>();
    tell(history, 0, new Fact.GoalSet(new Goal.Own("dance")));
    tell(history, 7, new Fact.WeekTold(4, 2, null));
    tell(history, 8, new Fact.GoalSet(Goal.Preset.SOCKS));
    tell(history, 14, new Fact.WeekTold(4, 9, null));
    assertThat(page(history, START.plus(Duration.ofDays(15))).text())
        .contains("Goal: put on socks")
        .contains("as before the pain: 9 (Mar 16)")
        .doesNotContain("dance", "2 (Mar 9)");
  }

  @Test
  void aLegOnAWalkIsSaidAsItWasToldAndNotAsTingling() {
    List<Fact.Dated> history = new ArrayList<>();
    tell(history, 3, new Fact.LegOnWalkTold());
    tell(history, 3, new Fact.PainReported(null, null, PainKind.TINGLING, null, null));
    assertThat(page(history, START.plus(Duration.ofDays(5))).text())
        .contains("One leg heavy, numb or painful on walking: reported once, last Mar 5")
        .doesNotContain("tingling or numb", "Between sessions");
  }

  @Test
  void whileAHoldStandsThatIsSaidAndAskedFirst() {
    List<Fact.Dated> history = new ArrayList<>();
    tell(history, 0, new Fact.PutOnHold(null));
    tell(history, 1, new Fact.PutOnHold(RedFlag.LEGS));
    String held = page(history, START.plus(Duration.ofDays(5))).text();
    assertThat(held)
        .contains(
            "For this appointment\n"
                + "• Exercises are held since Mar 3: Both legs, or a weak leg. May they")
        .contains("Pain that went on or came back: noticed by the coach from the reports, Mar 2.")
        .doesNotContain("These exercises are fine");
    tell(history, 6, new Fact.Cleared(RedFlag.LEGS));
    assertThat(page(history, START.plus(Duration.ofDays(7))).text())
        .doesNotContain("May they go on")
        .contains("These exercises are fine: yes / no / only with changes");
  }

  @Test
  void adviceToBeSeenStandsFirstUntilAClinicianHasSpoken() {
    List<Fact.Dated> history = new ArrayList<>();
    tell(history, 1, new Fact.Advised());
    assertThat(page(history, START.plus(Duration.ofDays(3))).text())
        .contains("For this appointment\n• Advised on Mar 3 to have the pain looked at");
    tell(history, 4, new Fact.PutOnHold(null));
    tell(history, 5, new Fact.Cleared(null));
    assertThat(page(history, START.plus(Duration.ofDays(6))).text()).doesNotContain("Advised");
    tell(history, 8, new Fact.Advised());
    assertThat(page(history, START.plus(Duration.ofDays(9))).text()).contains("Advised on Mar 10");
  }

  @Test
  void badDaysThatWereTwiceTheSameAreNotCalledBetter() {
    for (Fact.FlareUpEnded.How how : Fact.FlareUpEnded.How.values()) {
      List<Fact.Dated> history = new ArrayList<>();
      tell(history, 0, new Fact.FlareUpBegan());
      tell(history, 4, new Fact.FlareUpEnded(how));
      String text = page(history, START.plus(Duration.ofDays(7))).text();
      assertThat(text).doesNotContain("settled within");
      assertThat(text.contains("Mar 2, better after 4 days"))
          .isEqualTo(how == Fact.FlareUpEnded.How.BETTER);
      assertThat(text.contains("ended after 4 days, better or steady"))
          .as("from before it was told apart")
          .isEqualTo(how == Fact.FlareUpEnded.How.SETTLED);
    }
  }
}
