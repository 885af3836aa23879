package dev.backsafe.service;

import dev.backsafe.content.Library;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.PlatformTexts.Movement;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import java.util.ArrayList;
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
              movements(library.routine(), text),
              said(List.of(PainKind.values()), PainKind::id, k -> text.apply("pain." + k.id())),
              said(List.of(phrases), PlatformTexts.Phrase::key, p -> text.apply(p.key()))));
    }
    return Collections.unmodifiableMap(languages);
  }

  private static List<Movement> movements(Routine routine, UnaryOperator<String> text) {
    List<Movement> movements = new ArrayList<>();
    for (Exercise exercise : routine.exercises()) {
      String name = text.apply(Content.name(exercise).key());
      movements.add(new Movement(exercise.id(), name, name));
    }
    for (Exercise exercise : routine.exercises()) {
      String of = text.apply(Content.name(exercise).key());
      for (Variation variation : exercise.variations()) {
        String name = text.apply(Content.name(exercise, variation).key());
        if (movements.stream().noneMatch(m -> m.name().equals(name))) {
          String how = text.apply(Content.how(exercise, variation).key());
          movements.add(new Movement(null, name, String.join(" ", name, of, how)));
        }
      }
    }
    return List.copyOf(movements);
  }

  /** The texts of some things by their ids, in their order. */
  private static <T> Map<String, String> said(
      Collection<T> things, Function<T, String> id, Function<T, String> text) {
    Map<String, String> said = new LinkedHashMap<>();
    things.forEach(t -> said.put(id.apply(t), text.apply(t)));
    return Collections.unmodifiableMap(said);
  }
}
