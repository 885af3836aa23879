package dev.backsafe.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The content's files: the operator's directory, and for what it lacks the defaults in the jar. */
public final class ConfigFiles {
  private static final String DEFAULTS = "/config/";

  private final @Nullable Path directory;

  public ConfigFiles(@Nullable Path directory) {
    this.directory = directory;
  }

  /** A file's text, and the name under which an operator knows it. */
  public record Text(String name, String content) {}

  /** Reads {@code path}, such as {@code texts/en.yaml}. */
  public Optional<Text> read(String path) {
    try {
      if (directory != null) {
        Path file = directory.resolve(path);
        if (java.nio.file.Files.isRegularFile(file)) {
          return Optional.of(new Text(file.toString(), java.nio.file.Files.readString(file)));
        }
      }
      try (InputStream in = ConfigFiles.class.getResourceAsStream(DEFAULTS + path)) {
        return in == null
            ? Optional.empty()
            : Optional.of(
                new Text("config/" + path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      String where = directory == null ? path : directory.resolve(path).toString();
      String remedy =
          e instanceof CharacterCodingException
              ? "is not UTF-8; save it as UTF-8"
              : "cannot be read";
      throw new UncheckedIOException(where + " " + remedy, e);
    }
  }

  /** A file of the defaults as it is, or its first bytes. */
  public static Optional<byte[]> shippedBytes(String path, int most) {
    try (InputStream in = ConfigFiles.class.getResourceAsStream(DEFAULTS + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readNBytes(most));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The languages that {@code folder} has files for, as shipped and in the operator's directory.
   */
  public List<String> recognised(String folder) {
    Set<String> languages = new TreeSet<>(languages(folder));
    languages.addAll(List.of(Locale.getISOLanguages()));
    return languages.stream().filter(tag -> isThere(folder + "/" + tag + ".yaml")).toList();
  }

  private boolean isThere(String path) {
    return (directory != null && java.nio.file.Files.isRegularFile(directory.resolve(path)))
        || ConfigFiles.class.getResource(DEFAULTS + path) != null;
  }

  /** Whether the operator's directory has nothing else in {@code folder} than what is shipped. */
  public boolean isShipped(String folder) {
    Path own = directory == null ? null : directory.resolve(folder);
    if (own == null || !java.nio.file.Files.isDirectory(own)) {
      return true;
    }
    try (Stream<Path> files = java.nio.file.Files.list(own)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        byte[] shipped =
            shippedBytes(folder + "/" + file.getFileName(), Integer.MAX_VALUE).orElse(null);
        if (!Arrays.equals(shipped, java.nio.file.Files.readAllBytes(file))) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The languages of {@code folder}: English, and what the operator's directory adds. */
  public List<String> languages(String folder) {
    Set<String> languages = new LinkedHashSet<>(List.of("en"));
    if (directory != null && java.nio.file.Files.isDirectory(directory.resolve(folder))) {
      try (Stream<Path> files = java.nio.file.Files.list(directory.resolve(folder))) {
        files
            .map(f -> f.getFileName().toString().replace(".yaml", ""))
            .filter(name -> name.matches("[a-z]{2,3}(-[A-Za-z]{2,4})?"))
            .sorted()
            .forEach(languages::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(languages);
  }
}
