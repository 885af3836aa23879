package dev.backsafe.conversation;

import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Chooses what a person trains: order, variations that fit the equipment, load. */
final class SessionPlanner {
  private final Routine routine;

  SessionPlanner(Routine routine) {
    this.routine = routine;
  }

  Routine routine() {
    return routine;
  }

  /** The slots of a session; empty when nothing of the routine fits what the person has. */
  List<PlannedExercise> plan(Person person) {
    Training training = person.training();
    List<Exercise> order = new ArrayList<>(routine.exercises());
    if (training.isCautious()) {
      order.sort(Comparator.comparingInt(e -> e.goodStart() == 0 ? order.size() : e.goodStart()));
    }
    return order.stream().flatMap(e -> slot(e, person).stream()).toList();
  }

  /** Exercises of which no variation fits what the person has. */
  List<Exercise> leftOut(Person person) {
    return routine.exercises().stream().filter(e -> slot(e, person).isEmpty()).toList();
  }

  private static Optional<PlannedExercise> slot(Exercise exercise, Person person) {
    Training training = person.training();
    int level = training.standing(exercise.id()).level() + (training.gentler() ? 1 : 0);
    OptionalInt fitting =
        exercise.levelFrom(Math.min(level, exercise.gentlest()), person.profile().has());
    return fitting.isPresent()
        ? Optional.of(PlannedExercise.ahead(exercise.id(), fitting.getAsInt()))
        : Optional.empty();
  }

  /** The session as it fits what the person has now: gentler where needed, else left out. */
  Session refit(Session session, Person person) {
    Session fitting = session;
    for (int i = 0; i < session.slots().size(); i++) {
      PlannedExercise slot = session.slots().get(i);
      if (slot.isAhead()) {
        OptionalInt level = exercise(slot).levelFrom(slot.level(), person.profile().has());
        fitting =
            fitting.with(
                i,
                level.isPresent()
                    ? slot.at(level.getAsInt())
                    : slot.ended(PlannedExercise.Outcome.SKIPPED));
      }
    }
    return fitting;
  }

  Exercise exercise(PlannedExercise slot) {
    return routine.get(slot.exercise());
  }

  Variation variation(PlannedExercise slot) {
    return exercise(slot).at(slot.level());
  }

  /** The next gentler variation that fits, if there is one. */
  OptionalInt gentler(PlannedExercise slot, Person person) {
    return exercise(slot).levelFrom(slot.level() + 1, person.profile().has());
  }

  /** The next harder variation, if the person has earned it and did not already move today. */
  OptionalInt stepUp(PlannedExercise slot, Person person) {
    Progression standing = person.training().standing(slot.exercise());
    if (!standing.mayStepUp() || slot.hurt() || slot.level() != standing.level()) {
      return OptionalInt.empty();
    }
    for (int i = slot.level() - 1; i >= 0; i--) {
      if (person.profile().has().containsAll(exercise(slot).at(i).needs())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Load is for people who have it and came through two full sessions without pain. */
  Load load(PlannedExercise slot, Person person, boolean painToday) {
    Load load = variation(slot).load();
    return switch (load) {
      case NONE, MACHINE -> load;
      case DUMBBELLS ->
          // One change at a time: a step up today is load enough.
          slot.level() != slot.firstLevel()
                  || person.training().isCautious()
                  || painToday
                  || !person.profile().equipment().contains(Equipment.DUMBBELLS)
              ? Load.NONE
              : load;
    };
  }
}
