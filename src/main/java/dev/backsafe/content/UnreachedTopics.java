package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.understanding.LanguageData;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.TopicExample;
import dev.backsafe.understanding.Understanding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers that nobody gets, because nothing that people write is taken for a question of theirs.
 */
public final class UnreachedTopics {
  private UnreachedTopics() {}

  /** A problem for each such topic. */
  public static List<Problem> in(ConfigFiles files, Understanding understanding) {
    List<Problem> problems = new ArrayList<>();
    for (LanguageData data : UnderstandingLoader.load(files).languages()) {
      files
          .read("answers/" + data.language() + ".yaml")
          .ifPresent(
              text -> {
                AnswersReader.Answers answers = AnswersReader.read(text, problems);
                Set<String> reached = reached(data, answers.examples(), understanding);
                answers
                    .places()
                    .forEach(
                        (topic, place) -> {
                          if (!reached.contains(topic)) {
                            place.problem(
                                "nothing that people write is understood as \"" + topic + "\"",
                                "add examples: of how it is asked, or others");
                          }
                        });
              });
    }
    return problems;
  }

  private static Set<String> reached(
      LanguageData data, List<TopicExample> examples, Understanding understanding) {
    List<TopicExample> asked = new ArrayList<>(examples);
    data.phrases().stream()
        .filter(phrase -> phrase.topic() != null)
        .forEach(phrase -> asked.add(new TopicExample(phrase.topic(), phrase.text())));
    Set<String> reached = new HashSet<>();
    for (TopicExample example : asked) {
      if (!reached.contains(example.topic())) {
        Reading reading = understanding.read(example.text(), data.language());
        Optional.ofNullable(reading.topic()).ifPresent(reached::add);
      }
    }
    return reached;
  }
}
