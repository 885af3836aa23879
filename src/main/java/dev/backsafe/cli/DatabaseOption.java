package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.service.Composition;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.KeyRotation;
import dev.backsafe.store.Store;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.sqlite.SqliteMaintenance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where people are kept. */
final class DatabaseOption {
  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME"
              + " (default: $BACKSAFE_DATABASE_URL, else the file data/backsafe.db)")
  private @Nullable String url;

  /** The settings with the database that was chosen here. */
  Settings in(Settings settings) {
    return url == null ? settings : settings.with(settings.database().at(url));
  }

  /** Whether there is one already; of a server that is not known. */
  static boolean isThere(Settings.Database database) {
    return !database.isSqlite() || SqliteMaintenance.isThere(database.url());
  }

  /**
   * The URL, when it is one of SQLite.
   *
   * @param remedy what to do where it is not
   */
  static String sqlite(Settings.Database database, String remedy) {
    if (!database.isSqlite()) {
      throw new OperatorException(
          "the database \""
              + PostgresDatabase.shown(database.url())
              + "\" is not supported; "
              + remedy);
    }
    return database.url();
  }

  /**
   * Opens it to talk to people, once it is known to be whole: a damaged page may be one that nobody
   * asks for until it is too late for a backup.
   *
   * @throws OperatorException when it is not
   */
  static Store open(Settings settings) {
    Settings.Database database = settings.database();
    if (database.isSqlite() && SqliteMaintenance.isThere(database.url())) {
      refuseDamaged(database.url());
    }
    return Composition.store(settings);
  }

  private static void refuseDamaged(String sqlite) {
    List<String> faults = SqliteMaintenance.faults(sqlite, false);
    if (!faults.isEmpty()) {
      throw new OperatorException(sqlite + ": " + faults.getFirst());
    }
  }

  /**
   * Looks whether what is stored is whole and the keys fit, without changing anything.
   *
   * @return one line about it
   * @throws OperatorException when they do not
   */
  static String check(Settings settings) {
    Settings.Database database = settings.database();
    if (database.isPostgres()) {
      return "database: " + Composition.postgres(database).check(Composition.encryption(settings));
    }
    String sqlite = sqlite(database, Settings.Database.REMEDY);
    if (!SqliteMaintenance.isThere(sqlite)) {
      return "database: not there yet";
    }
    refuseDamaged(sqlite);
    return SqliteMaintenance.checkKeys(sqlite, Composition.encryption(settings))
        ? "database: whole" + KeyRotation.NOT_DONE
        : "database: whole";
  }
}
