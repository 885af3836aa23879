package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.platform.Cooldown;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** In a group: one polite line that leads to the private chat. A back is nobody else's business. */
final class GroupGreeting {
  /** However often it is called there. */
  private static final Duration BETWEEN_GREETINGS = Duration.ofMinutes(1);

  private final BotApi api;
  private final Supplier<String> botName;
  private final Function<String, PlatformTexts> words;
  private final Cooldown cooldown;

  GroupGreeting(
      BotApi api, Supplier<String> botName, Function<String, PlatformTexts> words, Ticker ticker) {
    this.api = api;
    this.botName = botName;
    this.words = words;
    this.cooldown = new Cooldown(ticker, BETWEEN_GREETINGS);
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
    long group = chat(update).path("id").asLong();
    if (isCall(update) && cooldown.isDue(group)) {
      JsonNode from = update.path(update.has("message") ? "message" : "my_chat_member");
      PlatformTexts said = words.apply(from.path("from").path("language_code").asText());
      InlineKeyboardButton button =
          InlineKeyboardButton.builder()
              .text(said.say(TelegramPhrase.GROUP_BUTTON))
              .url("https://t.me/" + botName.get() + "?start=group")
              .build();
      api.call(
          SendMessage.builder()
              .chatId(group)
              .text(said.say(TelegramPhrase.GROUP))
              .replyMarkup(new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button))))
              .build());
    }
  }

  private boolean isCall(JsonNode update) {
    if (update.has("my_chat_member")) {
      String was = update.path("my_chat_member").path("old_chat_member").path("status").asText();
      String is = update.path("my_chat_member").path("new_chat_member").path("status").asText();
      return (was.equals("left") || was.equals("kicked")) && is.equals("member");
    }
    String text = update.path("message").path("text").asText().toLowerCase(Locale.ROOT);
    String mention = "@" + botName.get().toLowerCase(Locale.ROOT);
    String first = text.split("\\s", 2)[0];
    boolean command = first.startsWith("/") && (!first.contains("@") || first.endsWith(mention));
    return command || text.contains(mention);
  }
}
