package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Arrival;
import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Translator;
import dev.backsafe.platform.Update;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads Telegram's updates, of which it needs a dozen fields: as a tree, since the library's types
 * for the hundreds of others take Jackson a fifth of a start to get to know.
 */
final class UpdateParser implements Translator {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final int MOST_REMEMBERED = 10_000;

  /**
   * What Telegram itself puts into a private chat (https://core.telegram.org/bots/api#message, Bot
   * API 10.2): nobody has said anything. Whatever else has no words, of kinds that are still to
   * come too, was sent by the person.
   */
  private static final List<String> SERVICE =
      List.of(
          "pinned_message",
          "message_auto_delete_timer_changed",
          "chat_background_set",
          "connected_website",
          "write_access_allowed",
          "users_shared",
          "chat_shared",
          "web_app_data",
          "passport_data",
          "successful_payment",
          "refunded_payment",
          "gift",
          "unique_gift",
          "gift_upgrade_sent",
          "giveaway_created",
          "giveaway_completed",
          "boost_added",
          "proximity_alert_triggered",
          "checklist_tasks_done",
          "checklist_tasks_added",
          "paid_message_price_changed",
          "poll_option_added",
          "poll_option_deleted",
          "managed_bot_created",
          "forum_topic_created",
          "forum_topic_edited",
          "forum_topic_closed",
          "forum_topic_reopened",
          "video_chat_scheduled",
          "video_chat_started",
          "video_chat_ended",
          "video_chat_participants_invited");

  /** What the words of recent messages came to: enough to see whether an edit has changed them. */
  private final Map<String, Integer> heard =
      Collections.synchronizedMap(new BoundedMap<>(MOST_REMEMBERED));

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

  /** Presses carry the person; in a private chat, chat and person have the same id. */
  @Override
  public Optional<Account> sender(Update update) {
    JsonNode tree;
    try {
      tree = parse(update);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Stream.of("message", "edited_message", "callback_query", "my_chat_member")
        .map(kind -> tree.path(kind).path("from").path("id"))
        .filter(JsonNode::isIntegralNumber)
        .map(id -> new Account(Telegram.PLATFORM, id.asText()))
        .findFirst();
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
    heard.put(place(message), words(message).hashCode());
    return content(message).map(c -> said(message, id, c)).orElseGet(Arrival.Nothing::new);
  }

  /**
   * An edit may change nothing that can be read, as when a link gets its preview or somebody who
   * shares their place moves on (https://core.telegram.org/bots/api#update, edited_message): nobody
   * has said anything then.
   */
  private Arrival edited(String id, JsonNode message) {
    String words = words(message);
    if (words.isEmpty() || Objects.equals(heard.get(place(message)), words.hashCode())) {
      return new Arrival.Nothing();
    }
    String said = content(message).orElse(null) instanceof Content.Text(String text, _) ? text : "";
    return said(message, id, new Content.Edited(said));
  }

  private static String place(JsonNode message) {
    return message.path("chat").path("id").asText() + "/" + message.path("message_id").asText();
  }

  private static String words(JsonNode message) {
    return message.path("text").asText(message.path("caption").asText(""));
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
      return Optional.of(typed(text(message.get("text"))));
    }
    if (message.hasNonNull("caption")) {
      return Optional.of(new Content.Text(text(message.get("caption"))));
    }
    return SERVICE.stream().anyMatch(message::hasNonNull)
        ? Optional.empty()
        : Optional.of(new Content.Other());
  }

  /**
   * "/done@OurBot" is "/done"; a command for another bot is none here, but what stands behind it
   * was said to us all the same.
   */
  private Content typed(String text) {
    TypedCommand command = TypedCommand.of(text).orElse(null);
    if (command == null || command.bot().isEmpty()) {
      return new Content.Text(text);
    }
    if (!command.isForAnother(botName.get())) {
      return new Content.Text("/" + command.name() + command.rest());
    }
    return command.rest().isBlank()
        ? new Content.ForAnother()
        : new Content.Text(command.rest().strip());
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
