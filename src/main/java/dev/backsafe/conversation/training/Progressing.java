package dev.backsafe.conversation.training;

import dev.backsafe.conversation.Person;
import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Programme;
import dev.backsafe.routine.Programme.Pace;
import dev.backsafe.routine.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a step is due: one change at a time, after clean sessions, and never in a hurry
 * (programme facts 2; load by 2–10 % once more than planned is possible, ACSM 2009).
 */
final class Progressing {
  /** After a break a step comes back after one clean session, so long after the last. */
  private static final Duration RETURNING_AFTER = Duration.ofDays(3);

  /** Sessions that are further apart do not add up. */
  private static final Duration TOGETHER = Duration.ofDays(14);

  /** Whoever was away so long gets the same once more. */
  private static final Duration LATELY = Duration.ofDays(10);

  /** Forms come first; but where they come and go, the programme goes on all the same. */
  private static final int LONG_AT_STAGE = 6;

  private final SessionPlanner planner;
  private final Person person;
  private final Instant now;
  private final Training training;
  private final Course course;
  private final Programme programme;
  private final Stage stage;
  private final Pace pace;

  Progressing(SessionPlanner planner, Person person, Instant now) {
    this.planner = planner;
    this.person = person;
    this.now = now;
    training = person.training();
    course = training.course();
    programme = planner.programme(person);
    stage = course.stage(programme);
    pace = programme.pace();
  }

  Optional<NextStep> due() {
    if (training.gentler() || !isEarned() || !isTime()) {
      return Optional.empty();
    }
    return (course.atStage() < LONG_AT_STAGE
            ? Stream.of(form(), more(), weight())
            : Stream.of(more(), form(), weight()))
        .flatMap(Optional::stream)
        .filter(step -> !course.isDeclined(step, pace.askAgainAfter(), now))
        .findFirst();
  }

  private boolean isReturning() {
    return course.returning() != null
        && programme.place(course.returning()) > programme.place(stage.id());
  }

  /** Clean sessions, not hard ones, one of them full, and not too far apart. */
  private boolean isEarned() {
    List<Trained> last = course.last(isReturning() ? 1 : pace.sessions());
    boolean enough = last.size() == (isReturning() ? 1 : pace.sessions());
    return enough
        && last.stream().allMatch(t -> t.isClean() && t.effort() != Effort.HARD)
        && (isReturning() || last.stream().anyMatch(Trained::full))
        && !last.getFirst().end().isBefore(now.minus(TOGETHER))
        && !last.getLast().end().isBefore(now.minus(LATELY));
  }

  private boolean isTime() {
    Instant stepped = course.steppedAt();
    boolean easy = course.last(pace.sessions()).stream().allMatch(t -> t.effort() == Effort.EASY);
    Duration wait = isReturning() ? RETURNING_AFTER : easy ? pace.afterEasy() : pace.after();
    return stepped == null || !now.isBefore(stepped.plus(wait));
  }

  private Optional<NextStep> form() {
    return planner.exercises(person).stream()
        .flatMap(e -> planner.harder(e, person).stream())
        .findFirst();
  }

  private Optional<NextStep> more() {
    boolean stayed = isReturning() || course.atStage() >= stage.sessions();
    int most = training.wishes().minutes();
    return programme
        .after(stage.id())
        .filter(s -> stayed && (most == 0 || planner.minutes(person, s, now) <= most))
        .map(s -> new NextStep.More(s.id()));
  }

  private Optional<NextStep> weight() {
    boolean may =
        stage.loads()
            && course.clean() >= pace.loadAfter()
            && course.load() < pace.mostLoad()
            && training.sessions() >= course.loadFrom()
            && person.profile().equipment().contains(Equipment.DUMBBELLS)
            && planner.exercises(person).stream().anyMatch(this::takesWeight);
    return may ? Optional.of(new NextStep.Weight(course.load() + 1)) : Optional.empty();
  }

  private boolean takesWeight(Exercise exercise) {
    return planner.usual(exercise, person).load() == Load.DUMBBELLS;
  }
}
