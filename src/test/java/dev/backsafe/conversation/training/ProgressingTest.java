package dev.backsafe.conversation.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Routine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the routine grows over the weeks, what takes it back, and what never happens. */
class ProgressingTest {
  private static final Routine ROUTINE =
      ((Library.Outcome.Ready) Library.read(new ConfigFiles(Path.of("config"))))
          .library()
          .routine();
  private static final SessionPlanner PLANNER = new SessionPlanner(ROUTINE);
  private static final Duration EVERY = Duration.ofDays(3);

  private Person person = Person.newcomer("en");
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private final List<String> steps = new ArrayList<>();

  @BeforeEach
  void everythingIsAtHand() {
    person = person.with(person.profile().with(List.of(Equipment.values())));
  }

  private Training training() {
    return person.training();
  }

  private void training(Training changed) {
    person = person.with(changed);
  }

  /** A session without pain three days after the last, with every step that is offered. */
  private Session session(Effort effort) {
    PLANNER
        .nextStep(person, now)
        .ifPresent(
            step -> {
              steps.add(step.id());
              training(training().taken(step, ROUTINE, now));
            });
    Session session = PLANNER.plan(person, Length.WHOLE, now);
    end(all(session), effort);
    return session;
  }

  private static Session all(Session session) {
    Session done = session;
    while (!done.isOver()) {
      done = done.withCurrent(done.current().ended(Outcome.DONE));
    }
    return done;
  }

  private void end(Session session, Effort effort) {
    training(training().after(session, ROUTINE, now).told(effort, ROUTINE, now));
    now = now.plus(EVERY);
  }

  private void hurt(Hurt how) {
    Session session = PLANNER.plan(person, Length.WHOLE, now);
    Session hurting =
        session.withCurrent(session.current().hurting(how, null).ended(Outcome.DROPPED));
    end(all(hurting), Effort.RIGHT);
  }

  private String plan() {
    Session session = PLANNER.plan(person, Length.WHOLE, now);
    StringBuilder plan = new StringBuilder();
    for (PlannedExercise slot : session.slots()) {
      plan.append(slot.variation())
          .append(PLANNER.dose(slot, session, person))
          .append(PLANNER.rhythm(slot, session, person).lowerSeconds())
          .append(PLANNER.rhythm(slot, session, person).pauseSeconds())
          .append(PLANNER.load(slot, session, person))
          .append(training().course().load());
    }
    return plan.toString();
  }

  @Test
  void twelveWeeksWithoutPainGrowStepByStep() {
    Set<String> plans = new LinkedHashSet<>();
    int first = PLANNER.minutes(person, Length.WHOLE, now);
    for (int i = 0; i < 26; i++) {
      session(Effort.RIGHT);
      plans.add(plan());
    }
    assertThat(plans).hasSizeGreaterThanOrEqualTo(8);
    assertThat(PLANNER.minutes(person, Length.WHOLE, now)).isGreaterThan(2 * first);
    assertThat(steps).contains("stage");
  }

  @Test
  void onBadDaysThereAreTheGentlestFormsAloneWhateverIsWanted() {
    for (int i = 0; i < 12; i++) {
      session(Effort.RIGHT);
    }
    training(training().flaring(Flare.begun(now)));
    Session session = PLANNER.plan(person, Length.WHOLE, now);
    assertThat(session.slots()).hasSize(ROUTINE.programme(null).lying().size());
    assertThat(session.slots())
        .allMatch(
            s -> {
              Exercise exercise = ROUTINE.get(s.exercise());
              return exercise.level(s.variation()) == exercise.gentlest();
            });
    training(training().flaring(null));
    assertThat(PLANNER.plan(person, Length.WHOLE, now).slots()).hasSizeGreaterThan(3);
  }

  @Test
  void itIsOfferedOnceAndRestsForTwoWeeks() {
    for (int i = 0; i < 3; i++) {
      session(Effort.RIGHT);
    }
    NextStep offered = PLANNER.nextStep(person, now).orElseThrow();
    training(training().declined(offered, now));
    assertThat(PLANNER.nextStep(person, now)).isEmpty();
    Instant declined = now;
    while (now.isBefore(declined.plus(Duration.ofDays(14)))) {
      assertThat(PLANNER.nextStep(person, now)).isEmpty();
      end(all(PLANNER.plan(person, Length.WHOLE, now)), Effort.RIGHT);
    }
    assertThat(PLANNER.nextStep(person, now)).contains(offered);
  }

