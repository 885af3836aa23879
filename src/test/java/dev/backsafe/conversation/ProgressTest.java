package dev.backsafe.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact.Cleared;
import dev.backsafe.conversation.Fact.PainReported;
import dev.backsafe.conversation.Fact.PutOnHold;
import dev.backsafe.conversation.Fact.SessionEnded;
import dev.backsafe.conversation.Fact.SessionStarted;
import dev.backsafe.conversation.Progress.Week;
import dev.backsafe.conversation.training.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

  private final List<Fact.Dated> history = new ArrayList<>();

  private static Instant at(int week, int day) {
    return MONDAY.plus(Duration.ofDays(7L * week + day));
  }

  private void session(int week, int day) {
    history.add(new Fact.Dated(at(week, day), new SessionStarted("r", List.of())));
    history.add(
        new Fact.Dated(
            at(week, day), new SessionEnded(Ending.COMPLETED, at(week, day), 6, 6, false)));
  }

  private void painful(int week, int day, @Nullable Integer... scores) {
    history.add(new Fact.Dated(at(week, day), new SessionStarted("r", List.of())));
    for (Integer score : scores) {
      history.add(
          new Fact.Dated(
              at(week, day), new PainReported("leg-curl", "standing", null, score, null)));
    }
    history.add(
        new Fact.Dated(at(week, day), new SessionEnded(Ending.STOPPED, at(week, day), 1, 6, true)));
  }

  private Progress progress(int week) {
    return Progress.of(history, Person.newcomer("en"), at(week, 2));
  }

  @Test
  void weeksShowTheirSessionsAndTheWorstPainOfEach() {
    session(0, 0);
    painful(0, 2, 2, 4);
    painful(2, 0, (Integer) null);
    Progress progress = progress(2);
    assertThat(progress.weeks())
        .extracting(Week::pains)
        .containsExactly(List.of(Progress.NOT_ASKED, 4), List.of(), List.of(Progress.UNTOLD));
    assertThat(progress.weeks())
        .extracting(Week::start)
        .containsExactly(
            Instant.parse("2026-03-02T00:00:00Z"),
            Instant.parse("2026-03-09T00:00:00Z"),
            Instant.parse("2026-03-16T00:00:00Z"));
  }

  @Test
  void twoOrThreeSessionsAWeekMakeAStreakAndThisWeekIsNotOverYet() {
    assertThat(progress(0).streak()).isZero();
    session(0, 0);
    session(0, 2);
    session(1, 0);
    session(1, 2);
    session(1, 4);
    assertThat(progress(1).streak()).isEqualTo(2);
    assertThat(progress(2).streak()).as("nothing yet this week").isEqualTo(2);
    assertThat(progress(3).streak()).as("a week without a reason").isZero();
  }

  @Test
  void aRestForPainNeverBreaksAStreak() {
    session(0, 0);
    session(0, 2);
    painful(1, 0, 7);
    session(3, 0);
    session(3, 2);
    Progress progress = progress(3);
    assertThat(progress.weeks())
        .extracting(Week::resting)
        .containsExactly(false, true, true, false);
    assertThat(progress.streak()).isEqualTo(2);
  }

  @Test
  void neitherDoesAPauseThatWasAnnouncedAsFarAsItIsNotTooLong() {
    session(0, 0);
    session(0, 2);
    history.add(new Fact.Dated(at(1, 0), new Fact.Paused(at(4, 0))));
    session(4, 0);
    session(4, 2);
    assertThat(progress(4).streak()).isEqualTo(2);
    history.removeIf(d -> d.fact() instanceof Fact.Paused);
    history.add(2, new Fact.Dated(at(1, 0), new Fact.Paused(at(9, 0))));
    assertThat(progress(4).streak()).isEqualTo(2);
    history.add(new Fact.Dated(at(2, 0), new Fact.Resumed()));
    history.sort(java.util.Comparator.comparing(Fact.Dated::at));
    assertThat(progress(4).streak()).as("a week after it had ended").isEqualTo(1);
    history.removeIf(d -> d.fact() instanceof Fact.Resumed || d.at().isAfter(at(4, 0)));
    assertThat(progress(4).streak()).as("in it").isEqualTo(1);
    assertThat(progress(7).streak()).as("longer than four weeks").isZero();
  }

  @Test
  void neitherDoesAHold() {
    session(0, 0);
    session(0, 2);
    history.add(new Fact.Dated(at(1, 0), new PutOnHold(null)));
    history.add(new Fact.Dated(at(4, 0), new Cleared(null)));
    session(5, 0);
    session(5, 2);
    assertThat(progress(5).streak()).isEqualTo(2);
    history.removeIf(d -> d.fact() instanceof Cleared || d.at().isAfter(at(4, 0)));
    assertThat(progress(9).streak()).as("still on hold").isEqualTo(1);
  }

  @Test
  void painBetweenSessionsIsAReasonToRestToo() {
    session(0, 0);
    session(0, 2);
    history.add(new Fact.Dated(at(0, 5), new PainReported(null, null, PainKind.ACHE, 4, null)));
    session(2, 0);
    session(2, 2);
    assertThat(progress(2).streak()).isEqualTo(2);
    assertThat(progress(2).weeks().get(0).pains())
        .containsExactly(Progress.NOT_ASKED, Progress.NOT_ASKED);
  }
}
