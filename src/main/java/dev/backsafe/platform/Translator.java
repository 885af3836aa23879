package dev.backsafe.platform;

/** Reads a platform's updates. */
@FunctionalInterface
public interface Translator {
  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it cannot be read; its message quotes nothing of it
   */
  Arrival read(Update update);
}
