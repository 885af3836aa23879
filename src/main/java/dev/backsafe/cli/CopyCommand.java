package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.service.Composition;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.CopyEndpoint;
import dev.backsafe.store.DatabaseCopy;
import dev.backsafe.store.postgres.PostgresCopyEndpoint;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.sqlite.SqliteCopyEndpoint;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backsafe copy --from URL --to URL}: everything to a database of the other kind. */
@Command(
    name = "copy",
    description = {
      "Copy everything to an empty database, from SQLite to PostgreSQL or back.",
      "What was written is compared with what was read. What is encrypted stays so, with the same"
          + " key. Stop the service first: what it writes meanwhile is not copied."
    })
public final class CopyCommand extends PrintingCommand {

  @Option(
      names = "--from",
      paramLabel = "URL",
      required = true,
      description = "jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME")
  private String from = "";

  @Option(names = "--to", paramLabel = "URL", required = true, description = "the same; empty")
  private String to = "";

  @Override
  public void run() {
    Settings settings = content.settings();
    if (!DatabaseOption.isThere(settings.database().at(from))) {
      throw new OperatorException("--from " + from + " does not exist; there is nothing to copy");
    }
    try (CopyEndpoint source = side("--from", from, settings);
        CopyEndpoint target = side("--to", to, settings)) {
      Map<String, Long> copied = DatabaseCopy.run(source, target);
      copied.forEach((table, rows) -> out().printf("%8d %s%n", rows, table));
      out().println("Copied to " + target.name() + "; counts and checksums agree.");
    }
  }

  private static CopyEndpoint side(String option, String url, Settings settings) {
    Settings.Database database = settings.database().at(url);
    if (database.isPostgres()) {
      return new PostgresCopyEndpoint(Composition.postgres(database));
    }
    if (database.isSqlite()) {
      return new SqliteCopyEndpoint(url);
    }
    throw new OperatorException(
        option
            + " \""
            + PostgresDatabase.shown(url)
            + "\" is not supported; "
            + Settings.Database.REMEDY);
  }
}
