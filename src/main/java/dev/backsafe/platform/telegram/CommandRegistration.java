package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.platform.PlatformTexts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.commands.DeleteMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.GetMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.description.GetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.GetMyShortDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyShortDescription;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeDefault;

/**
 * The bot's list of commands and its descriptions, in every language. The commands are for private
 * chats; nobody is offered them in a group, where they would only be told so. Only what differs is
 * written: Telegram is sparing with changes of these.
 */
final class CommandRegistration {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRegistration.class);

  private static final BotCommandScope PRIVATE = new BotCommandScopeAllPrivateChats();
  private static final BotCommandScope EVERYWHERE = new BotCommandScopeDefault();

  private final BotApi api;

  CommandRegistration(BotApi api) {
    this.api = api;
  }

  /**
   * Brings it up to date; what fails is tried again at the next start.
   *
   * @param languages words by language
   */
  void update(Map<String, PlatformTexts> languages) {
    languages.forEach(
        (language, words) -> {
          boolean everybody = language.equals(PlatformTexts.FALLBACK);
          // Only two-letter codes exist here; a regional variant is chosen within the talk.
          if (everybody || language.length() == 2) {
            update(words, everybody ? null : language);
          }
        });
  }

  private void update(PlatformTexts words, @Nullable String language) {
    List<BotCommand> commands =
        words.commands().entrySet().stream()
            .map(c -> new BotCommand(c.getKey(), c.getValue()))
            .toList();
    String about = words.say(TelegramPhrase.ABOUT);
    String shortAbout = words.say(TelegramPhrase.SHORT_ABOUT);
    if (!commands(PRIVATE, language).equals(commands)) {
      done(
          "commands",
          api.call(
              SetMyCommands.builder()
                  .commands(commands)
                  .scope(PRIVATE)
                  .languageCode(language)
                  .build()));
    }
    if (!commands(EVERYWHERE, language).isEmpty()) {
      // Of an earlier version, or of @BotFather: groups would show it.
      done("commands", api.call(DeleteMyCommands.builder().languageCode(language).build()));
    }
    if (!has(
        api.call(GetMyDescription.builder().languageCode(language).build()),
        "description",
        about)) {
      done(
          "description",
          api.call(SetMyDescription.builder().description(about).languageCode(language).build()));
    }
    if (!has(
        api.call(GetMyShortDescription.builder().languageCode(language).build()),
        "short_description",
        shortAbout)) {
      done(
          "short description",
          api.call(
              SetMyShortDescription.builder()
                  .shortDescription(shortAbout)
                  .languageCode(language)
                  .build()));
    }
  }

  /** As they stand there; none where Telegram does not say. */
  private List<BotCommand> commands(BotCommandScope scope, @Nullable String language) {
    ApiResult answer =
        api.call(GetMyCommands.builder().scope(scope).languageCode(language).build());
    return answer instanceof ApiResult.Ok(JsonNode there)
        ? there
            .valueStream()
            .map(c -> new BotCommand(c.path("command").asText(), c.path("description").asText()))
            .toList()
        : List.of();
  }

  private static boolean has(ApiResult answer, String field, String value) {
    return answer instanceof ApiResult.Ok(JsonNode there)
        && value.equals(there.path(field).textValue());
  }

  private static void done(String what, ApiResult answer) {
    if (!(answer instanceof ApiResult.Ok)) {
      LOG.warn("Telegram did not take the bot's {}; the next start tries again", what);
    }
  }
}
