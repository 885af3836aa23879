package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.store.sqlite.SqliteMaintenance;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backsafe backup FILE}: a whole copy of a database that is in use. */
@Command(
    name = "backup",
    description = "Write a whole copy of the database to a new file, while the service runs.")
public final class BackupCommand extends PrintingCommand {
  @Mixin private DatabaseOption database = new DatabaseOption();

  @Parameters(paramLabel = "FILE", description = "the new file")
  private Path target = Path.of("");

  @Override
  public void run() {
    String url =
        DatabaseOption.sqlite(
            database.in(content.settings()).database(), "back up PostgreSQL with its own pg_dump");
    Path directory = target.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new OperatorException(
          "there is no directory " + directory + "; make it, or name a FILE elsewhere");
    }
    SqliteMaintenance.backup(url, target);
    out().println("Backed up to " + target + ".");
  }
}
