package dev.backsafe;

import dev.backsafe.settings.Settings;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Sealer;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.store.sqlite.SqliteUpkeep;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where people are kept. */
final class DatabaseOption {
  private static final String SQLITE = "jdbc:sqlite:";

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "jdbc:sqlite:FILE (default: $BACKSAFE_DATABASE_URL, or jdbc:sqlite:data/backsafe.db)")
  private @Nullable String url;

  Store open(Settings settings) {
    return new SqliteStore(sqlite(settings, "write jdbc:sqlite:FILE"), sealer(settings));
  }

  /**
   * The URL, when it is one of SQLite.
   *
   * @param remedy what to do where it is not
   */
  String sqlite(Settings settings, String remedy) {
    String chosen = url == null ? settings.databaseUrl() : url;
    if (!chosen.startsWith(SQLITE) || chosen.length() == SQLITE.length()) {
      throw new Failure("the database \"" + chosen + "\" is not supported; " + remedy);
    }
    return chosen;
  }

  /**
   * Looks whether what is stored is whole and the keys fit, without changing anything.
   *
   * @return one line about it
   * @throws Failure when they do not
   */
  String check(Settings settings) {
    String chosen = sqlite(settings, "write jdbc:sqlite:FILE");
    if (!SqliteUpkeep.isThere(chosen)) {
      return "database: not there yet";
    }
    List<String> faults = SqliteUpkeep.faults(chosen, false);
    if (!faults.isEmpty()) {
      throw new Failure(chosen + ": " + faults.getFirst());
    }
    SqliteUpkeep.checkKeys(chosen, sealer(settings));
    return "database: whole";
  }

  /** What encrypts it. */
  static Sealer sealer(Settings settings) {
    return Sealer.of(settings.dataKeys().stream().map(k -> MasterKey.of(k.reveal())).toList());
  }

  /** A database that is gone with the process. */
  static Store inMemory() {
    return new SqliteStore(
        SQLITE + "file:rehearsal-" + UUID.randomUUID() + "?mode=memory&cache=shared");
  }
}
