package dev.backsafe.benchmark;

/**
 * One line of the report.
 *
 * @param met whether the goal is met; what is a guide only may say so in its words
 */
public record Row(String work, String measured, String goal, boolean met) {
  private static final String MARK = "| ";

  /** Hands it to the report. */
  public void print() {
    System.out.println(
        MARK + work + " | " + measured + " | " + goal + " | " + (met ? "yes" : "**no**") + " |");
  }

  static boolean isRow(String line) {
    return line.startsWith(MARK);
  }
}
