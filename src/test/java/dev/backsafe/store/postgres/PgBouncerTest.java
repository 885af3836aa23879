package dev.backsafe.store.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same behind PgBouncer in session mode, with the settings that the README names; on demand,
 * with {@code -Dpgbouncer=/usr/sbin/pgbouncer}.
 */
@EnabledIfSystemProperty(named = "pgbouncer", matches = ".+")
class PgBouncerTest extends InstancesTest {
  private static int port;
  private static Process bouncer;

  @SuppressWarnings("NullAway.Init") // Set before all tests.
  PgBouncerTest() {}

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    int server = URI.create(PostgresServer.url("postgres").substring("jdbc:".length())).getPort();
    Path file = Files.createTempFile("pgbouncer", ".ini");
    Files.writeString(file, settings(server));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    List<String> command = new ArrayList<>();
    if (PostgresServer.IS_ROOT) {
      command.addAll(PostgresServer.AS_NOBODY);
    }
    command.addAll(List.of(System.getProperty("pgbouncer"), "-q", file.toString()));
    bouncer = new ProcessBuilder(command).start();
    while (!isThere()) {
      if (bouncer.waitFor(10, TimeUnit.MILLISECONDS)) {
        throw new IOException("PgBouncer ended with " + bouncer.exitValue());
      }
    }
    Files.delete(file);
  }

  /** Idle connections go at once: each test has a database, and so a pool, of its own. */
  private static String settings(int server) {
    return """
    [databases]
    * = host=127.0.0.1 port=%d user=backsafe
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = any
    pool_mode = session
    default_pool_size = 40
    server_idle_timeout = 1
    max_client_conn = 300
    ignore_startup_parameters = extra_float_digits
    """
        .formatted(server, port);
  }

  private static boolean isThere() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    bouncer.destroy();
  }

  @Override
  protected String database() {
    return super.database().replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:" + port);
  }
}
