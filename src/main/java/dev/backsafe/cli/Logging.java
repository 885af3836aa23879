package dev.backsafe.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Logs go to standard error, one line each; libraries speak only when something is wrong. */
public final class Logging {
  private static final String FORMAT = "%1$tFT%1$tT %4$s %3$s: %5$s%n";
  private static final String VARIABLE = "BACKSAFE_LOG";

  /** Reports by exceptions too, which become one line; its own lines come with stack traces. */
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

  /** The same of connections that break. */
  private static final Logger CONNECTIONS = Logger.getLogger("com.zaxxer.hikari");

  /** Quotes the whole URL of a database, with a password that stands in it. */
  private static final Logger POSTGRES = Logger.getLogger("org.postgresql");

  /** Quotes what people wrote where it stumbles; what matters of it, we say ourselves. */
  private static final Logger DISCORD = Logger.getLogger("net.dv8tion");

  /**
   * What nobody caught is told by its kind alone: a stack trace is no line, and may quote people.
   */
  private static final Logger UNCAUGHT = Logger.getLogger("uncaught");

  private static volatile boolean json;

  private Logging() {}

  /** Sets up; whether it was told how in a way that it knows. */
  public static boolean quiet(Map<String, String> environment) {
    System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
    String form = environment.getOrDefault(VARIABLE, "text").strip();
    if (!form.equals("text") && !form.equals("json") && !form.isEmpty()) {
      System.err.println(VARIABLE + " \"" + form + "\" is no form of log; write text or json");
      return false;
    }
    json = form.equals("json");
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    MIGRATIONS.setLevel(Level.OFF);
    CONNECTIONS.setLevel(Level.OFF);
    POSTGRES.setLevel(Level.OFF);
    DISCORD.setLevel(Level.OFF);
    for (Handler handler : root.getHandlers()) {
      handler.setLevel(Level.ALL);
      if (json) {
        handler.setFormatter(new JsonLines());
      }
    }
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> UNCAUGHT.severe(thread.getName() + " ended with " + e.getClass().getName()));
    return true;
  }

  /** What the service says of itself, in the form of the log. */
  static String line(String message) {
    return json ? JsonLines.object(new LogRecord(Level.INFO, message)).toString() : message;
  }

  /** One JSON object a line, for whatever collects logs. */
  private static final class JsonLines extends Formatter {
    private static final JsonMapper MAPPER = new JsonMapper();

    static ObjectNode object(LogRecord logged) {
      ObjectNode line = MAPPER.createObjectNode();
      line.put("time", logged.getInstant().toString());
      line.put("level", logged.getLevel().getName());
      if (logged.getLoggerName() != null) {
        line.put("logger", logged.getLoggerName());
      }
      return line.put("message", logged.getMessage());
    }

    @Override
    public String format(LogRecord logged) {
      ObjectNode line = object(logged).put("message", formatMessage(logged));
      if (logged.getThrown() != null) {
        // Its kind alone: what it says may quote what somebody wrote.
        line.put("failure", logged.getThrown().getClass().getName());
      }
      return line + System.lineSeparator();
    }
  }
}
