package dev.backsafe.conversation;

import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.RedFlag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a conversation stands: each phase has its question, and answers every input. */
public sealed interface Phase {
  /** Nothing is known and nothing stored until the person agrees. */
  record Consenting() implements Phase {}

  /** Asking for red flags; {@code which} once the person said that there are some. */
  record Screening(boolean which) implements Base {}

  /**
   * Asking for equipment, time zone and reminders.
   *
   * @param back where to go on when the settings close; null in the first set-up
   */
  record SettingUp(Stage stage, @Nullable Base back) implements Base {
    public enum Stage {
      MENU,
      EQUIPMENT,
      ZONE,
      CLOCK,
      REMINDERS,
      HOURS,
      PICTURES,
      /** All about reminders, with what can be changed. */
      REMINDING,
      QUIET
    }
  }

  /**
   * No routine until a clinician has said so.
   *
   * @param flag the warning sign; null when pain persists
   * @param confirming whether the person is being asked once more if they were cleared
   * @param behind what still holds the routine when a crisis is over; or null
   */
  record Held(@Nullable RedFlag flag, boolean confirming, @Nullable Held behind) implements Base {
    public Held(@Nullable RedFlag flag, boolean confirming) {
      this(flag, confirming, null);
    }
  }

  /**
   * Between sessions: resting or ready, which the clock decides.
   *
   * @param asking what a reminder has asked and nobody answered yet; or null
   */
  record Between(@Nullable Finished last, @Nullable Asking asking) implements Base {
    public enum Asking {
      /** A session now, or when? */
      TRAIN,
      /** How is it, the morning after a session with pain? */
      MORNING
    }

    Between(@Nullable Finished last) {
      this(last, null);
    }
  }

  record Exercising(Session session) implements Base {}

  /**
   * Something hurts.
   *
   * @param session the session that it interrupts; null between sessions
   * @param kind null until it is told
   */
  record DescribingPain(@Nullable Session session, @Nullable PainKind kind) implements Base {}

  /** It may hurt, or worse: better asked than guessed. */
  record Unsure(List<Meaning> candidates, @Nullable RedFlag flag, Base back) implements Phase {
    public Unsure {
      candidates = List.copyOf(candidates);
    }
  }

  record Deleting(Base back) implements Phase {}

  /** Asked to stop, and there is more than one thing that could be meant. */
  record Stopping(Base back) implements Phase {}

  /** A phase that can be interrupted by a question, and returned to. */
  sealed interface Base extends Phase
      permits Screening, SettingUp, Held, Between, Exercising, DescribingPain {}

  /** A session that ended well and may still be opened again by an undo. */
  record Finished(Session session, Training before, Instant at) {}
}
