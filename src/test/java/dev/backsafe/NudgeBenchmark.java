package dev.backsafe;

import dev.backsafe.conversation.NudgeKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Sender;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep costs: by what is due, not by how many are enrolled. A main program that prints a
 * table; the number of people may be given.
 */
final class NudgeBenchmark {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private static final int LOOKS = 2_000;

  private NudgeBenchmark() {}

  public static void main(String[] args) throws IOException, SQLException {
    int most = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    Path directory = Files.createTempDirectory("nudges");
    System.out.printf("%10s %9s %14s %14s%n", "enrolled", "due", "sweep", "due a second");
    for (int enrolled = most / 100; enrolled <= most; enrolled *= 10) {
      for (int due : new int[] {0, 100, most / 10}) {
        if (due <= enrolled) {
          Path file = directory.resolve(enrolled + "-" + due + ".db");
          measure("jdbc:sqlite:" + file, enrolled, due);
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void measure(String url, int enrolled, int due) throws SQLException {
    new SqliteStore(url).close();
    enrol(url, enrolled, due);
    SettableClock clock = new SettableClock(NOW);
    Sender sender = (_, _, _) -> new Delivery.Later(Duration.ofDays(1));
    try (SqliteStore store = new SqliteStore(url)) {
      // The platform is not served here: what is measured is claiming, stepping and marking.
      Wiring wiring =
          Wiring.of(Bench.LIBRARY, store, Map.of("other", sender), clock, Checkpoint.NONE);
      if (due == 0) {
        for (int i = 0; i < LOOKS; i++) {
          wiring.sweep().sweep();
        }
      }
      int sweeps = due == 0 ? LOOKS : 1;
      long start = System.nanoTime();
      for (int i = 0; i < sweeps; i++) {
        wiring.sweep().sweep();
      }
      double micros = (System.nanoTime() - start) / 1e3 / sweeps;
      System.out.printf(
          "%,10d %,9d %,11.1f µs %14s%n",
          enrolled, due, micros, due == 0 ? "" : "%,.0f".formatted(due / micros * 1e6));
    }
  }

  private static void enrol(String url, int enrolled, int due) throws SQLException {
    String state = new StateCodec().write(rested());
    try (Connection connection = DriverManager.getConnection(url);
        Statement pragma = connection.createStatement()) {
      pragma.execute("PRAGMA synchronous = OFF");
      connection.setAutoCommit(false);
      try (PreparedStatement person =
              connection.prepareStatement(
                  "INSERT INTO person (id, platform, account, version, state)"
                      + " VALUES (?, 'test', ?, ?, ?)");
          PreparedStatement nudge =
              connection.prepareStatement("INSERT INTO nudge VALUES (?, ?, ?, 0)")) {
        for (int i = 1; i <= enrolled; i++) {
          insert(person, i, "p" + i, StateCodec.VERSION, state);
          Instant at = i <= due ? NOW.minusMillis(i) : NOW.plusSeconds(60L + i);
          insert(nudge, i, NudgeKind.RECOVERY_OVER.name(), at.toEpochMilli());
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
    return new StateCodec()
        .read(
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
