package dev.backsafe.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Backups in a directory of their own; the newest stay. */
public final class Backups {
  /** Names sort by age. */
  private static final DateTimeFormatter FILE_NAME =
      DateTimeFormatter.ofPattern("'backsafe-'yyyyMMdd'T'HHmmss'Z.db'").withZone(ZoneOffset.UTC);

  private static final String FILE_NAME_FORM = "backsafe-[0-9]{8}T[0-9]{6}Z\\.db";

  private final Path directory;
  private final int keep;
  private final Consumer<Path> write;

  /**
   * Keeps backups.
   *
   * @param write writes one to a file that is not there yet
   */
  public Backups(Path directory, int keep, Consumer<Path> write) {
    this.directory = directory;
    this.keep = keep;
    this.write = write;
  }

  /**
   * Tries whether they can be written there, before it is night.
   *
   * @throws UncheckedIOException with one line when they cannot
   */
  public static void check(Path directory) {
    Path there = directory.toAbsolutePath();
    for (Path parent = there.getParent(); parent != null && !Files.exists(there); ) {
      there = parent; // It is made when it is needed.
      parent = there.getParent();
    }
    try {
      Files.delete(Files.createTempFile(there, "backsafe-", ".part"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "backup.directory "
              + directory
              + " cannot be written to ("
              + e.getClass().getSimpleName().replace("Exception", "")
              + "); let this user write there, or name another",
          e);
    }
  }

  /**
   * Makes one, and lets the oldest go beyond those to keep; when it fails, none goes.
   *
   * @throws UncheckedIOException when the directory cannot be used
   */
  public Path make(Instant now) {
    try {
      Files.createDirectories(directory);
      Path made = directory.resolve(FILE_NAME.format(now));
      if (!Files.exists(made)) {
        write.accept(made);
      }
      List<Path> all = all();
      for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
        Files.delete(old);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be used for backups", e);
    }
  }

  /** Oldest first; files of others are not touched. */
  List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(f -> f.getFileName().toString().matches(FILE_NAME_FORM))
          .sorted()
          .toList();
    }
  }
}
