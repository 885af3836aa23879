package dev.backsafe.cli;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.OperatorException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the content is read from. */
public final class ContentOption {
  private static final String VARIABLE = "BACKSAFE_CONFIG";

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "directory with routine.yaml, texts/ and the rest; what it lacks comes with the program"
              + " (default: $BACKSAFE_CONFIG)")
  private @Nullable Path directory;

  public ConfigFiles files() {
    String fromEnvironment = System.getenv(VARIABLE);
    Path chosen =
        directory != null
            ? directory
            : fromEnvironment == null || fromEnvironment.isBlank()
                ? null
                : Path.of(fromEnvironment);
    if (chosen != null && !java.nio.file.Files.isDirectory(chosen)) {
      String setting = directory != null ? "--config" : VARIABLE;
      throw new OperatorException(
          setting + " " + chosen + " is not a directory; name one that exists");
    }
    return new ConfigFiles(chosen);
  }
}
