package dev.backsafe.service;

import dev.backsafe.content.Library;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.phrasing.Texts;
import dev.backsafe.platform.discord.DiscordPhrase;
import dev.backsafe.platform.discord.DiscordTexts;
import dev.backsafe.routine.Exercise;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What Discord shows of the bot, from the texts of every language. */
final class DiscordTextSource {
  private DiscordTextSource() {}

  static Map<String, DiscordTexts> of(Library library) {
    return library.texts().tags().stream()
        .collect(Collectors.toMap(l -> l, l -> words(library, l)));
  }

  private static DiscordTexts words(Library library, String language) {
    Texts texts = library.texts();
    Map<DiscordPhrase, String> phrases = new EnumMap<>(DiscordPhrase.class);
    for (DiscordPhrase phrase : DiscordPhrase.values()) {
      phrases.put(phrase, texts.pattern(language, phrase.key()));
    }
    return new DiscordTexts(
        // "/session" is how one starts here.
        ordered(
            Arrays.stream(CommandName.values()).filter(v -> v != CommandName.START).toList(),
            CommandName::id,
            v -> texts.pattern(language, "command." + v.id())),
        ordered(
            library.routine().exercises(),
            Exercise::id,
            e -> texts.pattern(language, Content.name(e).key())),
        ordered(
            Arrays.asList(PainKind.values()),
            PainKind::id,
            k -> texts.pattern(language, "pain." + k.id())),
        phrases);
  }

  private static <T> Map<String, String> ordered(
      Iterable<T> things, Function<T, String> key, Function<T, String> text) {
    Map<String, String> ordered = new LinkedHashMap<>();
    things.forEach(t -> ordered.put(key.apply(t), text.apply(t)));
    return Collections.unmodifiableMap(ordered);
  }
}
