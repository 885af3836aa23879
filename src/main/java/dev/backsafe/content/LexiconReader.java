package dev.backsafe.content;

import dev.backsafe.understanding.Lexicon;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Rule;
import dev.backsafe.understanding.Saying;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the lexicon's YAML files of one language into one lexicon. */
final class LexiconReader {
  private final List<Problem> problems;
  private final Map<String, List<Saying>> groups = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final Set<String> ordinary = new LinkedHashSet<>();
  private final List<SaidLine> lines = new ArrayList<>();
  private String file = "";

  /** A line of a group or rule, and where it stands. */
  private record SaidLine(String file, int line, Saying says) {}

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
    return new Lexicon(groups, rules, aliases, ordinary);
  }

  void ordinary(List<String> words) {
    ordinary.addAll(words);
  }

  void read(String name, String content) {
    file = name;
    try {
      new Compose(LoadSettings.builder().setLabel(name).build())
          .composeString(content)
          .ifPresent(this::document);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(new Problem(file, line, e.getProblem(), "correct the YAML at this place"));
    }
  }

  private void document(Node node) {
    for (NodeTuple entry : entries(node)) {
      Node value = entry.getValueNode();
      switch (text(entry.getKeyNode())) {
        case "groups" -> entries(value).forEach(this::group);
        case "rules" -> items(value).forEach(this::rule);
        case "aliases" -> entries(value).forEach(this::alias);
        case "ordinary" -> items(value).forEach(word -> ordinary.add(text(word)));
        default ->
            problem(entry.getKeyNode(), "unknown key", "use groups, rules, aliases or ordinary");
      }
    }
  }

  private void group(NodeTuple entry) {
    List<Saying> says = said(entry.getValueNode());
    if (groups.put(text(entry.getKeyNode()), says) != null) {
      problem(entry.getKeyNode(), "this group is there twice", "merge the two or rename one");
    }
  }

  private void alias(NodeTuple entry) {
    String word = text(entry.getKeyNode());
    for (String typed : texts(entry.getValueNode())) {
      String other = aliases.put(typed, word);
      if (other != null && !other.equals(word)) {
        problem(entry.getKeyNode(), "\"" + typed + "\" is an alias of two words", "keep one");
      }
    }
  }

  private void rule(Node node) {
    Map<String, Node> fields = new LinkedHashMap<>();
    entries(node).forEach(entry -> fields.put(text(entry.getKeyNode()), entry.getValueNode()));
    String id = text(fields, "id").orElse("");
    Node said = fields.get("says");
    List<Saying> says = said == null ? List.of() : said(said);
    if (id.isEmpty() || says.isEmpty()) {
      problem(node, "a rule needs an id and what people say", "add id: and says:");
      return;
    }
    boolean sure = !text(fields, "sure").equals(Optional.of("false"));
    if (text(fields, "idiom").equals(Optional.of("true"))) {
      rules.add(new Rule(id, new Rule.Kind.Idiom(), sure, true, null, says));
      return;
    }
    Optional<Meaning> meaning = text(fields, "means").flatMap(LexiconReader::meaning);
    Optional<RedFlag> flag = text(fields, "flag").flatMap(LexiconReader::flag);
    if (meaning.isEmpty() || (meaning.get() == Meaning.EMERGENCY) != flag.isPresent()) {
      problem(
          node,
          "rule " + id + " needs a meaning, and a flag exactly for an emergency",
          "see the other rules of this file");
      return;
    }
    boolean deniable = !text(fields, "deniable").equals(Optional.of("false"));
    Rule.Kind kind = new Rule.Kind.Says(meaning.get());
    rules.add(new Rule(id, kind, sure, deniable, flag.orElse(null), says));
  }

  private void check(SaidLine line) {
    for (String group : line.says.groups()) {
      if (!groups.containsKey(group)) {
        String message = "<" + group + "> is not a group";
        problems.add(new Problem(line.file, line.line, message, "correct its name or add it"));
      }
    }
  }

  private List<Saying> said(Node node) {
    List<Saying> says = new ArrayList<>();
    for (Node item : items(node)) {
      try {
        Saying saying = Saying.of(text(item));
        says.add(saying);
        lines.add(new SaidLine(file, line(item), saying));
      } catch (IllegalArgumentException e) {
        problem(item, String.valueOf(e.getMessage()), "see the notation of Pattern");
      }
    }
    return says;
  }

  private static Optional<Meaning> meaning(String id) {
    return Arrays.stream(Meaning.values())
        .filter(m -> m != Meaning.UNSURE && m.id().equals(id))
        .findFirst();
  }

  private static Optional<RedFlag> flag(String id) {
    return Arrays.stream(RedFlag.values()).filter(f -> f.id().equals(id)).findFirst();
  }

  private Optional<String> text(Map<String, Node> fields, String key) {
    return Optional.ofNullable(fields.get(key)).map(this::text);
  }

  private String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem(node, "a word was expected here", "write plain text");
    return "";
  }

  private List<String> texts(Node node) {
    return items(node).stream().map(this::text).toList();
  }

  private List<Node> items(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problem(node, "a list was expected here", "begin each line with a dash");
    return List.of();
  }

  private List<NodeTuple> entries(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    problem(node, "names with values were expected here", "write name: value");
    return List.of();
  }

  private void problem(Node node, String message, String remedy) {
    problems.add(new Problem(file, line(node), message, remedy));
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
