package dev.backsafe.cli;

import dev.backsafe.service.Composition;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.sqlite.SqliteMaintenance;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backsafe restore FILE}: a backup becomes the database. */
@Command(
    name = "restore",
    description = "Check a backup and make it the database, where there is none yet.")
public final class RestoreCommand extends PrintingCommand {
  @Mixin private DatabaseOption database = new DatabaseOption();

  @Parameters(paramLabel = "FILE", description = "the backup")
  private Path backup = Path.of("");

  @Override
  public void run() {
    Settings settings = database.in(content.settings());
    String url =
        DatabaseOption.sqlite(settings.database(), "restore PostgreSQL with its own pg_restore");
    OptionalInt erased = SqliteMaintenance.restore(backup, url, Composition.encryption(settings));
    out().println("Restored " + backup + "; it is whole.");
    out()
        .println(
            erased.isPresent()
                ? "People who had deleted their data since, and were taken out: "
                    + erased.getAsInt()
                : "No file of deletions stands beside the database: whoever has deleted their data"
                    + " since this backup was made is in it again.");
  }
}
