package dev.backsafe.config;

/**
 * Something wrong in a file, in words for the person who wrote it.
 *
 * @param line counted from 1; 0 for what stands in no file, such as the environment
 * @param remedy what to write instead
 */
public record Problem(String file, int line, String message, String remedy) {
  public Problem in(String otherFile) {
    return new Problem(otherFile, line, message, remedy);
  }

  @Override
  public String toString() {
    return line == 0
        ? "%s: %s; %s".formatted(file, message, remedy)
        : "%s:%d: %s; %s".formatted(file, line, message, remedy);
  }
}
