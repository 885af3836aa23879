package dev.backsafe.conversation.training;

import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A session under way: its exercises in order, worked through from the front. */
public record Session(Instant startedAt, List<PlannedExercise> slots) {
  /** Nothing heard for this long in a session: ask once. */
  public static final Duration STILL_THERE_AFTER = Duration.ofMinutes(30);

  /** Nothing heard for this long: the session is over, keeping what was done. */
  public static final Duration CLOSES_AFTER = Duration.ofHours(3);

  public Session {
    slots = List.copyOf(slots);
  }

  /** The place of the exercise at hand; the number of slots when all are behind. */
  public int position() {
    int i = 0;
    while (i < slots.size() && !slots.get(i).isAhead()) {
      i++;
    }
    return i;
  }

  public boolean isOver() {
    return position() == slots.size();
  }

  public PlannedExercise current() {
    return slots.get(position());
  }

  public Session withCurrent(PlannedExercise slot) {
    return with(position(), slot);
  }

  public Session with(int index, PlannedExercise slot) {
    List<PlannedExercise> changed = new ArrayList<>(slots);
    changed.set(index, slot);
    return new Session(startedAt, changed);
  }

  public List<PlannedExercise> having(Outcome outcome) {
    return slots.stream().filter(s -> s.outcome() == outcome).toList();
  }

  public long hurting() {
    return slots.stream().filter(PlannedExercise::hurt).count();
  }

  /** Whether it calls for recovery: something was done, or tried until it hurt. */
  public boolean counts() {
    return hurting() > 0 || !having(Outcome.DONE).isEmpty();
  }

  /** Whether every exercise was done, and none hurt. */
  public boolean isFullAndPainFree() {
    return hurting() == 0 && having(Outcome.DONE).size() == slots.size();
  }
}
