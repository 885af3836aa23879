package dev.backsafe.cli;

import dev.backsafe.config.Problem;
import dev.backsafe.content.Library;
import dev.backsafe.content.UnreachedTopics;
import dev.backsafe.operations.Backups;
import dev.backsafe.routine.Exercise;
import dev.backsafe.settings.Settings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backsafe check}: whether everything that an operator wrote is in order. */
@Command(
    name = "check",
    description =
        "Check settings, routine, texts and database: every error with file, line and remedy.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all is in order", "2:something is to be mended"})
public final class CheckCommand extends PrintingCommand {
  private static final String WITHOUT_KEY =
      "data key: none yet; bin/backsafe new-key --help says how to encrypt what will be stored";

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Override
  public void run() {
    ContentOption.Checked checked = content.checked();
    Library library = checked.library();
    List<Problem> unreached = UnreachedTopics.in(content.files(), library.understanding());
    if (!unreached.isEmpty()) {
      throw ContentOption.failure(unreached);
    }
    Settings settings = database.in(checked.settings());
    String stored = DatabaseOption.check(settings);
    if (settings.backups() != null) {
      Backups.check(settings.backups().directory());
    }
    long variations =
        library.routine().exercises().stream()
            .map(Exercise::variations)
            .mapToLong(v -> v.size())
            .sum();
    out()
        .printf(
            "All in order: %d exercises with %d variations, texts in %s.%n",
            library.routine().exercises().size(),
            variations,
            String.join(", ", library.texts().tags().stream().sorted().toList()));
    out().println(stored);
    if (settings.dataKeys().isEmpty()) {
      boolean isThere = DatabaseOption.isThere(settings.database());
      out().println(isThere ? RunCommand.UNENCRYPTED : WITHOUT_KEY);
    }
  }
}
