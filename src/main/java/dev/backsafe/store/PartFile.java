package dev.backsafe.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is written under another name, so that nobody ever sees half of it. */
public final class PartFile {
  private PartFile() {}

  /** Puts it in the place of the whole, durably: a power cut leaves the former or the new one. */
  public static void settle(Path part, Path whole) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path directory = whole.toAbsolutePath().getParent();
    if (directory != null) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException notOnThisSystem) {
        // Windows has no such thing, and needs none.
      }
    }
  }
}
