package dev.backsafe.harness;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Everything that anybody logs, at every level, our libraries too. */
public final class LogRecorder extends Handler implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final StringBuilder text = new StringBuilder();
  private final @Nullable Level before = ROOT.getLevel();
  private final Handler[] others = ROOT.getHandlers();

  public LogRecorder() {
    setFormatter(new SimpleFormatter());
    setLevel(Level.ALL);
    for (Handler other : others) {
      ROOT.removeHandler(other);
    }
    ROOT.addHandler(this);
    ROOT.setLevel(Level.ALL);
  }

  public static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }

  public synchronized String text() {
    return text.toString();
  }

  @Override
  public synchronized void publish(LogRecord logged) {
    text.append(getFormatter().format(logged));
    for (Object parameter : Objects.requireNonNullElse(logged.getParameters(), new Object[0])) {
      text.append(parameter).append('\n');
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
    ROOT.setLevel(before);
    for (Handler other : others) {
      ROOT.addHandler(other);
    }
  }
}
