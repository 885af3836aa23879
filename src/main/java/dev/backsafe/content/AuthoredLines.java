package dev.backsafe.content;

import dev.backsafe.config.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files that an author each has written, a line at a time, with tabs between its fields. */
final class AuthoredLines {
  private AuthoredLines() {}

  /** Takes the fields of a line; what is wrong with them, or null. */
  @FunctionalInterface
  interface Taker {
    @Nullable String take(String author, String[] fields);
  }

  /**
   * @param remedy what to write instead of a faulty line
   */
  static void read(
      String file, String content, Taker taker, String remedy, List<Problem> problems) {
    String author = file.substring(file.lastIndexOf('/') + 1).replace(".tsv", "");
    for (UnderstandingLoader.Line line : UnderstandingLoader.lines(content)) {
      String problem = taker.take(author, line.text().split("\t", -1));
      if (problem != null) {
        problems.add(new Problem(file, line.number(), problem, remedy));
      }
    }
  }
}
