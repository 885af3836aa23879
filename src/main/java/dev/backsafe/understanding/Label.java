package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the classifier takes a phrase for: a meaning, and for emergencies which one. */
record Label(Meaning meaning, @Nullable RedFlag flag) {

  /** All of them; a label's place in the list is its number. */
  static final List<Label> ALL = all();

  private static List<Label> all() {
    List<Label> labels = new ArrayList<>();
    for (Meaning meaning : Meaning.values()) {
      switch (meaning) {
        case EMERGENCY -> {
          for (RedFlag flag : RedFlag.values()) {
            labels.add(new Label(meaning, flag));
          }
        }
        case UNSURE -> {}
        default -> labels.add(new Label(meaning, null));
      }
    }
    return List.copyOf(labels);
  }

  /** What a phrase teaches: where a reader would have to ask, what they would ask about. */
  static int of(Phrase phrase) {
    if (phrase.flag() != null) {
      return ALL.indexOf(new Label(Meaning.EMERGENCY, phrase.flag()));
    }
    Meaning meaning =
        phrase.meanings().stream()
            .filter(m -> m != Meaning.UNSURE && m != Meaning.EMERGENCY)
            .findFirst()
            .orElse(Meaning.UNKNOWN);
    return ALL.indexOf(new Label(meaning, null));
  }
}
