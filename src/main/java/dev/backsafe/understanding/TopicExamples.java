package dev.backsafe.understanding;

import dev.backsafe.understanding.Weighing.Weighed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Topics that were added without learning anew: a text asks about such a topic if it is more like
 * one of its examples (by cosine) than like any phrase that was learned, and has a word of the
 * example that phrases seldom have.
 */
final class TopicExamples {
  private static final float ALIKE = 0.3f;

  private final Classifier classifier;
  private final List<Example> examples;

  private record Example(String topic, Weighed weighed, Set<String> tellingWords) {}

  TopicExamples(
      Classifier classifier, List<TopicExample> examples, Function<String, Utterance> reader) {
    this.classifier = classifier;
    this.examples =
        examples.stream()
            .map(
                example -> {
                  Utterance text = reader.apply(example.text());
                  return new Example(example.topic(), weighed(text), tellingWords(text));
                })
            .toList();
  }

  private Weighed weighed(Utterance text) {
    // Groups of the lexicon say what is meant, and not what it is about.
    return classifier.weighing().weighNew(Grams.of(text, new GroupMentions(0, 0), 0, text.size()));
  }

  private Set<String> tellingWords(Utterance text) {
    Set<String> words = new HashSet<>();
    for (int at = 0; at < text.size(); at++) {
      if (classifier.weighing().isTelling(text.word(at))) {
        words.add(stem(text.word(at)));
      }
    }
    return words;
  }

  /** "Parks", "parking" and "park" are about one thing. */
  private static String stem(String word) {
    String stem = word.replaceFirst("(ing|s|ed)$", "");
    return stem.length() < 3 ? word : stem;
  }

  /** The guess, or the same with the topic of an example that is like the text. */
  Prediction among(Prediction guess, Utterance text) {
    if (examples.isEmpty()) {
      return guess;
    }
    Weighed weighed = weighed(text);
    Set<String> words = tellingWords(text);
    float most = Math.max(ALIKE, guess.nearest());
    String topic = null;
    for (Example example : examples) {
      float likeness = example.weighed.likeness(weighed);
      if (likeness >= most && example.tellingWords.stream().anyMatch(words::contains)) {
        most = likeness;
        topic = example.topic;
      }
    }
    return topic == null ? guess : guess.asking(new Topics.About(topic, most));
  }
}
