package dev.backsafe.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files of an operator. Only what is not there at all may be left to the defaults: whoever wrote a
 * file means it, and is told when it cannot be read.
 */
final class OperatorFiles {
  /** Many times as large as any file of ours. */
  private static final int LARGEST = 1 << 20;

  private OperatorFiles() {}

  /** Whether it is there; what is there and is no readable file is an error. */
  static boolean isFile(Path directory, String path) {
    return isThere(directory, path, BasicFileAttributes::isRegularFile, "file");
  }

  /** The names in a folder, in order; none where there is no folder. */
  static List<String> names(Path directory, String folder) {
    if (!isThere(directory, folder, BasicFileAttributes::isDirectory, "folder")) {
      return List.of();
    }
    Path own = directory.resolve(folder);
    try (Stream<Path> files = Files.list(own)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw unreadable(own, e);
    }
  }

  /** Goes down step by step: a link that leads nowhere is something that is there. */
  private static boolean isThere(
      Path directory, String path, Predicate<BasicFileAttributes> suits, String kind) {
    Path place = directory;
    for (Path name : Path.of(path)) {
      if (!place.equals(directory)) {
        check(place, BasicFileAttributes::isDirectory, "folder");
      }
      place = place.resolve(name);
      try {
        Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException e) {
        return false;
      } catch (IOException e) {
        throw unreadable(place, e);
      }
    }
    check(place, suits, kind);
    return true;
  }

  private static void check(Path place, Predicate<BasicFileAttributes> suits, String kind) {
    try {
      if (!suits.test(Files.readAttributes(place, BasicFileAttributes.class))) {
        fail(place, "is no " + kind, "remove it, or put a " + kind + " there");
      }
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        fail(file, "is larger than " + (LARGEST >> 20) + " MB", "check what is in it");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static OperatorException unreadable(Path place, IOException e) {
    return switch (e) {
      case CharacterCodingException _ -> fault(place, "is not UTF-8", "save it as UTF-8");
      case AccessDeniedException _ ->
          fault(place, "cannot be read", "let the user who runs Backsafe read it");
      case NoSuchFileException _ ->
          fault(place, "is a link that leads nowhere", "remove it, or mend what it names");
      default -> fault(place, "cannot be read", "remove it, or put what can be read there");
    };
  }

  private static void fail(Path place, String message, String remedy) {
    throw fault(place, message, remedy);
  }

  private static OperatorException fault(Path place, String message, String remedy) {
    return new OperatorException(place + " " + message + "; " + remedy);
  }
}
