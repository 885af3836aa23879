package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Store;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.postgres.PostgresStore;
import dev.backsafe.store.sqlite.SqliteMaintenance;
import dev.backsafe.store.sqlite.SqliteStore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where people are kept. */
public final class DatabaseOption {
  static final String REMEDY = "write jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME";

  private static final String SQLITE = "jdbc:sqlite:";

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME"
              + " (default: $BACKSAFE_DATABASE_URL, else the file data/backsafe.db)")
  private @Nullable String url;

  /** Loads what takes a while to load, without touching the database. */
  void load(Settings settings) {
    if (isSqlite(chosen(settings))) {
      SqliteStore.load();
    }
  }

  Store open(Settings settings) {
    String chosen = chosen(settings);
    return isPostgres(chosen)
        ? new PostgresStore(postgres(chosen, settings), sealer(settings))
        : new SqliteStore(sqlite(settings, REMEDY), sealer(settings));
  }

  /** Backups that could not be made at night are better refused by day. */
  void checkBackups(Settings settings) {
    if (settings.backups() != null && !isSqlite(chosen(settings))) {
      throw new OperatorException(
          "backup.directory is for SQLite; back up PostgreSQL with its own pg_dump");
    }
  }

  /** Whether there is one already; of a server that is not known. */
  boolean isThere(Settings settings) {
    String chosen = chosen(settings);
    return !isSqlite(chosen) || SqliteMaintenance.isThere(chosen);
  }

  private String chosen(Settings settings) {
    return url == null ? settings.database().url() : url;
  }

  static boolean isPostgres(String url) {
    return url.startsWith(PostgresDatabase.PREFIX + "//");
  }

  static boolean isSqlite(String url) {
    return url.startsWith(SQLITE) && url.length() > SQLITE.length();
  }

  static PostgresDatabase postgres(String url, Settings settings) {
    return new PostgresDatabase(url, settings.database().user(), settings.database().password());
  }

  /**
   * The URL, when it is one of SQLite.
   *
   * @param remedy what to do where it is not
   */
  String sqlite(Settings settings, String remedy) {
    String chosen = chosen(settings);
    if (!isSqlite(chosen)) {
      throw new OperatorException(
          "the database \"" + PostgresDatabase.shown(chosen) + "\" is not supported; " + remedy);
    }
    return chosen;
  }

  /**
   * Looks whether what is stored is whole and the keys fit, without changing anything.
   *
   * @return one line about it
   * @throws OperatorException when they do not
   */
  String check(Settings settings) {
    if (isPostgres(chosen(settings))) {
      return "database: " + postgres(chosen(settings), settings).check(sealer(settings));
    }
    String chosen = sqlite(settings, REMEDY);
    if (!SqliteMaintenance.isThere(chosen)) {
      return "database: not there yet";
    }
    List<String> faults = SqliteMaintenance.faults(chosen, false);
    if (!faults.isEmpty()) {
      throw new OperatorException(chosen + ": " + faults.getFirst());
    }
    SqliteMaintenance.checkKeys(chosen, sealer(settings));
    return "database: whole";
  }

  /** What encrypts it. */
  static FieldEncryption sealer(Settings settings) {
    return FieldEncryption.of(
        settings.dataKeys().stream().map(k -> MasterKey.of(k.reveal())).toList());
  }

  /** A database that is gone with the process. */
  static Store inMemory() {
    return new SqliteStore(
        SQLITE + "file:rehearsal-" + UUID.randomUUID() + "?mode=memory&cache=shared");
  }
}
