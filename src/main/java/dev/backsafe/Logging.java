package dev.backsafe;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs go to standard error, one line each; libraries speak only when something is wrong. */
final class Logging {
  private static final String FORMAT = "%1$tFT%1$tT %4$s %3$s: %5$s%n";

  /** Reports by exceptions too, which become one line; its own lines come with stack traces. */
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

  /** Quotes what people wrote where it stumbles; what matters of it, we say ourselves. */
  private static final Logger DISCORD = Logger.getLogger("net.dv8tion");

  private Logging() {}

  static void quiet() {
    System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    MIGRATIONS.setLevel(Level.OFF);
    DISCORD.setLevel(Level.OFF);
    for (Handler handler : root.getHandlers()) {
      handler.setLevel(Level.ALL);
    }
  }
}
