package dev.backsafe.platform;

/**
 * Something that a person sent.
 *
 * @param updateId the platform's own id of it: what comes twice counts once
 * @param language the person's language as the platform knows it (BCP 47); may be empty
 */
public record Inbound(Account account, String updateId, Content content, String language) {
  /** What it was. */
  public sealed interface Content {
    record Text(String text) implements Content {}

    /** A pressed button, by the data that it was sent with. */
    record Press(String data) implements Content {}

    /** A sticker, a voice message, a picture: nothing that can be read. */
    record Other() implements Content {}
  }
}
