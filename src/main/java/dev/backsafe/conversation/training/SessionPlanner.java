package dev.backsafe.conversation.training;

import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.routine.Dose;
import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Programme;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Stage;
import dev.backsafe.routine.Variation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Chooses what a person trains: order, rounds, variations that fit the equipment, load. */
public final class SessionPlanner {
  /** What a short session is like, whatever the stage: plain sets, no hurry. */
  private static final Stage PLAIN = new Stage("plain", 1, false, 100, 0, 0, 0, false);

  /** A short session is short: so many rounds at most. */
  private static final int MOST_SHORT = 2;

  /** A session is hardly one with fewer. */
  private static final int FEWEST = 3;

  private static final int MINUTE = 60;

  /** From one movement to the next, the first time and again; and between rounds (seconds). */
  private static final int CHANGE_FIRST = 35;

  private static final int CHANGE_AGAIN = 20;
  private static final int BETWEEN_ROUNDS = 60;

  /** Lengths are told in steps of so many minutes. */
  private static final int ROUNDED_TO = 5;

  private final Routine routine;

  public SessionPlanner(Routine routine) {
    this.routine = routine;
  }

  public Routine routine() {
    return routine;
  }

  /** A session; without slots when nothing of the routine fits what the person has. */
  public Session plan(Person person, Length wanted, Instant now) {
    Length length = fitting(person, wanted);
    Stage stage = stage(person, length.isBrief());
    List<PlannedExercise> slots =
        switch (length) {
          case WHOLE -> whole(person, stage);
          case SHORT ->
              rounds(
                  core(person),
                  person,
                  Math.min(MOST_SHORT, person.training().stage(routine).rounds()));
          case LYING -> lying(person);
        };
    return within(new Session(now, length.isBrief(), slots), person, stage);
  }

  /** On bad days there are the gentlest forms alone. */
  private static Length fitting(Person person, Length wanted) {
    return person.training().flare() == null ? wanted : Length.LYING;
  }

  private List<PlannedExercise> whole(Person person, Stage stage) {
    List<PlannedExercise> slots =
        new ArrayList<>(rounds(exercises(person), person, stage.rounds()));
    if (stage.again()) {
      slots.addAll(round(core(person), person, stage.rounds() + 1));
    }
    return slots;
  }

