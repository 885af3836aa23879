package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.platform.Cooldown;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** In a group: one polite line that leads to the private chat. A back is nobody else's business. */
final class GroupGreeting {
  /** However often it is called there. */
  private static final Duration BETWEEN_GREETINGS = Duration.ofMinutes(1);

  private static final Set<String> OUTSIDE = Set.of("left", "kicked");
  private static final Set<String> INSIDE = Set.of("member", "administrator");

  private final BotApi api;
  private final Supplier<String> botName;
  private final Function<String, PlatformTexts> words;
  private final Cooldown<Long> cooldown;

  GroupGreeting(
      BotApi api, Supplier<String> botName, Function<String, PlatformTexts> words, Ticker ticker) {
    this.api = api;
    this.botName = botName;
    this.words = words;
    this.cooldown = new Cooldown<>(ticker, BETWEEN_GREETINGS);
  }

  boolean isOfGroup(JsonNode update) {
    String type = chat(update).path("type").asText();
    return switch (type) {
      case "group", "supergroup", "channel" -> true;
      default -> false;
    };
  }

  private static JsonNode chat(JsonNode update) {
    for (String kind : List.of("message", "edited_message", "my_chat_member")) {
      if (update.has(kind)) {
        return update.path(kind).path("chat");
      }
    }
    return update.path("callback_query").path("message").path("chat");
  }

  /** Says the line when the bot was called, or has just been let in. */
  void greet(JsonNode update) {
    JsonNode said = update.path(update.has("message") ? "message" : "my_chat_member");
    PlatformTexts language = words.apply(said.path("from").path("language_code").asText());
    boolean isCalled = hasJoined(update.path("my_chat_member")) || isCall(said, language);
    long group = chat(update).path("id").asLong();
    if (isCalled && cooldown.isDue(group)) {
      api.call(greeting(group, said, language));
    }
  }

  /** In a forum, where it was called: https://core.telegram.org/bots/api#message. */
  private SendMessage greeting(long group, JsonNode said, PlatformTexts language) {
    InlineKeyboardButton button =
        InlineKeyboardButton.builder()
            .text(language.say(TelegramPhrase.GROUP_BUTTON))
            .url("https://t.me/" + botName.get() + "?start=group")
            .build();
    Integer topic =
        said.path("is_topic_message").asBoolean() ? said.path("message_thread_id").asInt() : null;
    return SendMessage.builder()
        .chatId(group)
        .messageThreadId(topic)
        .text(language.say(TelegramPhrase.GROUP))
        .replyMarkup(new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button))))
        .build();
  }

  /** A channel is for reading, and nobody there has asked. */
  private static boolean hasJoined(JsonNode change) {
    return !change.path("chat").path("type").asText().equals("channel")
        && OUTSIDE.contains(change.path("old_chat_member").path("status").asText())
        && INSIDE.contains(change.path("new_chat_member").path("status").asText());
  }

  /**
   * Our own command, or our name; what begins with anybody else's command is theirs, whatever it
   * mentions.
   */
  private boolean isCall(JsonNode message, PlatformTexts language) {
    String text = message.path(message.has("text") ? "text" : "caption").asText();
    if (isByBot(message)) {
      return false;
    }
    return TypedCommand.of(text)
        .map(c -> !c.isForAnother(botName.get()) && language.commands().containsKey(c.name()))
        .orElseGet(() -> mentions(text));
  }

  /** Whoever writes for a chat, such as an administrator without a name, counts as a bot there. */
  private static boolean isByBot(JsonNode message) {
    boolean bot = message.path("from").path("is_bot").asBoolean() && !message.has("sender_chat");
    return bot || message.has("via_bot");
  }

  /** "@the_bot2" is somebody else, and so is "me@the_bot.org". */
  private boolean mentions(String text) {
    String mention = "(?<![\\w@])@" + Pattern.quote(botName.get()) + "(?!\\w|\\.\\w)";
    return Pattern.compile(mention, Pattern.CASE_INSENSITIVE).matcher(text).find();
  }
}
