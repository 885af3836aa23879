package dev.backsafe.platform.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** A real terminal: line editing, history, completion of commands. */
final class JlineLines implements Lines {
  private static final String PROMPT = "\u001b[36myou>\u001b[0m ";

  private final Terminal terminal;
  private final LineReader reader;

  JlineLines(List<String> commands) {
    try {
      terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("backsafe")
            .completer(new StringsCompleter(commands))
            // What is written to a coach is health data: it is never kept in a file.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  @Override
  public @Nullable String read() {
    while (true) {
      try {
        return reader.readLine(PROMPT);
      } catch (UserInterruptException e) {
        if (e.getPartialLine().isEmpty()) {
          return null;
        }
        // The first Ctrl-C takes back what was typed, the second one leaves.
      } catch (EndOfFileException e) {
        return null;
      }
    }
  }

  @Override
  public void print(String text) {
    reader.printAbove(WordWrap.wrap(text, terminal.getSize().getColumns()));
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
