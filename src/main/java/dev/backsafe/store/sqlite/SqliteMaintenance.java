package dev.backsafe.store.sqlite;

import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.PartFile;
import dev.backsafe.store.SchemaMigrations;
import dev.backsafe.store.Statements;
import dev.backsafe.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** What an operator does with a database's file; it may be in use meanwhile. */
public final class SqliteMaintenance {
  private static final String PREFIX = SqliteFile.PREFIX;

  /** Backsafe makes tables and indexes alone; what else is there runs whenever they are used. */
  private static final String OF_OTHERS =
      "SELECT type, name FROM sqlite_schema WHERE type NOT IN ('table', 'index')";

  private SqliteMaintenance() {}

  /**
   * Writes a whole copy, as of one moment. It has no byte of what was erased before.
   *
   * @param target must not exist; readable by its owner alone
   * @throws StoreException with one clear line when there is no whole copy; then there is none
   */
  public static void backup(String url, Path target) {
    SqliteFile file = new SqliteFile(url);
    Path whole = plain(target).toAbsolutePath();
    if (!isThere(url)) {
      throw new StoreException(url + " does not exist; there is nothing to back up");
    }
    if (Files.exists(whole)) {
      throw new StoreException(target + " exists; name a new file");
    }
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      new SqliteFile(PREFIX + part).makePrivate();
      try (Connection connection = file.connect();
          PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
        vacuum.setString(1, part.toString());
        vacuum.execute();
      } catch (SQLException e) {
        throw new SqliteFile(PREFIX + target).failure(e);
      }
      List<String> faults = faults(PREFIX + part, true);
      if (!faults.isEmpty()) {
        throw new StoreException(target + " is not written: " + faults.getFirst());
      }
      PartFile.settle(part, whole);
    } catch (IOException e) {
      throw unwritable(target, e);
    } finally {
      discard(part);
    }
  }

  /** SQLite's URLs end at a question mark: the file would be another, and open to everybody. */
  private static Path plain(Path file) {
    if (file.toAbsolutePath().toString().contains("?")) {
      throw new StoreException(file + " has a \"?\" in its path; name one without");
    }
    return file;
  }

  /**
   * Puts a backup in the place of a database that is not there yet, without those who were erased
   * since it was made.
   *
   * @return how many people those were; empty when it is not known who was erased
   * @throws StoreException with one clear line when the backup is not whole, the key does not fit,
   *     or there is something already; then nothing has changed
   */
  public static OptionalInt restore(Path backup, String url, FieldEncryption sealer) {
    SqliteFile file = new SqliteFile(url);
    Path target = file.path().orElseThrow(() -> new StoreException(url + " is no file; name one"));
    if (isThere(target)) {
      throw new StoreException(
          target + " has a database already; move it away first, or name another file");
    }
    if (!Files.isRegularFile(plain(backup))) {
      throw new StoreException(backup + " is no file that can be read");
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      discard(part);
      SqliteFile copy = new SqliteFile(PREFIX + part);
      copy.makePrivate();
      try (var in = Files.newInputStream(backup);
          var out = Files.newOutputStream(part)) {
        in.transferTo(out);
      }
      List<String> faults = faults(PREFIX + part, true);
      if (!faults.isEmpty()) {
        throw new StoreException(backup + ": " + faults.getFirst());
      }
      Path tombstones = Tombstones.beside(target);
      SqliteStore store = new SqliteStore(copy, sealer, tombstones);
      store.close();
      PartFile.settle(part, target);
      return Files.exists(tombstones) ? OptionalInt.of(store.erasedAgain()) : OptionalInt.empty();
    } catch (IOException e) {
      throw unwritable(target, e);
    } finally {
      discard(part);
    }
  }

  /** Whether there is a database. */
  public static boolean isThere(String url) {
    return new SqliteFile(url).path().filter(SqliteMaintenance::isThere).isPresent();
  }

  private static boolean isThere(Path target) {
    try {
      return Files.exists(target.resolveSibling(target.getFileName() + "-wal"))
          || (Files.exists(target) && Files.size(target) > 0);
    } catch (IOException e) {
      return true;
    }
  }

  private static StoreException unwritable(Path target, IOException e) {
    return new StoreException(
        target
            + " cannot be written ("
            + e.getClass().getSimpleName().replace("Exception", "")
            + "); check the path, its permissions and the room there",
        e);
  }

  private static void discard(Path part) {
    for (String end : List.of("", "-wal", "-shm", "-journal")) {
      try {
        Files.deleteIfExists(part.resolveSibling(part.getFileName() + end));
      } catch (IOException e) {
        // It says by its name that it is only a part.
      }
    }
  }

  /**
   * What is wrong with a database that is there; nothing is created or changed.
   *
   * @param thoroughly every index entry, too, which takes longer
   */
  public static List<String> faults(String url, boolean thoroughly) {
    try (Connection connection = reading(url);
        Statement statement = connection.createStatement()) {
      List<String> faults = new ArrayList<>();
      String how = thoroughly ? "integrity_check(1)" : "quick_check(1)";
      try (ResultSet row = statement.executeQuery("PRAGMA " + how)) {
        while (row.next() && !row.getString(1).equals("ok")) {
          faults.add("it is damaged; restore a backup");
        }
      }
      try (ResultSet row = statement.executeQuery("PRAGMA foreign_key_check")) {
        if (row.next()) {
          faults.add(
              "it is damaged (rows of nobody in " + row.getString(1) + "); restore a backup");
        }
      }
      try (ResultSet row = statement.executeQuery(OF_OTHERS)) {
        if (row.next()) {
          faults.add(
              "it has a %s that is not Backsafe's (%s), which could change or copy what is stored;"
                      .formatted(row.getString(1), row.getString(2))
                  + " drop it, or restore a backup");
        }
      }
      return faults;
    } catch (SQLException e) {
      return List.of(SqliteFile.what(e));
    }
  }

  /**
   * Finds out whether this version and the keys fit what is stored.
   *
   * @return whether there is something that has yet to be sealed
   * @throws StoreException with one clear line when they do not
   */
  public static boolean checkKeys(String url, FieldEncryption sealer) {
    try (Connection connection = reading(url);
        Statements sql = new Statements(connection)) {
      SchemaMigrations.refuseNewer(sql, "sqlite", url);
      return EncryptedFields.check(sql, sealer);
    } catch (StoreException e) {
      throw e.of(url);
    } catch (SQLException olderForm) {
      return sealer.seals(); // Nothing is sealed there yet.
    }
  }

  private static Connection reading(String url) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source.getConnection();
  }
}
