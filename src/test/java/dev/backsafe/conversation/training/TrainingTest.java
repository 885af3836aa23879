package dev.backsafe.conversation.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
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
    return new Session(MONDAY, false, List.of(slots));
  }

  private static String form(String exercise, int level) {
    return ROUTINE.get(exercise).at(level).id();
  }

  private static PlannedExercise ahead(String exercise, int level) {
    return PlannedExercise.ahead(exercise, form(exercise, level));
  }

  private static Progression progression(Training training, String exercise) {
    return training.progression(ROUTINE.get(exercise));
  }

  private static boolean mayStepUp(Training training, String exercise) {
    return progression(training, exercise).mayStepUp(ROUTINE.get(exercise));
  }

  private static PlannedExercise done(String exercise, int level) {
    return ahead(exercise, level).ended(Outcome.DONE);
  }

  private static PlannedExercise hurtThenDoneGentler(String exercise, int level) {
    return ahead(exercise, level)
        .hurting(Hurt.MORE, null)
        .at(form(exercise, level + 1))
        .ended(Outcome.DONE);
  }

  @Test
  void whatHurtStartsOneStepGentlerAndStepsUpAfterTwoPainFreeSessions() {
    Training hurt =
        Training.NONE.after(session(hurtThenDoneGentler("step-up", 0)), ROUTINE, day(0));
    assertThat(progression(hurt, "step-up")).isEqualTo(new Progression(form("step-up", 1), 0));
    Training once = hurt.after(session(done("step-up", 1)), ROUTINE, day(3));
    assertThat(mayStepUp(once, "step-up")).isFalse();
    Training twice = once.after(session(done("step-up", 1)), ROUTINE, day(6));
    assertThat(mayStepUp(twice, "step-up")).isTrue();
    // A skipped exercise neither helps nor harms.
    PlannedExercise skipped = ahead("step-up", 1).ended(Outcome.SKIPPED);
    assertThat(progression(once.after(session(skipped), ROUTINE, day(6)), "step-up"))
        .isEqualTo(progression(once, "step-up"));
  }

  @Test
  void aStepUpThatHurtsGoesBackToWhereItWas() {
    Training stands = Training.NONE.with("split-squat", new Progression(form("split-squat", 1), 2));
    PlannedExercise steppedUpAndHurt =
        ahead("split-squat", 1)
            .at(form("split-squat", 0))
            .hurting(Hurt.MORE, null)
            .ended(Outcome.DROPPED);
    assertThat(progression(stands.after(session(steppedUpAndHurt), ROUTINE, day(0)), "split-squat"))
        .isEqualTo(new Progression(form("split-squat", 1), 0));
  }

  @Test
  void missingEquipmentAloneIsNoStepDown() {
    Training after = Training.NONE.after(session(done("leg-curl", 1)), ROUTINE, day(0));
    assertThat(progression(after, "leg-curl").variation()).isEqualTo(form("leg-curl", 0));
  }

  @Test
  void loadsWaitForTwoFullSessionsWithoutPain() {
    Training one = Training.NONE.after(session(done("step-up", 0)), ROUTINE, day(0));
    assertThat(one.isCautious()).isTrue();
    PlannedExercise skipped = ahead("leg-curl", 1).ended(Outcome.SKIPPED);
    assertThat(one.after(session(done("step-up", 0), skipped), ROUTINE, day(2)).isCautious())
        .isTrue();
    Training two = one.after(session(done("step-up", 0)), ROUTINE, day(2));
    assertThat(two.isCautious()).isFalse();
    assertThat(two.hurtBetween(false, ROUTINE, day(3)).isCautious()).isTrue();
  }

  @Test
  void afterPainBetweenSessionsLoadsWaitForTwoMore() {
    Session full = session(done("step-up", 0));
    Training ready = Training.NONE.after(full, ROUTINE, day(0)).after(full, ROUTINE, day(2));
    Training once = ready.hurtBetween(false, ROUTINE, day(3)).after(full, ROUTINE, day(4));
    assertThat(once.isCautious()).isTrue();
    assertThat(once.after(full, ROUTINE, day(6)).isCautious()).isFalse();
  }

  @Test
  void painInThreeSessionsInARowPersists() {
    Training training = Training.NONE;
    for (int i = 0; i < 3; i++) {
      assertThat(training.persists(day(2 * i))).isFalse();
      training = training.after(session(hurtThenDoneGentler("step-up", 0)), ROUTINE, day(2 * i));
    }
    assertThat(training.persists(day(4))).isTrue();
    assertThat(training.cleared(day(4)).persists(day(4))).isFalse();
    assertThat(training.cleared(day(4)).isCautious()).isTrue();
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

  @Test
  void whatWasKeptAsAPlaceIsNamedByTheRoutineOfThatTimeAndElseGoesToTheGentlest() {
    Training places =
        Training.NONE
            .with("split-squat", new Progression("@1", 1))
            .with("leg-curl", new Progression("@0", 2));
    Training named = places.byIds(ROUTINE, true);
    assertThat(progression(named, "split-squat"))
        .isEqualTo(new Progression(form("split-squat", 1), 1));
    assertThat(progression(named, "leg-curl")).isEqualTo(new Progression(form("leg-curl", 0), 2));
    Training unknown = places.byIds(ROUTINE, false);
    assertThat(progression(unknown, "split-squat").variation())
        .isEqualTo(form("split-squat", ROUTINE.get("split-squat").gentlest()));
    assertThat(progression(unknown, "leg-curl").variation()).isEqualTo(form("leg-curl", 0));
  }
}
