package dev.backsafe.store.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL on the loopback address, one for all tests of a JVM, each of which has a
 * database of its own in it. It refuses to run as root, so for root it runs as nobody.
 */
public final class PostgresServer {
  private static final String BINARIES = "/postgres-linux-x86_64.txz";
  private static final String USER = "backsafe";
  private static final int PATIENCE_SECONDS = 60;
  private static final long BETWEEN_LOOKS_NANOS = 10_000_000;
  private static final int NOBODY = 65_534;
  static final boolean IS_ROOT = System.getProperty("user.name").equals("root");
  static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path home;
  private final int port;

  private PostgresServer(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  private static final class Holder {
    static final PostgresServer SERVER = start();
  }

  /** The URL of a new, empty database. */
  public static String newDatabase() {
    return copy(url("template1"));
  }

  /** The URL of a new database with all that is in another, which nobody uses. */
  public static String copy(String url) {
    String name = "test" + DATABASES.incrementAndGet();
    execute(url("postgres"), "CREATE DATABASE " + name + " TEMPLATE " + name(url));
    return url(name);
  }

  /** The name of a URL's database. */
  public static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
  }

  /** Runs statements in the database of a URL. */
  public static void execute(String url, String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** How many rows there are, such as of {@code "person WHERE version = 1"}. */
  public static int count(String url, String rows) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + rows)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The URL of a database of that name on this server, whether it is there or not. */
  static String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + Holder.SERVER.port + "/" + database + "?user=" + USER;
  }

  /** Whether these bytes stand anywhere in the server's files, its log included. */
  static boolean holds(String text) throws IOException {
    execute(url("postgres"), "CHECKPOINT");
    Path data = Holder.SERVER.home.resolve("data");
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holds(file, text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holds(Path file, String text) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (NoSuchFileException gone) {
      return false; // The server makes and removes some all the time.
    }
  }

  /** The server stops in the middle of everything, and starts again. */
  public static void restart() {
    try {
      PostgresServer server = Holder.SERVER;
      server.command(
          "pg_ctl",
          "-D",
          "data",
          "-l",
          "log.txt",
          "-w",
          "-m",
          "immediate",
          "-o",
          server.options(),
          "restart");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until so many processes that use a database say that they are there. */
  public static void awaitInstances(String url, int number) {
    String present =
        "pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database()"
            + " WHERE granted AND classid = "
            + AdvisoryLocks.INSTANCE;
    await(url, present, number);
  }

  /** Waits until nothing is under way in a database, not even what a cut connection has left. */
  public static void awaitNoTransaction(String url) {
    String open =
        "pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL"
            + " AND pid <> pg_backend_pid()";
    await(url, open, 0);
  }

  private static void await(String url, String rows, int number) {
    while (count(url, rows) != number) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
  }

  private static PostgresServer start() {
    try {
      Path home = Files.createTempDirectory("backsafe-postgres");
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
      unpack(home);
      if (IS_ROOT) {
        run(home, List.of("chown", "-R", NOBODY + ":" + NOBODY, home.toString()));
      }
      PostgresServer server = new PostgresServer(home, freePort());
      server.command(
          "initdb", "-D", "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
      // Whoever has a password has to say it; the owner need not.
      Files.writeString(
          home.resolve("data/pg_hba.conf"),
          "host all backsafe 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
      server.command(
          "pg_ctl", "-D", "data", "-l", "log.txt", "-w", "-o", server.options(), "start");
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Without fsync: what is tested is what a dead process leaves behind, not a power cut. */
  private String options() {
    return "-p "
        + port
        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync="
        + System.getProperty("postgres.fsync", "off");
  }

  private void stop() {
    try {
      command("pg_ctl", "-D", "data", "-m", "immediate", "stop");
      run(home, List.of("rm", "-rf", home.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(Path home) throws IOException {
    try (InputStream packed = PostgresServer.class.getResourceAsStream(BINARIES);
        InputStream archive = new XZInputStream(packed)) {
      Process tar = new ProcessBuilder("tar", "-x", "-C", home.toString()).start();
      try (OutputStream in = tar.getOutputStream()) {
        archive.transferTo(in);
      }
      await(tar, "tar");
    }
  }

  private void command(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (IS_ROOT) {
      command.addAll(AS_NOBODY);
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    run(home, command);
  }

  private static void run(Path directory, List<String> command) throws IOException {
    Path said = Files.createTempFile("backsafe-postgres", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    await(process, command + ": " + said);
    Files.delete(said);
  }

  private static void await(Process process, String what) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(what);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
