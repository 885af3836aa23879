package dev.backsafe.content;

import dev.backsafe.config.Problem;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Phrase;
import dev.backsafe.understanding.RedFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads phrases, one a line: what they mean, which red flag or topic, and the text, with tabs
 * between. A second meaning or topic that is as good stands behind a bar.
 */
final class PhraseReader {
  private static final String NOTHING = "-";
  private static final int FIELDS = 3;
  private static final String REMEDY =
      "write it like: emergency, tab, legs, tab, both my feet are numb";

  private final List<Problem> problems;
  private final List<Phrase> phrases = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  PhraseReader(List<Problem> problems) {
    this.problems = problems;
  }

  List<Phrase> phrases() {
    return List.copyOf(phrases);
  }

  void read(String file, String content) {
    AuthoredLines.read(file, content, this::take, REMEDY, problems);
  }

  private @Nullable String take(String author, String[] fields) {
    if (fields.length != FIELDS || fields[2].isBlank()) {
      return "a phrase has a meaning, a red flag or topic, and a text";
    }
    List<Meaning> meanings = new ArrayList<>();
    for (String id : fields[0].split("\\|", -1)) {
      Optional<Meaning> meaning = Meaning.of(id);
      if (meaning.isEmpty()) {
        return "\"" + id + "\" is not a meaning";
      }
      meanings.add(meaning.get());
    }
    boolean mayBeEmergency = meanings.contains(Meaning.EMERGENCY);
    Optional<RedFlag> flag = mayBeEmergency ? RedFlag.of(fields[1]) : Optional.empty();
    if (mayBeEmergency && flag.isEmpty() && meanings.getFirst() != Meaning.UNSURE) {
      return "\"" + fields[1] + "\" is not a red flag";
    }
    if (!seen.add(fields[2])) {
      return "\"" + fields[2] + "\" is there twice";
    }
    boolean asks = !mayBeEmergency && !fields[1].equals(NOTHING);
    String topic = asks ? fields[1].split("\\|", -1)[0] : null;
    phrases.add(new Phrase(author, meanings, flag.orElse(null), topic, fields[2]));
    return null;
  }
}
