package dev.backsafe.platform;

import java.util.Optional;

/** Reads a platform's updates. */
@FunctionalInterface
public interface Translator {
  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it cannot be read; its message quotes nothing of it
   */
  Arrival read(Update update);

  /** Who sent one that cannot be read, as far as it says so. */
  default Optional<Account> sender(Update update) {
    return Optional.empty();
  }
}
