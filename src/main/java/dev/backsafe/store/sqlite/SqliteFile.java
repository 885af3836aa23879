package dev.backsafe.store.sqlite;

import dev.backsafe.store.SchemaMigrations;
import dev.backsafe.store.StoreException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens a database: private, durable, and of a form that this version knows. */
class SqliteFile {
  static final String PREFIX = "jdbc:sqlite:";
  private static final int BUSY_MILLIS = 5_000;

  /** For the tables that are small and the roots of the others; the rest the system keeps. */
  private static final int CACHE_KILOBYTES = 8 * 1_024;

  /**
   * A turn changes a few bytes on each of several pages, and each page is written as a whole. In a
   * database that is there already they stay as they are.
   */
  private static final int PAGE_BYTES = 2_048;

  /** A large batch of turns takes a few megabytes, in the log and then in the database. */
  private static final long LEAST_ROOM = 4L << 20;

  private static final String FULL = "the disk is full; make room, nothing was half-written";

  private static final String IN_MEMORY = "mode=memory";

  private final String url;

  /** Which file it was when it was opened; null before, and where files have no such thing. */
  private volatile @Nullable Object opened;

  /**
   * Of a URL.
   *
   * @throws StoreException when it is a URI within one: what is promised of files, that nobody else
   *     can read them and that they are backed up, would not hold
   */
  SqliteFile(String url) {
    this.url = url;
    if (url.startsWith(PREFIX + "file:") && !url.contains(IN_MEMORY)) {
      throw new StoreException(url + ": write jdbc:sqlite:FILE, without \"file:\"");
    }
  }

  String url() {
    return url;
  }

  /** The writer's connection, to a database that is there and up to date. */
  Connection open() {
    makePrivate();
    try {
      if (isEmpty()) {
        choosePageSize();
      }
      Connection connection = connection();
      try {
        SchemaMigrations.run(source(), "sqlite", url, this::failure);
        opened = identity();
        connection.setAutoCommit(true);
        return connection;
      } catch (RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private boolean isEmpty() {
    return path().map(path -> path.toFile().length() == 0).orElse(false);
  }

  /**
   * Before anything else is said to it: the log is begun with pages of the size that holds then,
   * and the driver says what is configured in an order of its own.
   */
  private void choosePageSize() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + PAGE_BYTES);
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  /** One more connection to an open database. */
  Connection connect() {
    try {
      return connection();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Opens one more; a test's may fail as a disk does. */
  Connection connection() throws SQLException {
    return source().getConnection();
  }

  private SQLiteDataSource source() {
    SQLiteDataSource source = new SQLiteDataSource(config());
    source.setUrl(url);
    return source;
  }

  /** FULL under WAL: what is committed survives a power cut, not just a crash of the process. */
  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    // What is erased leaves no bytes behind in free pages.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.setCacheSize(-CACHE_KILOBYTES);
    // Otherwise the driver asks for the last row's id after every statement.
    config.setGetGeneratedKeys(false);
    return config;
  }

  /** Where it is; empty for one in memory. */
  Optional<Path> path() {
    String path = url.substring(PREFIX.length()).replaceFirst("\\?.*", "");
    return path.isEmpty() || path.startsWith(":") || path.startsWith("file:")
        ? Optional.empty()
        : Optional.of(Path.of(path).toAbsolutePath());
  }

  /** Health data: readable by its owner alone, from the first byte on. */
  void makePrivate() {
    Path file = path().orElse(null);
    if (file == null) {
      return;
    }
    try {
      Path directory = file.getParent();
      if (directory != null && !Files.exists(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (UnsupportedOperationException notPosix) {
      // Windows: the user's own directories are private there by default.
    } catch (IOException e) {
      throw new StoreException("cannot create " + file + " (" + reason(e) + ")", e);
    }
    createPrivate(file);
    for (String end : new String[] {"", "-wal", "-shm"}) {
      narrow(file.resolveSibling(file.getFileName() + end));
    }
  }

  /** One that was there already may have been made by somebody less careful. */
  private static void narrow(Path file) {
    Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rw-------");
    try {
      if (Files.exists(file) && !owners.containsAll(Files.getPosixFilePermissions(file))) {
        Files.setPosixFilePermissions(file, owners);
      }
    } catch (UnsupportedOperationException notPosix) {
      // Windows: the user's own directories are private there by default.
    } catch (IOException e) {
      throw new StoreException("others can read " + file + "; have its owner chmod 600 it", e);
    }
  }

  /** Makes a file that its owner alone can read, where there is none. */
  static void createPrivate(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (UnsupportedOperationException notPosix) {
      // Windows: the user's own directories are private there by default.
    } catch (IOException e) {
      throw new StoreException("cannot create " + file + " (" + reason(e) + ")", e);
    }
  }

  /**
   * Fails when another file is where this one was, or none: what is written would be lost with the
   * one that nobody sees any more, or spoil the other.
   */
  void checkIdentity() {
    if (opened != null && !opened.equals(identity())) {
      String what =
          url + ": its file was moved away or replaced; stop, put it back and start again";
      throw new StoreException(what, new IOException("another file"));
    }
  }

  private @Nullable Object identity() {
    Path file = path().orElse(null);
    try {
      return file == null ? null : Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException notThere) {
      return null;
    }
  }

  /** Fails when the disk is as good as full. One that does not say how large it is may do. */
  void checkRoom() {
    File file = path().map(Path::toFile).orElse(null);
    // Not by the file's store: that looks for its mount, which need not be visible.
    if (file != null && file.getUsableSpace() < LEAST_ROOM && file.getTotalSpace() > 0) {
      throw new StoreException(url + ": " + FULL);
    }
  }

  static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }

  /** One clear line for what has gone wrong. */
  StoreException failure(SQLException e) {
    return new StoreException(url + ": " + what(e), e);
  }

  static String what(SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
    String primary = code.name().replaceFirst("^(SQLITE_[A-Z]+).*$", "$1");
    return switch (primary) {
      case "SQLITE_FULL" -> FULL;
      case "SQLITE_BUSY", "SQLITE_LOCKED" -> "another program holds it locked; stop that one first";
      case "SQLITE_CORRUPT" -> "it is damaged; restore a backup";
      case "SQLITE_NOTADB" -> "it is not an SQLite database; choose another file";
      case "SQLITE_READONLY" -> "it is read-only; let this user write to it";
      case "SQLITE_CANTOPEN" -> "it cannot be opened; check the path and its permissions";
      case "SQLITE_IOERR" -> "the disk does not read or write; check it";
      default -> "SQLite says " + code.name();
    };
  }
}
