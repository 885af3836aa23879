package dev.backsafe.conversation;

import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.reminder.ReminderWish;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a conversation. */
public sealed interface Input {
  /** A command, wherever it was typed or picked. */
  sealed interface Command extends Input {}

  /** A command that each phase answers in its own way. */
  enum SessionCommand implements Command {
    START,
    SESSION,
    DONE,
    PAIN,
    EASIER,
    SKIP,
    /** The session, or the reminders: asked where it could be either. */
    STOP,
    STOP_SESSION,
    STOP_REMINDERS,
    UNDO
  }

  /** A command that means the same wherever a conversation stands. */
  sealed interface CommonCommand extends Command {}

  /** A common command that needs no more words. */
  enum PlainCommand implements CommonCommand {
    WHY,
    EXERCISES,
    PROGRESS,
    SUMMARY,
    SETTINGS,
    PRIVACY,
    EXPORT,
    DELETE,
    HELP
  }

  /**
   * How an exercise is done.
   *
   * @param exercise its id; null where none was named, or one that nobody knows
   * @param variation its id, where a certain form was named
   */
  record How(@Nullable String exercise, @Nullable String variation) implements CommonCommand {
    /** Of a movement as understanding names it: an exercise's id, and its form's behind a dot. */
    public static How named(String movement) {
      int dot = movement.indexOf('.');
      return dot < 0
          ? new How(movement, null)
          : new How(movement.substring(0, dot), movement.substring(dot + 1));
    }
  }

  /** What somebody wishes to be different from now on, or tells of the days between. */
  sealed interface Wish extends CommonCommand {}

  /**
   * All about reminders.
   *
   * @param wish what to change; null to be shown all of it
   * @param places where the person may be, if they have said so
   */
  record Reminders(@Nullable ReminderWish wish, List<String> places) implements Wish {
    public Reminders {
      places = List.copyOf(places);
    }

    public Reminders(@Nullable ReminderWish wish) {
      this(wish, List.of());
    }
  }

  /**
   * A walk.
   *
   * @param minutes how long it was; null where a plan for walks is wanted
   */
  record Walk(@Nullable Integer minutes) implements Wish {}

  /**
   * Somebody is somewhere else now.
   *
   * @param places what may be its name, likely ones first
   */
  record Moved(List<String> places) implements Wish {
    public Moved {
      places = List.copyOf(places);
    }
  }

  /** Things, by their ids, that somebody has now, or has no more. */
  record Equipped(Set<String> had, Set<String> lacking) implements Wish {
    public Equipped {
      had = Set.copyOf(had);
      lacking = Set.copyOf(lacking);
    }
  }

  /**
   * An exercise is to be left out.
   *
   * @param movement its id; with that of a form behind a dot, where only that form was named
   * @param forGood whether that was said; else the one at hand may be left out for now
   */
  record LeaveOut(String movement, boolean forGood) implements Wish {}

  /** Nothing is to be done on the floor today. */
  record Upright() implements Wish {}

  /** Pain, with as much as was said of it. */
  record Pain(@Nullable PainKind kind, @Nullable Integer score) implements Input {
    public static final Pain UNDESCRIBED = new Pain(null, null);

    /** Sharp, shooting or tingling, or a score in the red band. */
    public boolean endsSession() {
      return (kind != null && kind.endsSession())
          || (score != null && score >= PainKind.STOP_SCORE);
    }
  }

  /** Something worse than the pain itself, or beside it, worries the person: which sign is it? */
  record Worry() implements Input {}

  /**
   * A pressed button.
   *
   * @param data as it came back: the {@linkplain Button#data data} of a button, if it was offered
   */
  record Choice(String data) implements Input {}

  /**
   * What a person wrote.
   *
   * @param asked the question that stood when it was understood
   * @param otherwise what it means if the warning sign, or the pain, that it may tell of is not
   *     there; null where it tells of none
   * @param ahead what it answers of what may be asked next
   */
  record FreeText(
      Asked asked, Reading reading, @Nullable Reading otherwise, Map<Asked, Answer> ahead)
      implements Input {
    public FreeText {
      ahead = Map.copyOf(ahead);
    }

    public FreeText(Asked asked, Reading reading) {
      this(asked, reading, null, Map.of());
    }

    /** The same words, taken so. */
    public FreeText as(Reading other) {
      return new FreeText(asked, other, otherwise, ahead);
    }
  }

  /** Something that cannot be taken for what the person says. */
  record Unreadable(Why why) implements Input {
    public enum Why {
      /** A sticker, a voice message, a picture. */
      NO_WORDS(TextKey.NO_WORDS),
      /** A message that was changed after it was answered. */
      EDITED(TextKey.NO_EDITS),
      /** A command that names another bot. */
      FOR_ANOTHER(TextKey.NOT_FOR_ME),
      /** Somebody else's words. */
      FORWARDED(TextKey.NO_FORWARDS),
      /** What no button of ours carries. */
      FORGED(TextKey.OLD_BUTTON);

      private final TextKey answer;

      Why(TextKey answer) {
        this.answer = answer;
      }

      public TextKey answer() {
        return answer;
      }
    }

    public Unreadable() {
      this(Why.NO_WORDS);
    }
  }

  record ReminderDue(ReminderKind kind, Instant dueAt) implements Input {}
}
