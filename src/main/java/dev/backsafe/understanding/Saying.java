package dev.backsafe.understanding;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One line of the lexicon, read once: what people say, in the notation of {@link Pattern}. */
public final class Saying {
  private final List<List<Pattern>> readings;

  private Saying(List<List<Pattern>> readings) {
    this.readings = readings;
  }

  /**
   * Reads a line such as {@code <numb> & <saddle>}.
   *
   * @throws IllegalArgumentException with the reason if the line cannot be read
   */
  public static Saying of(String line) {
    return new Saying(Pattern.spelledOut(line).stream().map(Pattern::parts).toList());
  }

  /** The groups the line refers to. */
  public Set<String> groups() {
    Set<String> names = new TreeSet<>();
    for (List<Pattern> parts : readings) {
      for (Pattern part : parts) {
        for (Pattern.Step step : part.steps()) {
          if (step instanceof Pattern.Step.Group(String name, boolean optional)) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  /** Every way the line can be read; each is one or more parts that must all be there. */
  List<List<Pattern>> readings() {
    return readings;
  }
}
