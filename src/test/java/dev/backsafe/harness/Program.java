package dev.backsafe.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The real program, as a process of its own. */
public final class Program implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  /** It is made with low priority: on a busy machine that takes long. */
  private static final int PATIENCE_FOR_CACHE_SECONDS = 600;

  private final Process process;
  private final BufferedReader out;
  private final OutputStream in;

  static {
    warmUp();
  }

  private Program(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.getOutputStream();
  }

  /**
   * Has the launcher make its cache, which every later start in these tests then uses, as a user's
   * does; a cache that is made meanwhile would take the processors from what is tested.
   */
  private static void warmUp() {
    Path empty = Path.of("/dev/null");
    ProcessBuilder chat =
        new ProcessBuilder("bin/backsafe", "chat", "--rehearse")
            .redirectInput(empty.toFile())
            .redirectOutput(empty.toFile());
    try {
      if (chat.start().waitFor() != 0) {
        throw new AssertionError("it does not start");
      }
      Path target = Path.of("target");
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_FOR_CACHE_SECONDS);
      while (any(target, "*.aot.making") || !any(target, "*.aot")) {
        if (System.nanoTime() > end) {
          throw new AssertionError("no cache is made");
        }
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean any(Path directory, String names) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, names)) {
      return found.iterator().hasNext();
    }
  }

  public static Program start(Path directory, String... arguments) throws IOException {
    return start(directory, Map.of(), arguments);
  }

  /** The same with more in the environment. */
  public static Program start(Path directory, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of("bin/backsafe").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(directory.resolve("stderr.txt").toFile());
    builder.environment().put("BACKSAFE_AOT", "off");
    builder.environment().putAll(environment);
    return new Program(builder.start());
  }

  /** What a whole run came to. */
  public record Ended(int exitCode, String out, String err) {}

  public static Ended run(Path directory, String input, String... arguments)
      throws IOException, InterruptedException {
    try (Program program = start(directory, arguments)) {
      program.type(input);
      program.in.close();
      StringBuilder out = new StringBuilder();
      String line = program.read();
      while (line != null) {
        out.append(line).append('\n');
        line = program.read();
      }
      if (!program.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end");
      }
      String err = Files.readString(directory.resolve("stderr.txt"));
      return new Ended(program.process.exitValue(), out.toString(), err);
    }
  }

  public void type(String text) throws IOException {
    in.write(text.getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** The next line; null when the program has ended. */
  public @Nullable String read() {
    try {
      return out.readLine();
    } catch (IOException killed) {
      return null;
    }
  }

  /** SIGTERM, and what the program ends with. */
  public int stop() throws InterruptedException {
    // Process.destroy would close what is still to be read.
    boolean _ = process.toHandle().destroy();
    return await();
  }

  /** What the program ends with by itself. */
  public int await() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  /** Stands still, without knowing it, as a machine that is put to sleep. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("the program is gone");
    }
  }

  /** kill -9. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    out.close();
  }
}
