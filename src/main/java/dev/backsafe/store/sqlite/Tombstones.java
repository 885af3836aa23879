package dev.backsafe.store.sqlite;

import dev.backsafe.store.People;
import dev.backsafe.store.Statements;
import dev.backsafe.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who was erased, in a file apart from the database, so that an older copy that is brought back
 * does not bring them back. A line is the moment at which the database was made, which its copies
 * share, and the number of a person's row, which nobody else gets: it names nobody.
 */
final class Tombstones {
  private final @Nullable Path file;
  private final String database;

  /**
   * Those of a database.
   *
   * @param file null for a database that is gone with its process
   */
  Tombstones(@Nullable Path file, Statements sql) throws SQLException {
    this.file = file;
    database =
        sql.first(
                "SELECT installed_on FROM flyway_schema_history ORDER BY installed_rank LIMIT 1",
                row -> row.getString(1).replace(' ', 'T'))
            .orElse("");
  }

  /** Where those of a database stand. */
  static Path beside(Path database) {
    return database.resolveSibling(database.getFileName() + ".erased");
  }

  /**
   * Adds one, durably: before what it says is committed, since a turn that erases is decided again
   * when it was not, but what is forgotten here is never known again.
   */
  void add(long person) {
    if (file == null) {
      return;
    }
    SqliteFile.createPrivate(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      String line = (endsWithinALine(channel) ? "\n" : "") + database + " " + person + "\n";
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        int _ = channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw trouble("written", e);
    }
  }

  /** As the process may have died in the middle of one. */
  private static boolean endsWithinALine(FileChannel channel) throws IOException {
    if (channel.size() == 0) {
      return false;
    }
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
  }

  /**
   * Erases again whoever is there in spite of it, and keeps their numbers from newcomers.
   *
   * @return how many people that were
   */
  int apply(Statements sql) throws SQLException {
    TreeSet<Long> erased = new TreeSet<>(all());
    if (erased.isEmpty()) {
      return 0;
    }
    int gone = 0;
    for (long person : erased) {
      gone += People.erase(sql, person) ? 1 : 0;
    }
    sql.update(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'person', 0"
            + " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'person')");
    sql.update(
        "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'person'", erased.getLast());
    return gone;
  }

  private Set<Long> all() {
    Set<Long> all = new TreeSet<>();
    if (file == null || !Files.exists(file)) {
      return all;
    }
    try {
      String text = Files.readString(file);
      // What no line break ends was cut off.
      text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .filter(line -> line.matches("\\S+ \\d{1,18}") && line.startsWith(database + " "))
          .forEach(line -> all.add(Long.valueOf(line.substring(database.length() + 1))));
      return all;
    } catch (IOException e) {
      throw trouble("read", e);
    }
  }

  private StoreException trouble(String what, IOException e) {
    return new StoreException(
        file + " cannot be " + what + " (" + SqliteFile.reason(e) + "); it says who was erased", e);
  }
}
