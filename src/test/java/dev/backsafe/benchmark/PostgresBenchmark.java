package dev.backsafe.benchmark;

import dev.backsafe.benchmark.PostgresSessions.Filled;
import dev.backsafe.cli.Logging;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whole turns of one instance, encrypted, on PostgreSQL that syncs every commit, against a loop
 * that does but the statements, and against a queue that others use. The processors are shared with
 * the database.
 */
public final class PostgresBenchmark {
  private static final int PEOPLE = 100_000;
  private static final int TURNS = 10_000;
  private static final int WARM_UP = 30_000;

  /** In how many parts the works are compared, by turns. */
  private static final int PARTS = 5;

  /** How many of them pg-boss has to do at once, so that it has all of its connections busy. */
  private static final int CLIENTS = 40;

  private static final int BOSS_SECONDS = 5;

  private PostgresBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Logging.quiet(System.getenv());
    System.setProperty("postgres.fsync", "on");
    int people = Scale.of(PEOPLE);
    int turns = Scale.of(TURNS);
    Filled filled = Filled.of(people);
    Filled used = filled.copy();
    try (PostgresBareLoop bare = new PostgresBareLoop(PostgresDatabase.CONNECTIONS, people);
        PostgresSessions sessions = new PostgresSessions(used)) {
      List<DoubleSupplier> works = new ArrayList<>();
      works.add(() -> sessions.throughput(turns).perSecond());
      works.add(() -> bare.throughput(turns).perSecond());
      Path boss = boss();
      if (boss != null) {
        works.add(() -> jobs(boss, 1));
        works.add(() -> jobs(boss, PostgresSessions.AT_ONCE));
      }
      var _ = sessions.throughput(Scale.of(WARM_UP));
      var _ = bare.throughput(Scale.of(WARM_UP));
      List<Double> rates = byTurns(works);
      used.check(filled, sessions.begun());
      double whole = rates.getFirst();
      bareRow(people, whole, rates.get(1));
      if (boss == null) {
        System.out.println(
            "| PostgreSQL, the same against pg-boss | not measured: -Dbenchmark.pgboss=DIRECTORY"
                + " names where npm has installed pg-boss (and node, when node is older) | | |");
      } else {
        bossRow(whole, rates.get(2), rates.get(3));
      }
    }
  }

  /** The mean of each. */
  private static List<Double> byTurns(List<DoubleSupplier> works) {
    double[] sums = new double[works.size()];
    for (int part = 0; part < PARTS; part++) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += works.get(i).getAsDouble() / PARTS;
      }
    }
    return Arrays.stream(sums).boxed().toList();
  }

  private static void bareRow(int people, double whole, double bare) {
    new Row(
            String.format(
                Locale.ROOT,
                "PostgreSQL, fsync on: whole turns of one instance, encrypted, from received to"
                    + " forgotten, %,d people",
                people),
            String.format(
                Locale.ROOT,
                "%,.0f/s; %.0f %% of a bare loop on %d connections: %,.0f/s",
                whole,
                100 * whole / bare,
                PostgresDatabase.CONNECTIONS,
                bare),
            "≥ 50 % of a bare loop as a guide",
            whole >= bare / 2)
        .print();
  }

  private static void bossRow(double whole, double single, double batches) {
    new Row(
            "PostgreSQL, the same against pg-boss, %d clients on %d connections: a job sent, fetched, completed"
                .formatted(CLIENTS, PostgresDatabase.CONNECTIONS),
            String.format(
                Locale.ROOT,
                "%,.0f turns/s; one job at a time, by send and fetch: %,.0f jobs/s (%.1f x);"
                    + " %d together, by insert and fetch's batchSize: %,.0f jobs/s (%.2f x)",
                whole,
                single,
                whole / single,
                PostgresSessions.AT_ONCE,
                batches,
                whole / batches),
            "≥ one job at a time",
            whole >= single)
        .print();
  }

  /** Where it is installed; null for nowhere. */
  private static @Nullable Path boss() {
    String set = System.getProperty("benchmark.pgboss", "");
    Path directory = Path.of(set).toAbsolutePath();
    return !set.isEmpty() && Files.exists(directory.resolve("node_modules/pg-boss"))
        ? directory
        : null;
  }

  /** How many a second pg-boss has done, in a new database: it keeps what is done with. */
  private static double jobs(Path directory, int together) {
    String url = PostgresServer.newDatabase();
    Path node = directory.resolve("node_modules/.bin/node");
    List<String> command =
        List.of(
            Files.isExecutable(node) ? node.toString() : "node",
            "src/test/node/pg_boss.mjs",
            directory.toString(),
            url.replaceFirst("jdbc:postgresql://(.*)\\?user=(.*)", "postgres://$2@$1"),
            Integer.toString(PostgresDatabase.CONNECTIONS),
            Integer.toString(CLIENTS),
            Integer.toString(together),
            Integer.toString(BOSS_SECONDS));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        return Double.parseDouble(String.valueOf(out.readLine()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
