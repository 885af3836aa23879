package dev.backsafe.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as what. */
class PersonOutcomeTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T08:00:00Z");

  private static Instant day(double day) {
    return FIRST.plusSeconds(Math.round(day * Duration.ofDays(1).toSeconds()));
  }

  private static Fact session(double day) {
    return new Fact.SessionEnded(Ending.COMPLETED, day(day), 6, 6, false);
  }

  private static Fact after(int score) {
    return new Fact.BackTold(score, true);
  }

  private static PersonOutcome outcome(double today, Fact... facts) {
    List<Fact> all = new ArrayList<>(List.of(new Fact.Consented()));
    all.addAll(Arrays.asList(facts));
    return PersonOutcome.of(
        all.stream().map(fact -> new Fact.Dated(FIRST, fact)).toList(), day(today));
  }

  private static Set<Group> groups(double today, Fact... facts) {
    return outcome(today, facts).groups();
  }

  @Test
  void whoDidNothingHasNotStarted() {
    assertThat(groups(99)).containsExactly(Group.ENROLLED);
    Fact nothing = new Fact.SessionEnded(Ending.STOPPED, FIRST, 0, 6, false);
    assertThat(groups(99, nothing)).containsExactly(Group.ENROLLED);
    Fact stoppedByPain = new Fact.SessionEnded(Ending.STOPPED, FIRST, 0, 6, true);
    assertThat(groups(9, stoppedByPain)).contains(Group.STARTED);
    assertThat(groups(9, session(0), new Fact.SessionReopened())).doesNotContain(Group.STARTED);
  }

  /** The last session is on a day; the other is the first. */
  @ParameterizedTest
  @CsvSource({
    "15.9, 30, 30, false", "16, 30, 30, true", "200, 30, 300, true",
    "167.9, 182, 200, false", "168, 182, 200, true", "350.9, 365, 400, false",
    "351, 365, 365, true",
  })
  void stillTrainingAtAMarkIsASessionInTheTwoWeeksBeforeItOrLater(
      double last, int mark, double today, boolean training) {
    Set<Group> groups = groups(today, session(0), session(last));
    assertThat(groups).contains(Group.valueOf("REACHED_" + mark));
    assertThat(groups.contains(Group.valueOf("TRAINING_" + mark))).isEqualTo(training);
  }

  @Test
  void aMarkThatIsAheadCountsForNothing() {
    assertThat(groups(29.9, session(0), session(29)))
        .containsExactlyInAnyOrder(Group.ENROLLED, Group.STARTED);
  }

  @Test
  void sessionsAWeekAreThoseBetweenTheFirstAndTheLast() {
    assertThat(outcome(40, session(0), session(7), session(14), session(21)).sessionsAWeek())
        .isEqualTo(1);
    assertThat(outcome(40, session(0), session(2)).sessionsAWeek()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "6 6 4 4, LESS_PAIN", "3 3 9 2 2, LESS_PAIN", "6 5 5 3, SAME_PAIN", "6 6 5 3, LESS_PAIN",
    "0 0 0 0, SAME_PAIN", "2 2 4 4, MORE_PAIN", "2 2 4 3, SAME_PAIN", "5 5 4 3, LESS_PAIN",
    "5 5 4 4, SAME_PAIN",
  })
  void painIsComparedByTheLastTwoAnswersAndTheFirstTwo(String answers, Group expected) {
    List<Fact> facts = new ArrayList<>(List.of(session(0)));
    Arrays.stream(answers.split(" ", -1)).forEach(a -> facts.add(after(Integer.parseInt(a))));
    assertThat(groups(1, facts.toArray(Fact[]::new))).contains(Group.COMPARED, expected);
  }

  @Test
  void threeAnswersAreTooFewAndBeforeASessionIsAnotherQuestion() {
    Fact before = new Fact.BackTold(0, false);
    assertThat(groups(1, session(0), after(9), after(9), after(1), before, before))
        .doesNotContain(Group.COMPARED);
  }

  @Test
  void usualPainIsComparedWhereItWasToldOftenEnoughAndTheOtherWasNot() {
    Fact six = new Fact.UsualPainTold(6);
    Fact two = new Fact.UsualPainTold(2);
    Fact rather = new Fact.UsualPainTold(null);
    assertThat(groups(1, session(0), six, six, rather, two, two)).contains(Group.LESS_PAIN);
    assertThat(groups(1, session(0), six, after(6), two, two)).doesNotContain(Group.COMPARED);
    assertThat(groups(1, session(0), six, six, two, two, after(1), after(1), after(1), after(1)))
        .contains(Group.SAME_PAIN);
  }

  @Test
  void eachIsHeldUnderTheirMostUrgentReason() {
    Fact pain = new Fact.PutOnHold(null);
    Fact fever = new Fact.PutOnHold(RedFlag.FEVER);
    assertThat(groups(1, pain))
        .containsExactlyInAnyOrder(Group.ENROLLED, Group.HELD, Group.PERSISTENT_PAIN);
    assertThat(groups(1, pain, new Fact.Recovered(), fever, new Fact.Cleared(RedFlag.FEVER)))
        .containsExactlyInAnyOrder(Group.ENROLLED, Group.HELD, Group.EMERGENCY, Group.FEVER);
    assertThat(groups(1, pain, fever, fever, new Fact.TakenBack(RedFlag.FEVER)))
        .as("a sign that was taken back was none")
        .containsExactlyInAnyOrder(Group.ENROLLED, Group.HELD, Group.PERSISTENT_PAIN);
  }

  @Test
  void sharpPainInASessionCountsEvenWhereTheSessionWentOn() {
    Fact sharp = new Fact.SessionEnded(Ending.SHARP_PAIN, FIRST, 1, 6, true);
    assertThat(groups(1, sharp)).contains(Group.SHARP_PAIN);
    assertThat(groups(1, sharp, new Fact.SessionReopened(), session(0))).contains(Group.SHARP_PAIN);
    Fact outside = new Fact.PainReported(null, null, PainKind.SHARP, 8, Hurt.SHARP);
    assertThat(groups(1, session(0), outside)).doesNotContain(Group.SHARP_PAIN);
  }
}
