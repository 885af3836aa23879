package dev.backsafe.routine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The exercises in their everyday order, and how training with them grows.
 *
 * @param revision changes whenever the routine's content does
 * @param programmes by name; never empty, and the first is everybody's who has chosen none
 */
public record Routine(String revision, List<Exercise> exercises, List<Programme> programmes) {
  public Routine {
    exercises = List.copyOf(exercises);
    programmes = List.copyOf(programmes);
  }

  /** The programme with this id; the first where there is none. */
  public Programme programme(@Nullable String id) {
    return programmes.stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseGet(programmes::getFirst);
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
