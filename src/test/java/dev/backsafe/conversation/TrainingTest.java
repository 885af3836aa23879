package dev.backsafe.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.PlannedExercise.Outcome;
import dev.backsafe.routine.Routine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sessions, and pain in them, mean for the next ones. */
class TrainingTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final Routine ROUTINE =
      ((Library.Outcome.Ready) Library.read(new ConfigFiles(Path.of("config"))))
          .library()
          .routine();

  private static Instant day(int days) {
    return MONDAY.plus(Duration.ofDays(days));
  }

  private static Session session(PlannedExercise... slots) {
    return new Session(MONDAY, List.of(slots));
  }

  private static PlannedExercise done(String exercise, int level) {
    return PlannedExercise.ahead(exercise, level).ended(Outcome.DONE);
  }

  private static PlannedExercise hurtThenDoneGentler(String exercise, int level) {
    return PlannedExercise.ahead(exercise, level).hurting().at(level + 1).ended(Outcome.DONE);
  }

  @Test
  void whatHurtStartsOneStepGentlerAndStepsUpAfterTwoPainFreeSessions() {
    Training hurt =
        Training.NONE.after(session(hurtThenDoneGentler("step-up", 0)), ROUTINE, day(0));
    assertThat(hurt.standing("step-up")).isEqualTo(new Progression(1, 0));
    Training once = hurt.after(session(done("step-up", 1)), ROUTINE, day(3));
    assertThat(once.standing("step-up").mayStepUp()).isFalse();
    Training twice = once.after(session(done("step-up", 1)), ROUTINE, day(6));
    assertThat(twice.standing("step-up").mayStepUp()).isTrue();
    // A skipped exercise neither helps nor harms.
    PlannedExercise skipped = PlannedExercise.ahead("step-up", 1).ended(Outcome.SKIPPED);
    assertThat(once.after(session(skipped), ROUTINE, day(6)).standing("step-up"))
        .isEqualTo(once.standing("step-up"));
  }

  @Test
  void aStepUpThatHurtsGoesBackToWhereItWas() {
    Training stands = Training.NONE.standing("split-squat", new Progression(1, 2));
    PlannedExercise steppedUpAndHurt =
        PlannedExercise.ahead("split-squat", 1).at(0).hurting().ended(Outcome.DROPPED);
    assertThat(stands.after(session(steppedUpAndHurt), ROUTINE, day(0)).standing("split-squat"))
        .isEqualTo(new Progression(1, 0));
  }

  @Test
  void missingEquipmentAloneIsNoStepDown() {
    Training after = Training.NONE.after(session(done("leg-curl", 1)), ROUTINE, day(0));
    assertThat(after.standing("leg-curl").level()).isZero();
  }

  @Test
  void loadsWaitForTwoFullSessionsWithoutPain() {
    Training one = Training.NONE.after(session(done("step-up", 0)), ROUTINE, day(0));
    assertThat(one.isCautious()).isTrue();
    PlannedExercise skipped = PlannedExercise.ahead("leg-curl", 1).ended(Outcome.SKIPPED);
    assertThat(one.after(session(done("step-up", 0), skipped), ROUTINE, day(2)).isCautious())
        .isTrue();
    Training two = one.after(session(done("step-up", 0)), ROUTINE, day(2));
    assertThat(two.isCautious()).isFalse();
    assertThat(two.hurtBetween(false, day(3)).isCautious()).isTrue();
  }

  @Test
  void painInThreeSessionsInARowPersists() {
    Training training = Training.NONE;
    for (int i = 0; i < 3; i++) {
      assertThat(training.persists(day(2 * i))).isFalse();
      training = training.after(session(hurtThenDoneGentler("step-up", 0)), ROUTINE, day(2 * i));
    }
    assertThat(training.persists(day(4))).isTrue();
    assertThat(training.cleared().persists(day(4))).isFalse();
    assertThat(training.cleared().isCautious()).isTrue();
  }

  @Test
  void painOverFourWeeksPersistsUnlessTwoPainFreeSessionsEndedIt() {
    Session painful = session(hurtThenDoneGentler("step-up", 0));
    Session free = session(done("step-up", 1));
    Training onAndOff = Training.NONE;
    for (int week = 0; week < 4; week++) {
      onAndOff =
          onAndOff.after(painful, ROUTINE, day(7 * week)).after(free, ROUTINE, day(7 * week + 3));
    }
    assertThat(onAndOff.persists(day(27))).isFalse();
    assertThat(onAndOff.persists(day(28))).isTrue();
    Training recovered = onAndOff.after(free, ROUTINE, day(27));
    assertThat(recovered.persists(day(28))).isFalse();
  }
}
