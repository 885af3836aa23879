package dev.backsafe.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    if (directory != null && OperatorFiles.isFile(directory, path)) {
      Path file = directory.resolve(path);
      return Optional.of(new Text(file.toString(), OperatorFiles.text(file)));
    }
    return shippedBytes(path, Integer.MAX_VALUE)
        .map(bytes -> new Text("config/" + path, new String(bytes, StandardCharsets.UTF_8)));
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
    return (directory != null && OperatorFiles.isFile(directory, path))
        || ConfigFiles.class.getResource(DEFAULTS + path) != null;
  }

  /** Whether the operator's directory has nothing else in {@code folder} than what is shipped. */
  public boolean isShipped(String folder) {
    return own(folder).stream()
        .filter(name -> name.endsWith(".yaml"))
        .map(name -> folder + "/" + name)
        .allMatch(path -> read(path).map(Text::content).equals(shipped(path)));
  }

  private static Optional<String> shipped(String path) {
    return new ConfigFiles(null).read(path).map(Text::content);
  }

  /** The languages of {@code folder}: English, and what the operator's directory adds. */
  public List<String> languages(String folder) {
    Set<String> languages = new LinkedHashSet<>(List.of("en"));
    own(folder).stream()
        .map(name -> name.replace(".yaml", ""))
        .filter(name -> name.matches("[a-z]{2,3}(-[A-Za-z]{2,4})?"))
        .forEach(languages::add);
    return List.copyOf(languages);
  }

  /** The names that the operator's directory has in {@code folder}. */
  private List<String> own(String folder) {
    return directory == null ? List.of() : OperatorFiles.names(directory, folder);
  }
}
