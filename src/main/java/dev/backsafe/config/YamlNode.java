package dev.backsafe.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A place in a YAML file that knows its line. What is asked of it and is not there, or is of
 * another kind, becomes a {@link Problem}, and reading goes on.
 */
public final class YamlNode {
  private static final int LONGEST_NAME = 40;

  private final String file;
  private final @Nullable Node node;
  private final int line;
  private final List<Problem> problems;
  private @Nullable Map<String, YamlNode> entries;

  private YamlNode(String file, @Nullable Node node, int line, List<Problem> problems) {
    this.file = file;
    this.node = node;
    this.line = line;
    this.problems = problems;
  }

  public static YamlNode parse(ConfigFiles.Text text, List<Problem> problems) {
    try {
      Node root = BoundedComposer.compose(text).orElse(null);
      return new YamlNode(text.name(), root, 1, problems);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      problems.add(new Problem(text.name(), line, e.getProblem(), "write valid YAML here"));
    } catch (YamlEngineException e) {
      problems.add(new Problem(text.name(), 1, "not YAML", "write valid YAML"));
    }
    // What cannot be read has that one fault; what is missing in it is nobody's fault yet.
    return new YamlNode(text.name(), null, 1, new ArrayList<>());
  }

  public void problem(String message, String remedy) {
    problems.add(new Problem(file, line, message, remedy));
  }

  private YamlNode at(Node child) {
    int childLine = child.getStartMark().map(Mark::getLine).orElse(line - 1) + 1;
    return new YamlNode(file, child, childLine, problems);
  }

  /** The file that it stands in, as an operator knows it. */
  public String file() {
    return file;
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** The entries in their order; a key that stands twice is a problem. */
  public Map<String, YamlNode> entries() {
    if (entries == null) {
      entries = Collections.unmodifiableMap(readEntries());
    }
    return entries;
  }

  private Map<String, YamlNode> readEntries() {
    Map<String, YamlNode> read = new LinkedHashMap<>();
    if (!(node instanceof MappingNode map)) {
      if (node != null) {
        problem("a map is needed here", "write \"key: value\" lines");
      }
      return read;
    }
    for (NodeTuple tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        YamlNode before = read.put(key.getValue(), at(tuple.getValueNode()));
        if (before != null) {
          at(key).problem("\"" + key.getValue() + "\" stands here twice", "remove one of them");
        }
      }
    }
    return read;
  }

  /** Complains of keys that nobody reads: mostly slips of the pen. */
  public void only(Set<String> known) {
    entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                value.problem(
                    // A token in the place of a key is not shown.
                    isName(key) ? "unknown key \"" + key + "\"" : "a key that nobody reads",
                    "use one of " + String.join(", ", known.stream().sorted().toList()));
              }
            });
  }

  private static boolean isName(String key) {
    return key.length() <= LONGEST_NAME && key.matches("[\\p{L}0-9_. -]+");
  }

  public Optional<YamlNode> get(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  /** A text that has to be there; empty, with a problem, when it is not. */
  public String text(String key) {
    Optional<YamlNode> value = get(key);
    if (value.isEmpty()) {
      problem("\"" + key + "\" is missing", "add \"" + key + ": …\"");
    }
    return value.map(YamlNode::text).orElse("");
  }

  public String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem("a text is needed here", "write one value");
    return "";
  }

  public int number(String key, int least, int most) {
    Optional<YamlNode> value = get(key);
    if (value.isEmpty()) {
      problem("\"" + key + "\" is missing", "add \"" + key + ": " + least + "\" or more");
      return least;
    }
    try {
      int number = Integer.parseInt(value.get().text());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, together with numbers out of range.
    }
    value
        .get()
        .problem(
            "\"" + key + "\" is not a number that fits",
            "write a whole number from " + least + " to " + most);
    return least;
  }

  public List<YamlNode> list() {
    List<YamlNode> items = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(n -> items.add(at(n)));
    } else if (node != null) {
      problem("a list is needed here", "write \"- item\" lines or [item, item]");
    }
    return items;
  }
}