  @Test
  void hardIsNoTimeForMoreAndTwiceHardIsLess() {
    for (int i = 0; i < 5; i++) {
      session(Effort.RIGHT);
    }
    session(Effort.HARD);
    String before = training().stage(ROUTINE).id();
    assertThat(PLANNER.nextStep(person, now)).isEmpty();
    session(Effort.HARD);
    assertThat(training().programme(ROUTINE).place(training().stage(ROUTINE).id()))
        .isEqualTo(training().programme(ROUTINE).place(before) - 1);
  }

  @Test
  void newPainIsOneStageBackAndSharpPainTwo() {
    for (int i = 0; i < 14; i++) {
      session(Effort.RIGHT);
    }
    int reached = training().programme(ROUTINE).place(training().stage(ROUTINE).id());
    assertThat(reached).isGreaterThan(3);
    Person before = person;
    hurt(Hurt.USUAL);
    assertThat(training().programme(ROUTINE).place(training().stage(ROUTINE).id()))
        .isEqualTo(reached);
    person = before;
    hurt(Hurt.MORE);
    assertThat(training().programme(ROUTINE).place(training().stage(ROUTINE).id()))
        .isEqualTo(reached - 1);
    person = before;
    hurt(Hurt.SHARP);
    assertThat(training().programme(ROUTINE).place(training().stage(ROUTINE).id()))
        .isEqualTo(reached - 2);
    assertThat(training().isCautious()).isTrue();
  }

  private boolean isLoaded() {
    Session session = PLANNER.plan(person, Length.WHOLE, now);
    return session.slots().stream()
        .anyMatch(s -> PLANNER.load(s, session, person) == Load.DUMBBELLS);
  }

  private void loaded() {
    for (int i = 0; i < 40; i++) {
      session(Effort.EASY);
    }
    assertThat(isLoaded()).isTrue();
  }

  @Test
  void weightComesLateAndInSmallSteps() {
    int sessions = 0;
    while (!steps.contains("load")) {
      assertThat(isLoaded()).isFalse();
      session(Effort.EASY);
      sessions++;
    }
    assertThat(sessions).isGreaterThan(ROUTINE.programme(null).pace().loadAfter());
    assertThat(training().course().load()).isEqualTo(1);
    assertThat(training().stage(ROUTINE).loads()).isTrue();
    for (int i = 0; i < 40; i++) {
      session(Effort.EASY);
    }
    assertThat(training().course().load()).isEqualTo(ROUTINE.programme(null).pace().mostLoad());
  }

  @Test
  void noWeightAfterPain() {
    loaded();
    hurt(Hurt.MORE);
    assertThat(isLoaded()).isFalse();
    session(Effort.RIGHT);
    assertThat(isLoaded()).isFalse();
  }

  @Test
  void noWeightOnTheDayOnWhichSomethingHurts() {
    loaded();
    Session session = PLANNER.plan(person, Length.WHOLE, now);
    Session hurting =
        session.withCurrent(session.current().hurting(Hurt.USUAL, null).ended(Outcome.DROPPED));
    assertThat(hurting.slots()).noneMatch(s -> PLANNER.load(s, hurting, person) == Load.DUMBBELLS);
  }

  @Test
  void noWeightWithinTwoSessionsOfABreak() {
    loaded();
    now = now.plus(Duration.ofDays(20));
    assertThat(training().away(now)).isEqualTo(Break.SHORT);
    training(training().cameBack(Break.SHORT, false, ROUTINE, now));
    assertThat(training().away(now)).as("asked once").isEqualTo(Break.NONE);
    for (int i = 0; i < 2; i++) {
      assertThat(isLoaded()).isFalse();
      assertThat(PLANNER.nextStep(person, now)).isNotInstanceOf(NextStep.Weight.class);
      session(Effort.EASY);
    }
  }

