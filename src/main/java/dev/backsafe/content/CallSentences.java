package dev.backsafe.content;

import dev.backsafe.config.YamlNode;
import dev.backsafe.conversation.Content;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sentences that call to train, {@code reminder.calls}: so many that nobody hears one twice
 * within four weeks.
 */
final class CallSentences {
  /** At most four reminders a week: sixteen in four weeks, and some to spare. */
  private static final int FEWEST = 20;

  /** As much as a notice on a locked screen shows. */
  private static final int LONGEST = 160;

  private CallSentences() {}

  static void read(YamlNode yaml, Map<String, String> texts, Map<String, YamlNode> places) {
    if (!yaml.isList()) {
      yaml.problem(
          "\"" + Content.CALLS + "\" is no list", "write one sentence a line, with a dash");
      return;
    }
    List<YamlNode> sentences = yaml.list();
    if (sentences.size() < FEWEST) {
      yaml.problem(
          "there are only " + sentences.size() + " sentences that call to train",
          "write at least " + FEWEST + ", so that nobody hears one twice within four weeks");
    }
    Set<String> before = new HashSet<>();
    for (int i = 0; i < sentences.size(); i++) {
      YamlNode sentence = sentences.get(i);
      String text = sentence.text();
      check(sentence, text);
      if (!before.add(text)) {
        sentence.problem("this sentence stands in the list twice", "write another one");
      }
      texts.put(Content.CALLS + "." + i, text);
      places.put(Content.CALLS + "." + i, sentence);
    }
  }

  private static void check(YamlNode sentence, String text) {
    if (text.length() > LONGEST) {
      sentence.problem("this sentence is too long", "use at most " + LONGEST + " signs");
    }
    long facts = Content.CALL_ARGS.stream().filter(arg -> text.contains("{" + arg)).count();
    if (facts > 1) {
      sentence.problem(
          "this sentence tells " + facts + " facts", "keep one: it is read in passing");
    }
  }

  /** Those that are there, and at least one. */
  static void needed(Map<String, YamlNode> places, Map<String, Set<String>> needed) {
    needed.put(Content.CALLS + ".0", Content.CALL_ARGS);
    places.keySet().stream()
        .filter(key -> key.startsWith(Content.CALLS + "."))
        .forEach(key -> needed.put(key, Content.CALL_ARGS));
  }
}
