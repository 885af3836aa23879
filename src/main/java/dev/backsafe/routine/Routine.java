package dev.backsafe.routine;

import java.util.List;
import java.util.Optional;

/**
 * The exercises in their everyday order.
 *
 * @param revision changes whenever the routine's content does
 */
public record Routine(String revision, List<Exercise> exercises) {
  public Routine {
    exercises = List.copyOf(exercises);
  }

  public Optional<Exercise> find(String id) {
    return exercises.stream().filter(e -> e.id().equals(id)).findFirst();
  }

  /** What an illustration shows; empty when the routine has it no more. */
  public Optional<Variation> find(Illustration shown) {
    return find(shown.exercise()).stream()
        .flatMap(e -> e.variations().stream())
        .filter(v -> v.id().equals(shown.variation()))
        .findFirst();
  }

  /** The exercise with this id, which the caller knows to be part of the routine. */
  public Exercise get(String id) {
    return find(id).orElseThrow();
  }
}
