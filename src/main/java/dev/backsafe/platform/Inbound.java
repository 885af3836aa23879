package dev.backsafe.platform;

import dev.backsafe.conversation.Input;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person sent.
 *
 * @param updateId the platform's own id of it: what comes twice counts once
 * @param language the person's language as the platform knows it (BCP 47); may be empty
 */
public record Inbound(Account account, String updateId, Content content, String language) {
  /** What it was. */
  public sealed interface Content {
    /**
     * Something written.
     *
     * @param card the platform's id of the message that it was written under, where it takes that
     *     one's place; null where it stands in the chat
     */
    record Text(String text, @Nullable String card) implements Content {
      public Text(String text) {
        this(text, null);
      }
    }

    /** What was picked from a platform's menu of commands, with its options. */
    record Command(Input input) implements Content {}

    /**
     * A pressed button, by the data that it was sent with.
     *
     * @param card the platform's id of the message that the button stood under, or null
     */
    record Press(String data, @Nullable String card) implements Content {
      public Press(String data) {
        this(data, null);
      }
    }

    /** A sticker, a voice message, a picture: nothing that can be read. */
    record Other() implements Content {}

    /**
     * A message that was sent earlier, and has been changed.
     *
     * @param text as it is now; empty where it has no words
     */
    record Edited(String text) implements Content {}

    /** A command that names another bot. */
    record ForAnother() implements Content {}

    /** Somebody else's words, passed on. */
    record Forwarded() implements Content {}
  }
}
