package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.understanding.Additions;
import dev.backsafe.understanding.Saying;
import dev.backsafe.understanding.TopicExample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a language's reader knows beside what it has learned: the examples of the answers, what
 * people call the movements, and the words of wishes.
 */
final class AdditionsReader {
  private AdditionsReader() {}

  /**
   * @param problems what is wrong with the names; with the answers, their own reader says it
   */
  static Additions read(ConfigFiles files, String language, List<Problem> problems) {
    List<TopicExample> examples =
        files
            .read("answers/" + language + ".yaml")
            .map(text -> AnswersReader.read(text, new ArrayList<>()).examples())
            .orElse(List.of());
    Map<String, List<String>> movements = new HashMap<>();
    files
        .read("understanding/" + language + "/movements.yaml")
        .ifPresent(
            text ->
                YamlNode.parse(text, problems)
                    .entries()
                    .forEach((id, names) -> movements.put(id, names(names))));
    Map<String, List<Saying>> wishes =
        files
            .read("understanding/" + language + "/wishes.yaml")
            .map(text -> LexiconReader.groups(text, problems))
            .orElse(Map.of());
    return new Additions(examples, movements, wishes);
  }

  private static List<String> names(YamlNode names) {
    return names.list().stream().map(YamlNode::text).toList();
  }
}
