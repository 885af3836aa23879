package dev.backsafe.service;

import dev.backsafe.conversation.CommandName;
import dev.backsafe.phrasing.Texts;
import dev.backsafe.platform.telegram.TelegramTexts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What Telegram shows of the bot, from the texts of every language. */
final class TelegramTextSource {
  private TelegramTextSource() {}

  static Map<String, TelegramTexts> of(Texts texts) {
    return texts.tags().stream().collect(Collectors.toMap(l -> l, l -> words(texts, l)));
  }

  private static TelegramTexts words(Texts texts, String language) {
    Map<String, String> commands = new LinkedHashMap<>();
    for (CommandName verb : CommandName.values()) {
      commands.put(verb.id(), texts.pattern(language, "command." + verb.id()));
    }
    return new TelegramTexts(
        commands,
        texts.pattern(language, "telegram.about"),
        texts.pattern(language, "telegram.short-about"),
        texts.pattern(language, "telegram.group"),
        texts.pattern(language, "telegram.group-button"));
  }
}
