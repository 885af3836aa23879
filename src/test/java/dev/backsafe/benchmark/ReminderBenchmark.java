package dev.backsafe.benchmark;

import dev.backsafe.cli.Logging;
import dev.backsafe.cli.SettableClock;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Sender;
import dev.backsafe.service.Composition;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a sweep costs, encrypted: by what is due, not by how many are enrolled. */
public final class ReminderBenchmark {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private static final int ENROLLED = 1_000_000;
  private static final int FEW = 100;
  private static final int LOOKS = 20_000;

  private ReminderBenchmark() {}

  public static void main(String[] args) throws IOException, SQLException {
    Logging.quiet(System.getenv());
    Path on = Path.of(System.getProperty("benchmark.disk", "target"));
    Path directory = Files.createTempDirectory(on, "nudges");
    int most = Scale.of(ENROLLED);
    measure(directory, most / 10, most / 50); // Nobody's code is compiled yet.
    double[] few = new double[2];
    for (int i = 0; i < few.length; i++) {
      int enrolled = i == 0 ? most / 100 : most;
      row("empty sweep", enrolled, 0, measure(directory, enrolled, 0), 50);
      few[i] = measure(directory, enrolled, FEW);
      row("sweep", enrolled, FEW, few[i], 0);
    }
    int many = most / 10;
    double micros = measure(directory, most, many);
    double rate = 1e6 * many / micros;
    new Row(
            work("sweep", most, many),
            String.format(Locale.ROOT, "%,.0f claimed, stepped and marked a second", rate),
            "≥ 20,000/s",
            rate >= 20_000)
        .print();
    Files.delete(directory);
  }

  private static void row(String what, int enrolled, int due, double micros, int most) {
    new Row(
            work(what, enrolled, due),
            String.format(Locale.ROOT, "%,.1f µs", micros),
            most == 0 ? "by what is due, not by who is enrolled" : "≤ " + most + " µs",
            most == 0 || micros <= most)
        .print();
  }

  private static String work(String what, int enrolled, int due) {
    return String.format(Locale.ROOT, "%s, %,d enrolled, %,d due", what, enrolled, due);
  }

  /** Microseconds for one sweep of all that is due. */
  private static double measure(Path directory, int enrolled, int due)
      throws IOException, SQLException {
    Path file = directory.resolve(enrolled + "-" + due + ".db");
    String url = "jdbc:sqlite:" + file;
    FieldEncryption sealer = FieldEncryption.of(List.of(MasterKey.of(MasterKey.make())));
    new SqliteStore(url, sealer).close();
    enrol(url, sealer, enrolled, due);
    SettableClock clock = new SettableClock(NOW);
    Sender sender = (_, _, _) -> new Delivery.Later(Duration.ofDays(1));
    try (SqliteStore store = new SqliteStore(url, sealer)) {
      // The platform is not served here: what is measured is claiming, stepping and marking.
      Composition wiring =
          Composition.of(
              DirectBench.LIBRARY, store, Map.of("other", sender), clock, Checkpoint.NONE);
      int sweeps = due == 0 ? LOOKS : 1;
      for (int i = 1; i < sweeps; i++) {
        wiring.sweep().sweep();
      }
      long start = System.nanoTime();
      for (int i = 0; i < sweeps; i++) {
        wiring.sweep().sweep();
      }
      return (System.nanoTime() - start) / 1e3 / sweeps;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void enrol(String url, FieldEncryption sealer, int enrolled, int due)
      throws SQLException {
    byte[] state = StateCodec.write(rested()).getBytes(StandardCharsets.UTF_8);
    try (Connection connection = DriverManager.getConnection(url);
        Statement pragma = connection.createStatement()) {
      pragma.execute("PRAGMA synchronous = OFF");
      connection.setAutoCommit(false);
      try (PreparedStatement person =
              connection.prepareStatement(
                  "INSERT INTO person (id, platform, account, version, state, data_key)"
                      + " VALUES (?, 'test', ?, ?, ?, ?)");
          PreparedStatement reminder =
              connection.prepareStatement("INSERT INTO reminder VALUES (?, ?, ?, 0)")) {
        for (int i = 1; i <= enrolled; i++) {
          Account account = new Account("test", "p" + i);
          byte[] key = sealer.newKey(account);
          byte[] sealed =
              sealer.seal(key, new FieldEncryption.Place("test", account.id(), "state"), state);
          insert(person, i, account.id(), StateCodec.VERSION, sealed, key);
          Instant at = i <= due ? NOW.minusMillis(i) : NOW.plusSeconds(60L + i);
          insert(reminder, i, ReminderKind.RECOVERY_OVER.name(), at.toEpochMilli());
        }
      }
      connection.commit();
    }
  }

  private static void insert(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
  }

  /** Somebody whose two days of rest are over. */
  private static Person rested() {
    return StateCodec.read(
        """
        {"phase":{"is":"Between"},"step":20,
         "profile":{"language":"en","equipment":["SUPPORT","STEP"],"zone":"Europe/Berlin",
         "reminders":true,"hours":"ANY","complete":true},
         "training":{"standings":{"glute-bridge":{"level":0,"painFree":1}},
         "ends":["2026-03-02T09:00:00Z"],"sessions":1,"painFree":1,"painful":0,
         "gentler":false},
         "presence":{"heardAt":"2026-03-02T09:00:00Z","asked":false},"routine":"r"}
        """,
        1);
  }
}
