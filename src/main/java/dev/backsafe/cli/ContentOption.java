package dev.backsafe.cli;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.OperatorException;
import dev.backsafe.config.Problem;
import dev.backsafe.content.Library;
import dev.backsafe.settings.Settings;
import dev.backsafe.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where what an operator writes is read from; what is wrong with it ends the command, line by line.
 */
public final class ContentOption {
  private static final String VARIABLE = "BACKSAFE_CONFIG";

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "directory with routine.yaml, texts/ and the rest; what it lacks comes with the program"
              + " (default: $BACKSAFE_CONFIG)")
  private @Nullable Path directory;

  ConfigFiles files() {
    String fromEnvironment = System.getenv(VARIABLE);
    Path chosen =
        directory != null
            ? directory
            : fromEnvironment == null || fromEnvironment.isBlank()
                ? null
                : Path.of(fromEnvironment);
    if (chosen != null && !Files.isDirectory(chosen)) {
      String setting = directory != null ? "--config" : VARIABLE;
      throw new OperatorException(
          setting + " " + chosen + " is not a directory; name one that exists");
    }
    return new ConfigFiles(chosen);
  }

  /** All that an operator has written, found to be in order. */
  record Checked(Library library, Settings settings) {}

  /** Content and settings. */
  Checked checked() {
    ConfigFiles files = files();
    Library.Reading reading = Library.begin(files);
    return checked(SettingsReader.read(files, System.getenv()), reading.finish());
  }

  /** The same of both when they have been read. */
  static Checked checked(SettingsReader.Outcome settings, Library.Outcome library) {
    if (settings instanceof SettingsReader.Outcome.Ready(Settings set)
        && library instanceof Library.Outcome.Ready(Library read)) {
      return new Checked(read, set);
    }
    List<Problem> problems = new ArrayList<>();
    if (settings instanceof SettingsReader.Outcome.Faulty(var faults)) {
      problems.addAll(faults);
    }
    if (library instanceof Library.Outcome.Faulty(var faults)) {
      problems.addAll(faults);
    }
    throw failure(problems);
  }

  Settings settings() {
    return switch (SettingsReader.read(files(), System.getenv())) {
      case SettingsReader.Outcome.Ready(Settings settings) -> settings;
      case SettingsReader.Outcome.Faulty(var problems) -> throw failure(problems);
    };
  }

  Library library() {
    return library(files());
  }

  public static Library library(ConfigFiles files) {
    return switch (Library.read(files)) {
      case Library.Outcome.Ready(Library library) -> library;
      case Library.Outcome.Faulty(var problems) -> throw failure(problems);
    };
  }

  static OperatorException failure(List<Problem> problems) {
    return new OperatorException(
        problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
  }
}