  @Test
  void aLongBreakIsHalfTheRoundsAndGentlerForms() {
    for (int i = 0; i < 14; i++) {
      session(Effort.RIGHT);
    }
    String before = training().stage(ROUTINE).id();
    int rounds = training().stage(ROUTINE).rounds();
    assertThat(rounds).isEqualTo(2);
    now = now.plus(Duration.ofDays(40));
    assertThat(training().away(now)).isEqualTo(Break.LONG);
    training(training().cameBack(Break.LONG, false, ROUTINE, now));
    Session session = PLANNER.plan(person, Length.WHOLE, now);
    assertThat(session.rounds()).isEqualTo(1);
    assertThat(session.slots()).allMatch(s -> ROUTINE.get(s.exercise()).level(s.variation()) > 0);
    // One clean session a stage is enough on the way back.
    for (int i = 0; i < 40 && training().course().returning() != null; i++) {
      session(Effort.RIGHT);
    }
    assertThat(training().stage(ROUTINE).id()).isEqualTo(before);
  }

  @Test
  void aFourthOfAYearIsANewStart() {
    loaded();
    now = now.plus(Duration.ofDays(100));
    assertThat(training().away(now)).isEqualTo(Break.NEW_START);
    training(training().cameBack(Break.NEW_START, false, ROUTINE, now));
    assertThat(training().stage(ROUTINE)).isEqualTo(ROUTINE.programme(null).first());
    assertThat(training().isCautious()).isTrue();
    assertThat(training().course().load()).isZero();
  }

  @Test
  void usualPainLocksNothingAndIsAdvisedOnceAMonth() {
    training(training().with(training().usual().said(3, now)));
    int advised = 0;
    for (int i = 0; i < 24; i++) {
      hurt(Hurt.USUAL);
      training(training().backAfter(3, ROUTINE, now));
      assertThat(training().persists(now)).isFalse();
      if (training().isWorthALook(now)) {
        advised++;
        training(training().with(training().usual().advised(now)));
      }
    }
    assertThat(advised).isBetween(1, 3);
  }

  @Test
  void whatRisesForFourWeeksWaitsForADoctor() {
    training(training().with(training().usual().said(2, now)));
    int held = -1;
    int advised = -1;
    for (int week = 0; week < 8 && held < 0; week++) {
      now = now.plus(Duration.ofDays(7));
      training(training().with(training().usual().told(5, now)));
      advised = advised < 0 && training().isWorthALook(now) ? week : advised;
      held = training().persists(now) ? week : held;
    }
    assertThat(advised).isEqualTo(1);
    assertThat(held).isEqualTo(3);
    assertThat(training().cleared(now).persists(now)).isFalse();
  }

  @Test
  void usualPainRisesByOneAtATimeAndTheFirstStays() {
    UsualPain usual = UsualPain.UNKNOWN.said(2, now).said(5, now);
    assertThat(usual.usual()).isEqualTo(3);
    assertThat(usual.first()).isEqualTo(2);
    Instant soon = now.plus(Duration.ofDays(27));
    assertThat(usual.said(5, soon).usual()).as("not again so soon").isEqualTo(3);
    assertThat(usual.said(5, now.plus(Duration.ofDays(28))).usual()).isEqualTo(4);
    assertThat(usual.said(0, now).usual()).isZero();
    assertThat(usual.said(0, now).said(2, now).usual()).as("a slip of the finger").isEqualTo(2);
    assertThat(UsualPain.UNKNOWN.covers(1)).as("not said: everything is new").isFalse();
    assertThat(usual.covers(4)).isTrue();
    assertThat(usual.covers(5)).isFalse();
  }

  @Test
  void sharpPainTwiceInTwoWeeksWaitsForADoctor() {
    hurt(Hurt.SHARP);
    assertThat(training().persists(now)).isFalse();
    hurt(Hurt.SHARP);
    assertThat(training().persists(now)).isTrue();
    assertThat(training().cleared(now).persists(now)).isFalse();
  }

  @Test
  void aShortSessionDoesNotAdvance() {
    for (int i = 0; i < 6; i++) {
      Session session = PLANNER.plan(person, Length.SHORT, now);
      assertThat(session.slots()).hasSizeLessThan(4);
      end(all(session), Effort.EASY);
    }
    assertThat(PLANNER.nextStep(person, now)).isEmpty();
  }

  @Test
  void whatIsLeftOutStaysOutAndMinutesAreKept() {
    training(training().with(new TrainingWishes(List.of("step-up"), 10)));
    for (int i = 0; i < 20; i++) {
      Session session = session(Effort.EASY);
      assertThat(session.slots()).noneMatch(s -> s.exercise().equals("step-up"));
      assertThat(PLANNER.minutes(person, Length.WHOLE, now)).isLessThanOrEqualTo(10);
    }
  }
}
