package dev.backsafe.benchmark;

import dev.backsafe.benchmark.PostgresSessions.Filled;
import dev.backsafe.cli.Logging;
import dev.backsafe.store.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whole turns, encrypted, on PostgreSQL that syncs every commit: what two processes reach, against
 * one in the same run. The machine's processors are shared with the database.
 */
public final class InstancesBenchmark {
  private static final int PEOPLE = 100_000;

  /** From the start of the processes. */
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private static final Duration MEASURED = Duration.ofSeconds(10);

  /**
   * One of the processes.
   *
   * @param number from 0 on, of so many
   * @param begin when to measure, in milliseconds since 1970
   */
  private record Instance(Filled filled, int number, int of, long begin) {
    static Instance of(String... words) {
      return new Instance(
          new Filled(words[0], words[1], words[2], Integer.parseInt(words[3])),
          Integer.parseInt(words[4]),
          Integer.parseInt(words[5]),
          Long.parseLong(words[6]));
    }

    List<String> words() {
      return List.of(
          filled.url(),
          filled.key(),
          filled.first(),
          "" + filled.people(),
          "" + number,
          "" + of,
          "" + begin);
    }
  }

  private InstancesBenchmark() {}

  /** Without arguments, the benchmark; with an instance's, that one. */
  public static void main(String[] args) throws Exception {
    Logging.quiet(System.getenv());
    if (args.length == 0) {
      System.setProperty("postgres.fsync", "on");
      Filled filled = Filled.of(Scale.of(PEOPLE));
      row(filled, "two instances, this machine's processors shared with the database", 0);
      row(filled, "the same with every commit 20 ms slower, as with a replica far away", 20_000);
    } else {
      work(Instance.of(args));
    }
  }

  private static void row(Filled filled, String work, int slowerMicros) throws Exception {
    double one = measure(filled, 1, slowerMicros);
    double two = measure(filled, 2, slowerMicros);
    new Row(
            "PostgreSQL, " + work,
            String.format(
                Locale.ROOT,
                "%,.0f turns/s by one, %,.0f by two: %.2f x; none lost or doubled",
                one,
                two,
                two / one),
            "1.7 x where the database allows",
            two / one >= 1.7)
        .print();
  }

  private static double measure(Filled filled, int processes, int slowerMicros)
      throws IOException, InterruptedException {
    Filled used = filled.copy();
    String database = "ALTER DATABASE " + PostgresServer.name(used.url());
    PostgresServer.execute(
        used.url(),
        database + " SET commit_delay = " + slowerMicros,
        database + " SET commit_siblings = 0");
    long begin = System.currentTimeMillis() + WARM_UP.toMillis();
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  ProcessHandle.current().info().command().orElse("java"),
                  // As bin/backsafe starts it.
                  "-XX:+UseSerialGC",
                  "-XX:+UseCompactObjectHeaders",
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx128m",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  InstancesBenchmark.class.getName()));
      command.addAll(new Instance(used, i, processes, begin).words());
      running.add(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }
    double turnsPerSecond = 0;
    int all = 0;
    for (Process process : running) {
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        String[] said = String.valueOf(out.readLine()).split(" ", 2);
        turnsPerSecond += Double.parseDouble(said[0]);
        all += Integer.parseInt(said[1]);
      }
      process.waitFor();
    }
    used.check(filled, all);
    return turnsPerSecond;
  }

  /** Prints how many turns a second, and how many in all. */
  private static void work(Instance me) {
    long end = me.begin() + MEASURED.toMillis();
    long before = 0;
    long measured = 0;
    int next = me.number();
    int step = me.of();
    try (PostgresSessions sessions = new PostgresSessions(me.filled())) {
      for (long now = 0; now < end; now = System.currentTimeMillis()) {
        sessions.receive(IntStream.iterate(next, n -> n + step).limit(PostgresSessions.AT_ONCE));
        next += step * PostgresSessions.AT_ONCE;
        if (now < me.begin()) {
          before = sessions.handled();
        }
      }
      measured = sessions.handled() - before;
      sessions.finish();
    }
    System.out.printf(
        Locale.ROOT,
        "%.1f %d%n",
        1e3 * measured / MEASURED.toMillis(),
        (next - me.number()) / step);
  }
}
