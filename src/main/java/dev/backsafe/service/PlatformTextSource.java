package dev.backsafe.service;

import dev.backsafe.content.Library;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.phrasing.Texts;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.routine.Exercise;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What platforms show of the bot, from the texts of every language. */
final class PlatformTextSource {
  private PlatformTextSource() {}

  static Map<String, PlatformTexts> of(
      Library library, Collection<CommandName> commands, PlatformTexts.Phrase[] phrases) {
    Texts texts = library.texts();
    return texts.tags().stream()
        .collect(
            Collectors.toMap(
                l -> l,
                l ->
                    new PlatformTexts(
                        said(texts, l, commands, CommandName::id, v -> "command." + v.id()),
                        said(
                            texts,
                            l,
                            library.routine().exercises(),
                            Exercise::id,
                            e -> Content.name(e).key()),
                        said(
                            texts,
                            l,
                            List.of(PainKind.values()),
                            PainKind::id,
                            k -> "pain." + k.id()),
                        said(
                            texts,
                            l,
                            List.of(phrases),
                            PlatformTexts.Phrase::key,
                            PlatformTexts.Phrase::key))));
  }

  /** The texts of some things by their ids, in their order. */
  private static <T> Map<String, String> said(
      Texts texts,
      String language,
      Collection<T> things,
      Function<T, String> id,
      Function<T, String> key) {
    Map<String, String> said = new LinkedHashMap<>();
    things.forEach(t -> said.put(id.apply(t), texts.pattern(language, key.apply(t))));
    return Collections.unmodifiableMap(said);
  }
}
