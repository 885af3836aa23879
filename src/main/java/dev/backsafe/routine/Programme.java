package dev.backsafe.routine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the routine grows over the weeks, and when. Rules and numbers: programme-facts in the
 * comments of {@code routine.yaml}.
 *
 * @param exercises ids of those that it has, in their everyday order
 * @param core ids of those that a short session has, and that a stage may do once more
 * @param lying ids of those for a bad day, in their gentlest forms
 * @param stages from the first to the last; never empty
 */
public record Programme(
    String id,
    List<String> exercises,
    List<String> core,
    List<String> lying,
    List<Stage> stages,
    Pace pace) {
  /**
   * When the next step is offered.
   *
   * @param sessions clean ones in a row, one of them full
   * @param after since the last step
   * @param afterEasy the same where the last two were told to be easy
   * @param askAgainAfter since an offer was declined
   * @param loadAfter clean sessions in a row before weight is offered
   * @param mostLoad kilograms in each hand
   */
  public record Pace(
      int sessions,
      Duration after,
      Duration afterEasy,
      Duration askAgainAfter,
      int loadAfter,
      int mostLoad) {}

  public Programme {
    exercises = List.copyOf(exercises);
    core = List.copyOf(core);
    lying = List.copyOf(lying);
    stages = List.copyOf(stages);
  }

  /** The stage with this id; the first where there is none: nobody begins too high. */
  public Stage stage(String id) {
    return stages.get(place(id));
  }

  /** The place of a stage, from 0; 0 where there is none. */
  public int place(String id) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).id().equals(id)) {
        return i;
      }
    }
    return 0;
  }

  /** So many stages back, and never before the first. */
  public Stage back(String id, int stepsBack) {
    return stages.get(Math.max(0, place(id) - stepsBack));
  }

  public Stage first() {
    return stages.getFirst();
  }

  /** The highest stage up to this one with half of its rounds, and at least one. */
  public Stage halved(String id) {
    int most = Math.max(1, stage(id).rounds() / 2);
    return stages.subList(0, place(id) + 1).reversed().stream()
        .filter(s -> s.rounds() <= most && !s.again())
        .findFirst()
        .orElseGet(this::first);
  }

  public Optional<Stage> after(String id) {
    int next = place(id) + 1;
    return next < stages.size() ? Optional.of(stages.get(next)) : Optional.empty();
  }
}
