package dev.backsafe.content;

import com.ibm.icu.text.MessageFormat;
import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.conversation.Content;
import dev.backsafe.understanding.ForeignLanguage;
import dev.backsafe.understanding.ForeignLanguage.Says;
import dev.backsafe.understanding.ForeignPhrase;
import dev.backsafe.understanding.Sign;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code languages/<language>.yaml}: languages that are recognised and answered with a few prepared
 * lines.
 *
 * @param texts the prepared lines, by their keys
 */
record RecognisedLanguages(
    List<ForeignLanguage> languages, Map<String, String> texts, List<Problem> problems) {
  static final String FOLDER = "languages";

  private static final Set<String> KEYS =
      Set.of("scripts", "usual", "letters", "only-english", "pain", "signs", "says", "words");

  RecognisedLanguages {
    languages = List.copyOf(languages);
    texts = Map.copyOf(texts);
    problems = List.copyOf(problems);
  }

  static RecognisedLanguages read(ConfigFiles files) {
    List<ForeignLanguage> languages = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String tag : files.recognised(FOLDER)) {
      files
          .read(FOLDER + "/" + tag + ".yaml")
          .ifPresent(text -> languages.add(read(tag, text, texts, problems)));
    }
    return new RecognisedLanguages(languages, texts, problems);
  }

  /** One file; its lines are added to the texts. */
  static ForeignLanguage read(
      String tag, ConfigFiles.Text text, Map<String, String> texts, List<Problem> problems) {
    YamlNode root = YamlNode.parse(text, problems);
    root.only(KEYS);
    line(root, "only-english", Content.onlyEnglish(tag).key(), texts);
    line(root, "pain", Content.foreignPain(tag).key(), texts);
    root.get("signs").ifPresent(signs -> signs(tag, signs, texts));
    return new ForeignLanguage(
        tag,
        scripts(root),
        root.get("usual").map(YamlNode::text).equals(Optional.of("true")),
        root.get("letters").map(YamlNode::text).orElse(""),
        words(root),
        root.get("says").map(RecognisedLanguages::phrases).orElse(Map.of()));
  }

  private static void signs(String tag, YamlNode signs, Map<String, String> texts) {
    signs
        .entries()
        .forEach(
            (id, place) -> {
              Optional<Sign> sign = Sign.of(id);
              if (sign.isEmpty()) {
                place.problem(
                    "\"" + id + "\" is no sign", "name it as sign: in texts/en.yaml does");
              } else {
                line(signs, id, Content.foreignSign(tag, sign.get()).key(), texts);
              }
            });
  }

  private static void line(YamlNode yaml, String key, String as, Map<String, String> texts) {
    String pattern = yaml.text(key);
    YamlNode place = yaml.get(key).orElse(yaml);
    if (pattern.isBlank()) {
      place.problem("the text \"" + key + "\" is empty", "write it");
      return;
    }
    try {
      var _ = new MessageFormat(pattern, Locale.ROOT);
      texts.put(as, pattern);
      Set<String> known = key.equals("only-english") ? Set.of(Content.NUMBER) : Set.of();
      Set<String> used = TextsReader.argumentsOf(pattern);
      used.removeAll(known);
      if (!used.isEmpty()) {
        place.problem(
            "\"" + key + "\" gets no {" + String.join("}, {", used) + "}",
            known.isEmpty() ? "use no {…}" : "use only {" + Content.NUMBER + "}");
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      place.problem("\"" + key + "\" is no ICU message", "check its { and }");
    }
  }

  private static Set<UnicodeScript> scripts(YamlNode root) {
    Set<UnicodeScript> scripts = new HashSet<>();
    for (YamlNode item : root.get("scripts").map(YamlNode::list).orElse(List.of())) {
      try {
        scripts.add(UnicodeScript.forName(item.text()));
      } catch (IllegalArgumentException e) {
        item.problem("\"" + item.text() + "\" is no script", "use a name of Unicode, like latin");
      }
    }
    if (scripts.isEmpty()) {
      root.problem("\"scripts\" is missing", "add \"scripts: [latin]\" or the like");
    }
    return scripts;
  }

  private static Set<String> words(YamlNode root) {
    Set<String> words = new HashSet<>();
    for (String word : root.text("words").split("\\s+")) {
      words.addAll(ForeignLanguage.plain(word));
    }
    return words;
  }

  private static Map<Says, List<ForeignPhrase>> phrases(YamlNode yaml) {
    Map<Says, List<ForeignPhrase>> phrases = new LinkedHashMap<>();
    yaml.entries()
        .forEach(
            (id, lines) -> {
              Optional<Says> says = Says.of(id);
              if (says.isEmpty()) {
                lines.problem(
                    "nobody listens for \"" + id + "\"", "see the README beside these files");
              } else {
                phrases.put(says.get(), phrases(id, lines));
              }
            });
    for (Says.Means needed : Says.NEEDED) {
      if (!phrases.containsKey(needed)) {
        yaml.problem("\"" + needed.id() + "\" is missing", "add what people say for it");
      }
    }
    return phrases;
  }

  private static List<ForeignPhrase> phrases(String id, YamlNode lines) {
    List<ForeignPhrase> phrases = new ArrayList<>();
    Set<String> before = new HashSet<>();
    for (YamlNode line : lines.list()) {
      if (!before.add(line.text())) {
        line.problem(
            "\"" + line.text() + "\" stands twice in \"" + id + "\"", "remove one of them");
      }
      try {
        phrases.addAll(ForeignPhrase.of(line.text()));
      } catch (IllegalArgumentException e) {
        line.problem(String.valueOf(e.getMessage()), "see the README beside these files");
      }
    }
    return phrases;
  }
}
