package dev.backsafe.conversation.training;

import dev.backsafe.conversation.Person;
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
public final class SessionPlanner {
  private final Routine routine;

  public SessionPlanner(Routine routine) {
    this.routine = routine;
  }

  public Routine routine() {
    return routine;
  }

  /** The exercises of a session; empty when nothing of the routine fits what the person has. */
  public List<PlannedExercise> plan(Person person) {
    Training training = person.training();
    List<Exercise> order = new ArrayList<>(routine.exercises());
    if (training.isCautious()) {
      order.sort(Comparator.comparingInt(e -> e.goodStart() == 0 ? order.size() : e.goodStart()));
    }
    return order.stream().flatMap(e -> slot(e, person).stream()).toList();
  }

  /** Exercises of which no variation fits what the person has. */
  public List<Exercise> leftOut(Person person) {
    return routine.exercises().stream().filter(e -> slot(e, person).isEmpty()).toList();
  }

  private static Optional<PlannedExercise> slot(Exercise exercise, Person person) {
    Training training = person.training();
    int level = training.level(exercise) + (training.gentler() ? 1 : 0);
    return fitting(exercise, Math.min(level, exercise.gentlest()), person)
        .map(v -> PlannedExercise.ahead(exercise.id(), v.id()));
  }

  /** The first variation from a level on, towards gentler ones, for what the person has. */
  private static Optional<Variation> fitting(Exercise exercise, int level, Person person) {
    OptionalInt fitting = exercise.levelFrom(level, person.profile().has());
    return fitting.isPresent() ? Optional.of(exercise.at(fitting.getAsInt())) : Optional.empty();
  }

  /** The session as it fits what the person has now: gentler where needed, else left out. */
  public Session refit(Session session, Person person) {
    Session fitting = session;
    for (int i = 0; i < session.slots().size(); i++) {
      PlannedExercise slot = session.slots().get(i);
      if (slot.isAhead()) {
        fitting =
            fitting.with(
                i,
                fitting(exercise(slot), level(slot), person)
                    .map(v -> slot.at(v.id()))
                    .orElseGet(() -> slot.ended(PlannedExercise.Outcome.SKIPPED)));
      }
    }
    return fitting;
  }

  public Exercise exercise(PlannedExercise slot) {
    return routine.get(slot.exercise());
  }

  public Variation variation(PlannedExercise slot) {
    return exercise(slot).at(level(slot));
  }

  private int level(PlannedExercise slot) {
    return exercise(slot).level(slot.variation());
  }

  /** The variation that the person does when nothing speaks against it. */
  public Variation usual(Exercise exercise, Person person) {
    return fitting(exercise, person.training().level(exercise), person)
        .orElseGet(() -> exercise.at(exercise.gentlest()));
  }

  /** The next gentler variation that fits, if there is one. */
  public Optional<Variation> gentler(PlannedExercise slot, Person person) {
    return fitting(exercise(slot), level(slot) + 1, person);
  }

  /** The next harder variation, if the person has earned it and did not already move today. */
  public Optional<Variation> stepUp(PlannedExercise slot, Person person) {
    Exercise exercise = exercise(slot);
    Training training = person.training();
    if (!training.progression(exercise).mayStepUp(exercise)
        || slot.hurt()
        || level(slot) != training.level(exercise)) {
      return Optional.empty();
    }
    return exercise.variations().subList(0, level(slot)).reversed().stream()
        .filter(v -> person.profile().has().containsAll(v.needs()))
        .findFirst();
  }

  /** Load is for people who have it and came through two full sessions without pain. */
  public Load load(PlannedExercise slot, Person person, boolean painToday) {
    Load load = variation(slot).load();
    return switch (load) {
      case NONE, MACHINE -> load;
      case DUMBBELLS ->
          // One change at a time: a step up today is load enough.
          slot.isSwapped()
                  || person.training().isCautious()
                  || painToday
                  || !person.profile().equipment().contains(Equipment.DUMBBELLS)
              ? Load.NONE
              : load;
    };
  }
}
