package dev.backsafe.content;

import dev.backsafe.config.Problem;
import dev.backsafe.understanding.AnswerExample;
import dev.backsafe.understanding.Asked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people wrote while a question stood, one a line: the question, the answer or "-" where
 * it is none, and the text, with tabs between.
 */
final class AnsweredReader {
  private static final String NOTHING = "-";
  private static final int FIELDS = 3;
  private static final String REMEDY = "write it like: sign, tab, no, tab, it never wakes me";

  private final List<Problem> problems;
  private final List<AnswerExample> examples = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  AnsweredReader(List<Problem> problems) {
    this.problems = problems;
  }

  List<AnswerExample> examples() {
    return List.copyOf(examples);
  }

  void read(String file, String content) {
    AuthoredLines.read(file, content, this::take, REMEDY, problems);
  }

  private @Nullable String take(String author, String[] fields) {
    if (fields.length != FIELDS || fields[1].isBlank() || fields[2].isBlank()) {
      return "what was answered has a question, an answer, and a text";
    }
    Optional<Asked> asked = Asked.of(fields[0]);
    if (asked.isEmpty()) {
      return "\"" + fields[0] + "\" is not a question";
    }
    if (!seen.add(fields[0] + fields[2])) {
      return "\"" + fields[2] + "\" is there twice";
    }
    String answer = fields[1].equals(NOTHING) ? null : fields[1];
    examples.add(new AnswerExample(author, asked.get(), answer, fields[2]));
    return null;
  }
}
