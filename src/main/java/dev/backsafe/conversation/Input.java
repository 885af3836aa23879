package dev.backsafe.conversation;

import dev.backsafe.understanding.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a conversation. */
public sealed interface Input {
  /**
   * A command, wherever it was typed or picked.
   *
   * @param of what the command is about, such as an exercise's id; often empty
   */
  record Command(Verb verb, String of) implements Input {
    public Command(Verb verb) {
      this(verb, "");
    }
  }

  /** Pain, with as much as was said of it. */
  record Pain(@Nullable PainKind kind, @Nullable Integer score) implements Input {
    /** Sharp, shooting or tingling, or a score in the red band. */
    boolean endsSession() {
      return (kind != null && kind.endsSession())
          || (score != null && score >= PainKind.STOP_SCORE);
    }
  }

  /**
   * A pressed button.
   *
   * @param step the person's step at which the button was offered
   */
  record Choice(Action action, String of, long step) implements Input {}

  /** What a person wrote, and how it was understood. */
  record FreeText(String text, Reading reading) implements Input {}

  /** Something that cannot be taken for what the person says. */
  record Unreadable(Why why) implements Input {
    public enum Why {
      /** A sticker, a voice message, a picture. */
      NO_WORDS(TextKey.NO_WORDS),
      /** A message that was changed after it was answered. */
      EDITED(TextKey.NO_EDITS),
      /** Somebody else's words. */
      FORWARDED(TextKey.NO_FORWARDS),
      /** A button that nobody offered. */
      FORGED(TextKey.OLD_BUTTON);

      private final TextKey answer;

      Why(TextKey answer) {
        this.answer = answer;
      }

      TextKey answer() {
        return answer;
      }
    }

    public Unreadable() {
      this(Why.NO_WORDS);
    }
  }

  record ReminderDue(ReminderKind kind, Instant dueAt) implements Input {}
}
