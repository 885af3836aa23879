package dev.backsafe.cli;

import dev.backsafe.service.Composition;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.sqlite.SqliteMaintenance;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backsafe restore FILE}: a backup becomes the database. */
@Command(
    name = "restore",
    description = "Check a backup and make it the database, where there is none yet.",
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Runnable {
  @Mixin private ContentOption content = new ContentOption();
  @Mixin private DatabaseOption database = new DatabaseOption();
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the backup")
  private Path backup;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec and the file.
  RestoreCommand() {}

  @Override
  public void run() {
    Settings settings = database.in(content.settings());
    String url =
        DatabaseOption.sqlite(settings.database(), "restore PostgreSQL with its own pg_restore");
    SqliteMaintenance.restore(backup, url, Composition.encryption(settings));
    spec.commandLine().getOut().println("Restored " + backup + "; it is whole.");
  }
}
