package dev.backsafe.content;

import com.ibm.icu.text.MessageFormat;
import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.conversation.AnswerTopic;
import dev.backsafe.conversation.AnswerTopic.Place;
import dev.backsafe.conversation.AnswerTopic.Sentence;
import dev.backsafe.conversation.AnswerValue;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.understanding.TopicExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code answers/<language>.yaml}: what can be asked, and what is answered. */
final class AnswersReader {
  /** Longer answers are not read. */
  static final int LONGEST = 300;

  private static final Set<String> KEYS =
      Set.of("answer", "session", "held", "crisis", "pain", "go", "training", "source", "examples");

  /** What an answer about training begins with where there is no own one for the place. */
  private static final Map<Place, TextKey> BEGINNINGS =
      Map.of(Place.HELD, TextKey.ANSWER_HELD, Place.PAIN, TextKey.ANSWER_PAIN);

  /** What nobody may be promised, or frightened with. */
  private static final java.util.regex.Pattern PROMISE =
      java.util.regex.Pattern.compile(
          "\\b(cures?|cured|heals?|healed|guaranteed?|guarantees|damaged?|safe for you)\\b"
              + "|\\b\\d+ ?(mg|milligrams?|ml|tablets?|pills?)\\b",
          java.util.regex.Pattern.CASE_INSENSITIVE);

  private final List<AnswerTopic> topics = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private final List<TopicExample> examples = new ArrayList<>();
  private final Map<String, YamlNode> places = new LinkedHashMap<>();
  private final Map<String, String> said;

  private AnswersReader(Map<String, String> said) {
    this.said = said;
  }

  /**
   * What a language's file has.
   *
   * @param places where each topic stands
   */
  record Answers(
      List<AnswerTopic> topics,
      Map<String, String> texts,
      List<TopicExample> examples,
      Map<String, YamlNode> places) {}

  static Answers read(ConfigFiles.Text text, List<Problem> problems) {
    return read(text, Map.of(), problems);
  }

  /**
   * Reads the answers of a language.
   *
   * @param said its other texts, some of which are said with an answer
   */
  static Answers read(ConfigFiles.Text text, Map<String, String> said, List<Problem> problems) {
    AnswersReader reader = new AnswersReader(said);
    YamlNode.parse(text, problems).entries().forEach(reader::topic);
    return new Answers(reader.topics, reader.texts, reader.examples, reader.places);
  }

