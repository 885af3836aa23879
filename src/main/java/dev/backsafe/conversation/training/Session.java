package dev.backsafe.conversation.training;

import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A session under way: its exercises in order, worked through from the front.
 *
 * @param brief whether it is a short one, which counts for recovery and not for the next stage
 * @param upright whether nothing of it is to be done lying down, as the person has asked
 */
public record Session(
    Instant startedAt, boolean brief, boolean upright, List<PlannedExercise> slots) {
  /** Nothing heard for this long in a session: ask once. */
  public static final Duration STILL_THERE_AFTER = Duration.ofMinutes(30);

  /** Nothing heard for this long: the session is over, keeping what was done. */
  public static final Duration CLOSES_AFTER = Duration.ofHours(3);

  public Session {
    slots = List.copyOf(slots);
  }

  public Session(Instant startedAt, boolean brief, List<PlannedExercise> slots) {
    this(startedAt, brief, false, slots);
  }

  /** The same, standing and sitting from here on. */
  public Session keptUpright() {
    return new Session(startedAt, brief, true, slots);
  }

  /** The place of the exercise at hand; the number of slots when all are behind. */
  public int position() {
    int i = 0;
    while (i < slots.size() && !slots.get(i).isAhead()) {
      i++;
    }
    return i;
  }

  /** The index of the last exercise like this; empty where there is none. */
  public OptionalInt last(Predicate<PlannedExercise> like) {
    return IntStream.iterate(slots.size() - 1, at -> at >= 0, at -> at - 1)
        .filter(at -> like.test(slots.get(at)))
        .findFirst();
  }

  public boolean isOver() {
    return position() == slots.size();
  }

  public PlannedExercise current() {
    return slots.get(position());
  }

  public int rounds() {
    return slots.stream().mapToInt(PlannedExercise::round).max().orElse(1);
  }

  /** The slots of one round, in order. */
  public List<PlannedExercise> round(int round) {
    return slots.stream().filter(s -> s.round() == round).toList();
  }

  public Session withCurrent(PlannedExercise slot) {
    return with(position(), slot);
  }

  public Session with(int index, PlannedExercise slot) {
    List<PlannedExercise> changed = new ArrayList<>(slots);
    changed.set(index, slot);
    return with(changed);
  }

  public Session with(List<PlannedExercise> changed) {
    return new Session(startedAt, brief, upright, changed);
  }

  /** Hands out another variation of the exercise at hand, in this round and in those ahead. */
  public Session swapped(String variation) {
    PlannedExercise current = current();
    return with(
        slots.stream()
            .map(s -> s.isAhead() && s.exercise().equals(current.exercise()) ? s.at(variation) : s)
            .toList());
  }

  /** Leaves the exercise at hand out for today, in this round and in those ahead. */
  public Session dropped() {
    int at = position();
    String exercise = current().exercise();
    List<PlannedExercise> left = new ArrayList<>(slots.subList(0, at));
    left.add(current().ended(Outcome.DROPPED));
    slots.stream().skip(at + 1L).filter(s -> !s.exercise().equals(exercise)).forEach(left::add);
    return with(left);
  }

  /** Leaves out what is ahead of an exercise. */
  public Session without(String exercise) {
    return with(
        slots.stream()
            .map(s -> s.isAhead() && s.exercise().equals(exercise) ? s.ended(Outcome.SKIPPED) : s)
            .toList());
  }

  public List<PlannedExercise> having(Outcome outcome) {
    return slots.stream().filter(s -> s.outcome() == outcome).toList();
  }

  /** How many of its exercises are still to come, with the one that stands. */
  public long left() {
    return slots.stream().filter(PlannedExercise::isAhead).count();
  }

  /** How many movements hurt; one that hurts in two rounds is one. */
  public long hurting() {
    return slots.stream()
        .filter(PlannedExercise::isHurting)
        .map(PlannedExercise::exercise)
        .distinct()
        .count();
  }

  /** Whether the exercise at hand has hurt already, in whichever round. */
  public boolean hasHurt() {
    return slots.stream().anyMatch(s -> s.isHurting() && s.exercise().equals(current().exercise()));
  }

  /** The worst pain in it; null for none. */
  public @Nullable Hurt hurt() {
    return slots.stream()
        .map(PlannedExercise::hurt)
        .filter(Objects::nonNull)
        .max(Hurt::compareTo)
        .orElse(null);
  }

  /** The highest score that was told in it; null for none. */
  public @Nullable Integer worst() {
    return slots.stream()
        .map(PlannedExercise::score)
        .filter(Objects::nonNull)
        .max(Integer::compareTo)
        .orElse(null);
  }

  /** Whether it calls for recovery: something was done, or tried until it hurt. */
  public boolean counts() {
    return hurting() > 0 || !having(Outcome.DONE).isEmpty();
  }

  /** Whether every exercise of a whole session was done, in whatever form. */
  public boolean isFull() {
    return !brief && having(Outcome.DONE).size() == slots.size();
  }
}
