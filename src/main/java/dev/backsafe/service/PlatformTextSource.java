package dev.backsafe.service;

import dev.backsafe.content.Library;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.routine.Exercise;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What platforms show of the bot, from the texts of every language. */
final class PlatformTextSource {
  private PlatformTextSource() {}

  static Map<String, PlatformTexts> of(
      Library library, Collection<CommandName> commands, PlatformTexts.Phrase[] phrases) {
    Map<String, PlatformTexts> languages = new HashMap<>();
    for (String language : library.texts().tags()) {
      UnaryOperator<String> text = key -> library.texts().pattern(language, key);
      languages.put(
          language,
          new PlatformTexts(
              said(commands, CommandName::id, c -> text.apply("command." + c.id())),
              said(
                  library.routine().exercises(),
                  Exercise::id,
                  e -> text.apply(Content.name(e).key())),
              said(List.of(PainKind.values()), PainKind::id, k -> text.apply("pain." + k.id())),
              said(List.of(phrases), PlatformTexts.Phrase::key, p -> text.apply(p.key()))));
    }
    return Collections.unmodifiableMap(languages);
  }

  /** The texts of some things by their ids, in their order. */
  private static <T> Map<String, String> said(
      Collection<T> things, Function<T, String> id, Function<T, String> text) {
    Map<String, String> said = new LinkedHashMap<>();
    things.forEach(t -> said.put(id.apply(t), text.apply(t)));
    return Collections.unmodifiableMap(said);
  }
}
