package dev.backsafe.cli;

import dev.backsafe.content.Library;
import dev.backsafe.routine.Exercise;
import dev.backsafe.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code backsafe check}: whether everything that an operator wrote is in order. */
@Command(
    name = "check",
    description =
        "Check settings, routine, texts and database: every error with file, line and remedy.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all is in order", "2:something is to be mended"})
public final class CheckCommand implements Runnable {
  private static final String WITHOUT_KEY =
      "data key: none yet; bin/backsafe new-key --help says how to encrypt what will be stored";

  @Mixin private ContentOption content = new ContentOption();
  @Mixin private DatabaseOption database = new DatabaseOption();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec.
  CheckCommand() {}

  @Override
  public void run() {
    ContentOption.Checked checked = content.checked();
    Library library = checked.library();
    Settings settings = database.in(checked.settings());
    String stored = DatabaseOption.check(settings);
    long variations =
        library.routine().exercises().stream()
            .map(Exercise::variations)
            .mapToLong(v -> v.size())
            .sum();
    spec.commandLine()
        .getOut()
        .printf(
            "All in order: %d exercises with %d variations, texts in %s.%n",
            library.routine().exercises().size(),
            variations,
            String.join(", ", library.texts().tags().stream().sorted().toList()));
    spec.commandLine().getOut().println(stored);
    if (settings.dataKeys().isEmpty()) {
      boolean isThere = DatabaseOption.isThere(settings.database());
      spec.commandLine().getOut().println(isThere ? RunCommand.UNENCRYPTED : WITHOUT_KEY);
    }
  }
}
