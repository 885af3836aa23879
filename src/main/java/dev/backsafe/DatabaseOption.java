package dev.backsafe;

import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
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
    return open(url == null ? settings.databaseUrl() : url);
  }

  private static Store open(String url) {
    if (!url.startsWith(SQLITE) || url.length() == SQLITE.length()) {
      throw new Failure("the database \"" + url + "\" is not supported; write jdbc:sqlite:FILE");
    }
    return new SqliteStore(url);
  }

  /** A database that is gone with the process. */
  static Store inMemory() {
    return new SqliteStore(
        SQLITE + "file:rehearsal-" + UUID.randomUUID() + "?mode=memory&cache=shared");
  }
}