  private void topic(String id, YamlNode yaml) {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      yaml.problem("\"" + id + "\" is no name of a topic", "use small letters, digits and hyphens");
      return;
    }
    yaml.only(KEYS);
    if (yaml.text("source").isBlank() && yaml.get("source").isPresent()) {
      yaml.problem("\"" + id + "\" has no source", "say who has found that, or \"coach\"");
    }
    places.put(id, yaml);
    String go = yaml.get("go").map(YamlNode::text).orElse("");
    List<YamlNode> answers =
        yaml.get("answer").map(a -> a.isList() ? a.list() : List.of(a)).orElse(List.of());
    List<Sentence> sentences = sentences(id, yaml, answers, go);
    if (answers.isEmpty()) {
      yaml.problem("\"" + id + "\" has no answer", "add \"answer: …\"");
      return;
    }
    sentences.getLast().needs().stream()
        .filter(value -> !value.isAlwaysThere())
        .findFirst()
        .ifPresent(
            value ->
                answers
                    .getLast()
                    .problem(
                        "{" + value.id() + "} is not always known",
                        "add one more answer behind it that does without"));
    yaml.get("examples")
        .ifPresent(all -> all.list().forEach(e -> examples.add(new TopicExample(id, e.text()))));
    topics.add(
        new AnswerTopic(
            id, isTrue(yaml, "training"), isOfProduct(yaml), sentences, go(id, yaml, go)));
  }

  /** Those of single places first, then what is answered everywhere else. */
  private List<Sentence> sentences(String id, YamlNode yaml, List<YamlNode> answers, String go) {
    List<Sentence> sentences = new ArrayList<>();
    for (Place place : List.of(Place.HELD, Place.CRISIS, Place.PAIN, Place.SESSION)) {
      String key = place.name().toLowerCase(Locale.ROOT);
      yaml.get(key).ifPresent(own -> sentences.add(sentence(id, key, place, own, go)));
    }
    String around =
        Stream.of(beginning(yaml), go)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n"));
    for (YamlNode answer : answers) {
      sentences.add(sentence(id, "" + sentences.size(), Place.ANYWHERE, answer, around));
    }
    return sentences;
  }

  /** The longest of what may be said before an answer about training. */
  private String beginning(YamlNode yaml) {
    if (!isTrue(yaml, "training")) {
      return "";
    }
    return BEGINNINGS.entrySet().stream()
        .filter(e -> yaml.get(e.getKey().name().toLowerCase(Locale.ROOT)).isEmpty())
        .map(e -> said.getOrDefault(e.getValue().id(), ""))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static boolean isTrue(YamlNode yaml, String key) {
    return yaml.get(key).map(YamlNode::text).orElse("false").equals("true");
  }

  private static boolean isOfProduct(YamlNode yaml) {
    return yaml.get("source").map(YamlNode::text).orElse("").equals("product");
  }

  private List<Line> go(String id, YamlNode yaml, String go) {
    if (go.isEmpty()) {
      return List.of();
    }
    String key = Content.answer(id, "go");
    texts.put(key, go);
    yaml.get("go")
        .ifPresent(
            said ->
                needs(said, go)
                    .forEach(
                        value ->
                            said.problem(
                                "{" + value.id() + "} stands in \"go\"", "write it without {…}")));
    return List.of(Line.content(key));
  }

  /** One way to answer; what is said around it counts for its length. */
  private Sentence sentence(String id, String which, Place place, YamlNode yaml, String around) {
    String words = yaml.text();
    String key = Content.answer(id, which);
    texts.put(key, words);
    Set<AnswerValue> needs = needs(yaml, words);
    int length = length(words) + (around.isEmpty() ? 0 : 1 + around.length());
    if (words.isBlank()) {
      yaml.problem("\"" + id + "\" has an empty answer", "write it");
    }
    if (length > LONGEST) {
      yaml.problem(
          "this answer has " + length + " signs, with what is said around it",
          "use at most " + LONGEST + " signs");
    }
    java.util.regex.Matcher promise = PROMISE.matcher(words + " " + around);
    if (promise.find()) {
      yaml.problem(
          "an answer says \"" + promise.group() + "\"",
          "promise nothing, alarm nobody, and leave doses to doctors");
    }
    return new Sentence(place, Line.content(key), needs);
  }

  private static Set<AnswerValue> needs(YamlNode yaml, String pattern) {
    Set<AnswerValue> needs = EnumSet.noneOf(AnswerValue.class);
    try {
      for (String name : TextsReader.argumentsOf(pattern)) {
        AnswerValue.of(name)
            .ifPresentOrElse(
                needs::add,
                () -> yaml.problem("there is no {" + name + "}", "use one of " + known()));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      yaml.problem("this answer is no ICU message", "check its { and }");
    }
    return needs;
  }

  private static String known() {
    return Arrays.stream(AnswerValue.values())
        .map(value -> "{" + value.id() + "}")
        .collect(Collectors.joining(", "));
  }

  /** As it is said, with values of usual length. */
  private static int length(String pattern) {
    Map<String, Object> samples = new HashMap<>();
    for (AnswerValue value : AnswerValue.values()) {
      samples.put(value.id(), value.sample());
    }
    try {
      return new MessageFormat(pattern, Locale.ENGLISH).format(samples).length();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return pattern.length(); // Told already.
    }
  }
}
