package dev.backsafe.content;

/**
 * Something wrong in a file, in words for the person who wrote it.
 *
 * @param line counted from 1
 * @param remedy what to write instead
 */
public record Problem(String file, int line, String message, String remedy) {
  Problem in(String otherFile) {
    return new Problem(otherFile, line, message, remedy);
  }

  @Override
  public String toString() {
    return "%s:%d: %s; %s".formatted(file, line, message, remedy);
  }
}
