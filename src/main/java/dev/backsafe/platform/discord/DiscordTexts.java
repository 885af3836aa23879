package dev.backsafe.platform.discord;

import java.util.Map;

/**
 * What Discord shows of the bot outside of the conversation, in one language.
 *
 * @param commands what each command does, by its name, in the order of the list
 * @param exercises their names, by id
 * @param kinds what pain may be like, by what {@code /pain} takes
 */
public record DiscordTexts(
    Map<String, String> commands,
    Map<String, String> exercises,
    Map<String, String> kinds,
    Map<DiscordPhrase, String> phrases) {

  String say(DiscordPhrase phrase) {
    return phrases.getOrDefault(phrase, phrase.key());
  }

  /** Says it of a channel. */
  String say(DiscordPhrase phrase, String channel) {
    return say(phrase).replace("{channel}", channel);
  }
}
