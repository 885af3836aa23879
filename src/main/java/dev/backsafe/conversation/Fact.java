package dev.backsafe.conversation;

import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
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

  /** A warning sign was not meant, or not there after all. */
  record TakenBack(@Nullable RedFlag flag) implements Fact {}

  record EquipmentSet(List<Equipment> equipment) implements Fact {}

  record ZoneSet(String zone) implements Fact {}

  /**
   * Reminders were turned on or off.
   *
   * @param hours when they are welcome: "any", "morning", "monday+friday 07:00"
   */
  record RemindersSet(boolean on, String hours) implements Fact {}

  /** The person wants to hear nothing until then, and has said so before. */
  record Paused(Instant until) implements Fact {}

  /** A pause has ended before its time. */
  record Resumed() implements Fact {}

  /** No reminders from that moment on until the other, though all stays as it is set. */
  record DaysSkipped(Instant begin, Instant until) implements Fact {}

  /** Local times of the day. */
  record QuietSet(String from, String to) implements Fact {}

  record RecapSet(boolean on) implements Fact {}

  /** A reminder was put off by the person. */
  record Snoozed(Instant until) implements Fact {}

  /** How it was when it was asked after pain. */
  record MorningTold(Morning morning) implements Fact {}

  /** The sharp pain of the last time has settled, as the person says. */
  record Settled() implements Fact {}

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

  /**
   * Pain; exercise and variation are null outside a session, kind and score as far as told, and so
   * is what it was beside the usual (histories from before that was asked have none).
   */
  record PainReported(
      @Nullable String exercise,
      @Nullable String variation,
      @Nullable PainKind kind,
      @Nullable Integer score,
      @Nullable Hurt hurt)
      implements Fact {}

  /** The pain that was told last was not meant, and nothing hurts. */
  record PainTakenBack() implements Fact {}

  /** How hard the session before it was. */
  record EffortTold(Effort effort) implements Fact {}

  /** How the back was, from 0 to 10: after a session, or before one. */
  record BackTold(int score, boolean after) implements Fact {}

  /** What pain is usual, from 0 to 10; null where the person would rather not say. */
  record UsualPainTold(@Nullable Integer score) implements Fact {}

  /** Pain that had persisted has clearly gone, as the person says. */
  record Recovered() implements Fact {}

  /** Worked muscles ache, which is no pain of the back. */
  record SoreTold() implements Fact {}

  /** Was advised to have pain looked at, without a hold. */
  record Advised() implements Fact {}

  /** A step was offered; what it was about, and to what it leads. */
  record StepOffered(String step, String to, boolean taken) implements Fact {}

  /** The programme went back, for pain or because it was too hard. */
  record SteppedBack(String stage) implements Fact {}

  /** Came back from a break, with a back that is better, the same, or worse. */
  record CameBack(int days, Morning back) implements Fact {}

  /** Which exercises are left out until they are wanted again. */
  record LeftOutSet(List<String> exercises) implements Fact {}

  /** How long a session may be; 0 for as long as it takes. */
  record MinutesSet(int minutes) implements Fact {}

  record ProgrammeSet(String programme) implements Fact {}

  /** The weekly look is wanted, or not any more. */
  record WeeklySet(boolean on) implements Fact {}

  /** What somebody wants to be able to do again; null where that was taken away. */
  record GoalSet(@Nullable Goal goal) implements Fact {}

  /**
   * A look at the week, each answer from 0 to 10, and null where it was skipped.
   *
   * @param pain of the back, on average over the last seven days
   * @param goal how well the goal can be done: 0 not at all, 10 as before
   * @param confidence how sure the person is to keep active although it hurts
   */
  record WeekTold(@Nullable Integer pain, @Nullable Integer goal, @Nullable Integer confidence)
      implements Fact {}

  /** How long a walk is in the walking plan; null where there is no plan any more. */
  record WalkingPlanSet(@Nullable Integer minutes) implements Fact {}

  record Walked(int minutes) implements Fact {}

  /** One leg was heavy, numb or painful on a walk. */
  record LegOnWalkTold() implements Fact {}

  record FlareUpBegan() implements Fact {}

  /** How it was on a day of a flare-up. */
  record FlareUpTold(Morning how) implements Fact {}

  record FlareUpEnded(How how) implements Fact {
    public enum How {
      /** It was better, or twice about the same: histories from before these were told apart. */
      SETTLED,
      BETTER,
      /** It was about the same on as many days as it takes to go on. */
      STEADY,
      /** It did not settle: a clinician comes first. */
      HELD,
      /** A warning sign was told, and what that calls for took its place. */
      OVERTAKEN
    }
  }

  /** The last done or skipped exercise was taken back. */
  record Undone(String exercise) implements Fact {}

  /** A session that had ended was opened again. */
  record SessionReopened() implements Fact {}

  record SessionEnded(Ending ending, Instant startedAt, int done, int total, boolean pain)
      implements Fact {}

  /** A reminder was said; {@code dueAt} is null in histories from before it was kept. */
  record ReminderSaid(ReminderKind kind, @Nullable Instant dueAt) implements Fact {}

  /** A reminder has arrived, so long after it was due. */
  record ReminderArrived(Instant dueAt, long lateSeconds) implements Fact {}

  /** The person cannot be written to any more: they have blocked the bot, or are gone. */
  record TurnedUnreachable() implements Fact {}

  /** A reminder came due, and was not said; it may come later. */
  record ReminderSkipped(ReminderKind kind, Instant dueAt, Reason reason) implements Fact {
    public enum Reason {
      /** The person wants none. */
      OFF,
      /** The routine waits for a clinician. */
      HELD,
      /** Another question stands, such as about a warning sign. */
      ASKED,
      IN_SESSION,
      /** Trained meanwhile, or it hurts: recovery is not over. */
      RESTING,
      /** Put off, answered, or replaced by another. */
      REPLACED,
      /** It would have come at night. */
      QUIET,
      /** The bot was away when it was due, or could not send it, longer than it makes sense. */
      LATE,
      /** Another was said that day, or as many as a week may have. */
      COLLAPSED,
      /** The person wants to hear nothing until a certain day. */
      PAUSED,
      /** Nobody was heard for weeks. */
      AWAY,
      /** There was no session yet of which there would be something to tell. */
      NOTHING
    }
  }

  /** A fact and when it happened. */
  record Dated(Instant at, Fact fact) {}
}
