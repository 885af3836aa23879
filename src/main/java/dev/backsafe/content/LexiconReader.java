package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Lexicon;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Reply;
import dev.backsafe.understanding.Reply.Where;
import dev.backsafe.understanding.Rule;
import dev.backsafe.understanding.Saying;
import dev.backsafe.understanding.Sign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the lexicon's YAML files of one language into one lexicon. */
final class LexiconReader {
  private static final Set<String> FILE_KEYS =
      Set.of("groups", "rules", "aliases", "ordinary", "replies", "numbers");
  private static final Set<String> RULE_KEYS =
      Set.of("id", "means", "flag", "sign", "idiom", "sure", "deniable", "says", "source");
  private static final Set<String> REPLY_KEYS =
      Set.of("asked", "answer", "wish", "means", "where", "says");

  private final List<Problem> problems;
  private final Map<String, List<Saying>> groups = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final Set<String> ordinary = new LinkedHashSet<>();
  private final List<Reply> replies = new ArrayList<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Said> lines = new ArrayList<>();

  /** A line of a group or rule, and where it stands. */
  private record Said(YamlNode place, Saying says) {}

  LexiconReader(List<Problem> problems) {
    this.problems = problems;
  }

  Lexicon lexicon() {
    lines.forEach(this::check);
    for (String group : new TreeSet<>(Lexicon.neededGroups())) {
      if (!groups.containsKey(group)) {
        String message = "the group \"" + group + "\" is missing";
        problems.add(new Problem("negation.yaml", 1, message, "add it below groups:"));
      }
    }
    return new Lexicon(groups, rules, aliases, ordinary, replies, numbers);
  }

  /** A file of groups and nothing else, which need no others. */
  static Map<String, List<Saying>> groups(ConfigFiles.Text text, List<Problem> problems) {
    LexiconReader reader = new LexiconReader(problems);
    YamlNode root = YamlNode.parse(text, problems);
    root.only(Set.of("groups"));
    root.get("groups").ifPresent(all -> all.entries().forEach(reader::group));
    reader.lines.forEach(reader::check);
    return reader.groups;
  }

  void ordinary(List<String> words) {
    ordinary.addAll(words);
  }

  void read(String name, String content) {
    YamlNode root = YamlNode.parse(new ConfigFiles.Text(name, content), problems);
    root.only(FILE_KEYS);
    root.get("groups").ifPresent(all -> all.entries().forEach(this::group));
    root.get("rules").ifPresent(all -> all.list().forEach(this::rule));
    root.get("aliases").ifPresent(all -> all.entries().forEach(this::alias));
    root.get("ordinary").ifPresent(all -> all.list().forEach(word -> ordinary.add(word.text())));
    root.get("replies").ifPresent(all -> all.list().forEach(this::reply));
    root.get("numbers").ifPresent(all -> all.entries().forEach(this::number));
  }

  private void group(String name, YamlNode says) {
    if (groups.put(name, said(says)) != null) {
      says.problem("the group \"" + name + "\" is there twice", "merge the two or rename one");
    }
  }

  private void alias(String word, YamlNode typed) {
    for (YamlNode slip : typed.list()) {
      String other = aliases.put(slip.text(), word);
      if (other != null && !other.equals(word)) {
        slip.problem("\"" + slip.text() + "\" is an alias of two words", "keep one");
      }
    }
  }

  private void rule(YamlNode yaml) {
    yaml.only(RULE_KEYS);
    String id = text(yaml, "id").orElse("");
    List<Saying> says = yaml.get("says").map(this::said).orElse(List.of());
    if (id.isEmpty() || says.isEmpty()) {
      yaml.problem("a rule needs an id and what people say", "add id: and says:");
      return;
    }
    boolean sure = !text(yaml, "sure").equals(Optional.of("false"));
    if (text(yaml, "idiom").equals(Optional.of("true"))) {
      rules.add(new Rule(id, new Rule.Kind.Idiom(), sure, true, null, says));
      return;
    }
    Optional<Meaning> meaning =
        text(yaml, "means").flatMap(Meaning::of).filter(m -> m != Meaning.UNSURE);
    Optional<Sign> sign =
        text(yaml, "sign")
            .flatMap(Sign::of)
            .or(() -> text(yaml, "flag").flatMap(RedFlag::of).map(Sign::of));
    if (meaning.isEmpty() || (meaning.get() == Meaning.EMERGENCY) != sign.isPresent()) {
      yaml.problem(
          "rule " + id + " needs a meaning, and a flag or sign exactly for an emergency",
          "see the other rules of this file");
      return;
    }
    boolean deniable = !text(yaml, "deniable").equals(Optional.of("false"));
    Rule.Kind kind = new Rule.Kind.Says(meaning.get());
    rules.add(new Rule(id, kind, sure, deniable, sign.orElse(null), says));
  }

  /** An answer to questions, a wish, or words that may stand around either. */
  private void reply(YamlNode yaml) {
    yaml.only(REPLY_KEYS);
    Set<Asked> asked = new LinkedHashSet<>();
    for (YamlNode question : yaml.get("asked").map(YamlNode::list).orElse(List.of())) {
      Asked.of(question.text())
          .ifPresentOrElse(
              asked::add,
              () ->
                  question.problem(
                      "there is no question \"" + question.text() + "\"",
                      "\"backsafe understand --help\" lists them"));
    }
    Optional<String> answer = text(yaml, "answer");
    Optional<String> wish = text(yaml, "wish");
    List<Saying> says = yaml.get("says").map(this::said).orElse(List.of());
    Optional<Meaning> means = Meaning.of(text(yaml, "means").orElse(Meaning.UNKNOWN.id()));
    Optional<Where> where = where(text(yaml, "where").orElse("alone"));
    boolean whole = !says.isEmpty() && !(answer.isPresent() && asked.isEmpty());
    if (!whole || means.isEmpty() || where.isEmpty() || (wish.isPresent() && !asked.isEmpty())) {
      yaml.problem(
          "a reply needs what people say, and an answer the questions that it answers",
          "see the README beside it");
      return;
    }
    String id = answer.or(() -> wish).orElse(null);
    replies.add(new Reply(asked, id, means.get(), where.get(), says));
  }

  private static Optional<Where> where(String id) {
    return Arrays.stream(Where.values())
        .filter(where -> where.name().toLowerCase(Locale.ROOT).equals(id))
        .findFirst();
  }

  private void number(String value, YamlNode words) {
    if (value.matches("[0-9]{1,2}")) {
      words.list().forEach(word -> numbers.put(word.text(), Integer.valueOf(value)));
    } else {
      words.problem("\"" + value + "\" is no number", "write it in digits, such as 12");
    }
  }

  private void check(Said line) {
    for (String group : line.says.groups()) {
      if (!groups.containsKey(group)) {
        line.place.problem("<" + group + "> is not a group", "correct its name or add it");
      }
    }
  }

  private List<Saying> said(YamlNode yaml) {
    List<Saying> says = new ArrayList<>();
    for (YamlNode item : yaml.list()) {
      try {
        Saying saying = Saying.of(item.text());
        says.add(saying);
        lines.add(new Said(item, saying));
      } catch (IllegalArgumentException e) {
        item.problem(String.valueOf(e.getMessage()), "see the notation in the README beside it");
      }
    }
    return says;
  }

  private static Optional<String> text(YamlNode yaml, String key) {
    return yaml.get(key).map(YamlNode::text);
  }
}
