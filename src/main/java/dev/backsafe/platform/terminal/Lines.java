package dev.backsafe.platform.terminal;

import org.jspecify.annotations.Nullable;

/** Where lines come from and go to. */
interface Lines extends AutoCloseable {
  /** The next line that was typed; null at the end. */
  @Nullable String read();

  /** Prints one or more lines, from any thread. */
  void print(String text);

  @Override
  void close();
}
