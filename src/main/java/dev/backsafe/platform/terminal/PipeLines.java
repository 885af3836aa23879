package dev.backsafe.platform.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Plain lines: standard input is a pipe or a file. */
final class PipeLines implements Lines {
  private final BufferedReader in;
  private final PrintStream out;

  PipeLines(InputStream in, PrintStream out) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable String read() {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void print(String text) {
    out.println(text);
    // Whoever asks whether it arrived must get a true answer before it leaves the outbox.
    if (out.checkError()) {
      throw new UncheckedIOException(new IOException("standard output is closed"));
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
