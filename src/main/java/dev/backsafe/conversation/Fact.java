package dev.backsafe.conversation;

import dev.backsafe.routine.Equipment;
import dev.backsafe.understanding.RedFlag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened, kept for good in the person's history. Append-only. */
public sealed interface Fact {
  record Consented() implements Fact {}

  record ScreenedClear() implements Fact {}

  /** The routine was put on hold; a null flag means pain that persists. */
  record PutOnHold(@Nullable RedFlag flag) implements Fact {}

  record Cleared(@Nullable RedFlag flag) implements Fact {}

  record EquipmentSet(List<Equipment> equipment) implements Fact {}

  record ZoneSet(String zone) implements Fact {}

  record RemindersSet(boolean on, String hours) implements Fact {}

  record SessionStarted(String routine, List<String> exercises) implements Fact {}

  record ExerciseDone(String exercise, String variation) implements Fact {}

  record ExerciseSkipped(String exercise) implements Fact {}

  record ExerciseDropped(String exercise) implements Fact {}

  /** Another variation was handed out. */
  record Substituted(String exercise, String from, String to, Why why) implements Fact {
    public enum Why {
      PAIN,
      ASKED,
      STEPPED_UP
    }
  }

  /** Pain; exercise and variation are null outside a session, kind and score as far as told. */
  record PainReported(
      @Nullable String exercise,
      @Nullable String variation,
      @Nullable PainKind kind,
      @Nullable Integer score)
      implements Fact {}

  /** The last done or skipped exercise was taken back. */
  record Undone(String exercise) implements Fact {}

  /** A session that had ended was opened again. */
  record SessionReopened() implements Fact {}

  record SessionEnded(Ending ending, Instant startedAt, int done, int total, boolean pain)
      implements Fact {}

  record Nudged(NudgeKind kind) implements Fact {}

  /** A fact and when it happened. */
  record Dated(Instant at, Fact fact) {}
}