  private static List<PlannedExercise> rounds(List<Exercise> order, Person person, int rounds) {
    List<PlannedExercise> slots = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      slots.addAll(round(order, person, round));
    }
    return slots;
  }

  private static List<PlannedExercise> round(List<Exercise> order, Person person, int round) {
    return order.stream().flatMap(e -> slot(e, person, round).stream()).toList();
  }

  private List<PlannedExercise> lying(Person person) {
    return named(programme(person).lying(), person).stream()
        .flatMap(
            e ->
                fitting(e, e.gentlest(), person)
                    .map(v -> PlannedExercise.ahead(e.id(), v.id()))
                    .stream())
        .toList();
  }

  /** All that the programme has and the person wants, good starters first after pain. */
  List<Exercise> exercises(Person person) {
    List<Exercise> order = new ArrayList<>(named(programme(person).exercises(), person));
    if (person.training().isCautious()) {
      order.sort(Comparator.comparingInt(e -> e.goodStart() == 0 ? order.size() : e.goodStart()));
    }
    return order;
  }

  /** The core; where nothing of it fits, whatever does. */
  private List<Exercise> core(Person person) {
    List<Exercise> core =
        named(programme(person).core(), person).stream()
            .filter(e -> slot(e, person, 1).isPresent())
            .toList();
    return core.isEmpty() ? exercises(person).stream().limit(FEWEST).toList() : core;
  }

  /** All that the programme has, whether it is wanted or not. */
  public List<Exercise> of(Person person) {
    return programme(person).exercises().stream().flatMap(id -> routine.find(id).stream()).toList();
  }

  private List<Exercise> named(List<String> ids, Person person) {
    Set<String> leftOut = Set.copyOf(person.training().wishes().leftOut());
    return ids.stream()
        .filter(id -> !leftOut.contains(id))
        .flatMap(id -> routine.find(id).stream())
        .toList();
  }

  public Programme programme(Person person) {
    return person.training().programme(routine);
  }

  private Stage stage(Person person, boolean brief) {
    return brief ? PLAIN : person.training().stage(routine);
  }

  /** Leaves sets out from the end, until the session fits the time that there is. */
  private Session within(Session session, Person person, Stage stage) {
    int most = person.training().wishes().minutes();
    Session fitting = session;
    while (most > 0 && fitting.slots().size() > FEWEST && seconds(fitting, stage) > most * MINUTE) {
      fitting =
          new Session(
              session.startedAt(),
              session.brief(),
              fitting.slots().subList(0, fitting.slots().size() - 1));
    }
    return fitting;
  }

  private double seconds(Session session, Stage stage) {
    Set<String> seen = new HashSet<>();
    double seconds = (session.rounds() - 1) * (double) BETWEEN_ROUNDS;
    for (PlannedExercise slot : session.slots()) {
      seconds += stage.seconds(variation(slot).dose());
      seconds += seen.add(slot.exercise()) ? CHANGE_FIRST : CHANGE_AGAIN;
    }
    return seconds;
  }

  /** About how long a session takes, in minutes, in steps of five. */
  public int minutes(Person person, Length length, Instant now) {
    return minutes(plan(person, length, now), stage(person, fitting(person, length).isBrief()));
  }

  /** About how long a whole session takes at another stage. */
  public int minutes(Person person, Stage stage, Instant now) {
    return minutes(new Session(now, false, whole(person, stage)), stage);
  }

  private int minutes(Session session, Stage stage) {
    double steps = seconds(session, stage) / MINUTE / ROUNDED_TO;
    return Math.max(1, (int) Math.round(steps)) * ROUNDED_TO;
  }

  /** Exercises of which no variation fits what the person has. */
  public List<Exercise> leftOut(Person person) {
    return named(programme(person).exercises(), person).stream()
        .filter(e -> slot(e, person, 1).isEmpty())
        .toList();
  }

  private static Optional<PlannedExercise> slot(Exercise exercise, Person person, int round) {
    Training training = person.training();
    int level = training.level(exercise) + (training.gentler() ? 1 : 0);
    return fitting(exercise, Math.min(level, exercise.gentlest()), person)
        .map(v -> PlannedExercise.ahead(exercise.id(), v.id(), round));
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
                    .orElseGet(() -> slot.ended(Outcome.SKIPPED)));
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
  public Optional<Variation> gentler(PlannedExercise slot, Session session, Person person) {
    Exercise exercise = exercise(slot);
    Optional<Variation> next = fitting(exercise, level(slot) + 1, person);
    while (session.upright() && next.filter(v -> !v.isUpright()).isPresent()) {
      next = fitting(exercise, exercise.level(next.get().id()) + 1, person);
    }
    return next;
  }

  /** How much of it, at the person's stage. */
  public Dose dose(PlannedExercise slot, Session session, Person person) {
    return stage(person, session.brief()).dose(variation(slot).dose());
  }

  /** How slowly, at the person's stage; what is held has its own rhythm. */
  public Stage rhythm(PlannedExercise slot, Session session, Person person) {
    return variation(slot).dose().holdSeconds() > 0 ? PLAIN : stage(person, session.brief());
  }

  /**
   * Load is for people who have it, have earned it and said yes: never with pain today, after a
   * change, or soon after a break.
   */
  public Load load(PlannedExercise slot, Session session, Person person) {
    Load load = variation(slot).load();
    return switch (load) {
      case NONE, MACHINE -> load;
      case DUMBBELLS ->
          // One change at a time: another form today is change enough.
          slot.isSwapped() || session.hurting() > 0 || !mayLoad(person, session.brief())
              ? Load.NONE
              : load;
    };
  }

  private boolean mayLoad(Person person, boolean brief) {
    Training training = person.training();
    return training.course().load() > 0
        && stage(person, brief).loads()
        && !training.isCautious()
        && training.sessions() >= training.course().loadFrom()
        && person.profile().equipment().contains(Equipment.DUMBBELLS);
  }

  /** The one thing that the next session may have more than the last; empty when it is early. */
  public Optional<NextStep> nextStep(Person person, Instant now) {
    return new Progressing(this, person, now).due();
  }

  /** A harder form of an exercise that the person has earned, and has what it needs. */
  Optional<NextStep> harder(Exercise exercise, Person person) {
    Training training = person.training();
    int level = training.level(exercise);
    boolean asPlanned =
        fitting(exercise, level, person)
            .filter(v -> v.id().equals(exercise.at(level).id()))
            .isPresent();
    if (!asPlanned || !training.progression(exercise).mayStepUp(exercise)) {
      return Optional.empty();
    }
    return exercise.variations().subList(0, level).reversed().stream()
        .filter(v -> person.profile().has().containsAll(v.needs()))
        .findFirst()
        .map(v -> new NextStep.Form(exercise.id(), v.id()));
  }
}
