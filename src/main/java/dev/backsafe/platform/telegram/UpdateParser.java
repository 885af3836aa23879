package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Arrival;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Translator;
import dev.backsafe.platform.Update;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads Telegram's updates, of which it needs a dozen fields: as a tree, since the library's types
 * for the hundreds of others take Jackson a fifth of a start to get to know.
 */
final class UpdateParser implements Translator {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What a person can send that has no words. */
  private static final List<String> WORDLESS =
      List.of(
          "sticker",
          "voice",
          "audio",
          "video",
          "video_note",
          "photo",
          "document",
          "animation",
          "location",
          "venue",
          "contact",
          "poll",
          "dice",
          "story",
          "game");

  private final Supplier<String> botName;

  /**
   * Reads for a bot.
   *
   * @param botName its user name, without "@"
   */
  UpdateParser(Supplier<String> botName) {
    this.botName = botName;
  }

  @Override
  public Arrival read(Update update) {
    JsonNode tree = parse(update);
    if (tree.hasNonNull("message")) {
      return message(update.id(), tree.get("message"));
    }
    if (tree.hasNonNull("edited_message")) {
      return edited(update.id(), tree.get("edited_message"));
    }
    if (tree.hasNonNull("callback_query")) {
      return press(update.id(), tree.get("callback_query"));
    }
    if (tree.hasNonNull("my_chat_member")) {
      return presence(tree.get("my_chat_member"));
    }
    return new Arrival.Nothing();
  }

  private static JsonNode parse(Update update) {
    try {
      JsonNode tree = MAPPER.readTree(update.body());
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      // Its message would quote what was sent.
    }
    throw unreadable();
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("not an update as the Bot API describes it");
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw unreadable();
    }
    return node.textValue();
  }

  private Arrival message(String id, JsonNode message) {
    return content(message).map(c -> said(message, id, c)).orElseGet(Arrival.Nothing::new);
  }

  private Arrival edited(String id, JsonNode message) {
    String words =
        content(message).orElse(null) instanceof Content.Text(String text, _) ? text : "";
    return said(message, id, new Content.Edited(words));
  }

  private static Arrival said(JsonNode message, String id, Content content) {
    JsonNode from = message.path("from");
    JsonNode chat = message.path("chat");
    boolean isPerson = from.hasNonNull("id") && !from.path("is_bot").asBoolean();
    if (!isPerson || !isPrivate(chat)) {
      return new Arrival.Nothing();
    }
    return new Arrival.Said(new Inbound(account(chat), id, content, language(from)));
  }

  /** What a person sent; nothing for what Telegram itself puts into a chat. */
  private Optional<Content> content(JsonNode message) {
    if (message.hasNonNull("forward_origin") || message.hasNonNull("forward_date")) {
      return Optional.of(new Content.Forwarded());
    }
    if (message.hasNonNull("text")) {
      return Optional.of(new Content.Text(withoutBotName(text(message.get("text")))));
    }
    if (message.hasNonNull("caption")) {
      return Optional.of(new Content.Text(text(message.get("caption"))));
    }
    return WORDLESS.stream().anyMatch(message::hasNonNull)
        ? Optional.of(new Content.Other())
        : Optional.empty();
  }

  /** "/done@OurBot" is "/done". */
  private String withoutBotName(String text) {
    int end = text.indexOf(' ');
    String command = end < 0 ? text : text.substring(0, end);
    String suffix = "@" + botName.get();
    boolean ours =
        command.startsWith("/")
            && command.length() > suffix.length()
            && command.toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT));
    return ours
        ? command.substring(0, command.length() - suffix.length())
            + text.substring(command.length())
        : text;
  }

  private static Arrival press(String id, JsonNode query) {
    JsonNode from = query.path("from");
    if (!from.hasNonNull("id") || !query.hasNonNull("data")) {
      return new Arrival.Nothing();
    }
    // In a private chat, chat and person have the same id; an old message may lack the chat.
    JsonNode card = query.path("message").path("message_id");
    Content press =
        new Content.Press(text(query.get("data")), card.isMissingNode() ? null : card.asText());
    return new Arrival.Said(new Inbound(account(from), id, press, language(from)));
  }

  private static Arrival presence(JsonNode change) {
    JsonNode status = change.path("new_chat_member").path("status");
    if (!isPrivate(change.path("chat")) || status.isMissingNode()) {
      return new Arrival.Nothing();
    }
    return new Arrival.Presence(account(change.get("chat")), !status.asText().equals("kicked"));
  }

  private static boolean isPrivate(JsonNode chat) {
    return chat.hasNonNull("id") && chat.path("type").asText().equals("private");
  }

  private static Account account(JsonNode owner) {
    JsonNode id = owner.get("id");
    if (!id.isIntegralNumber()) {
      throw unreadable();
    }
    return new Account(Telegram.PLATFORM, id.asText());
  }

  private static String language(JsonNode user) {
    return user.path("language_code").asText("");
  }
}
