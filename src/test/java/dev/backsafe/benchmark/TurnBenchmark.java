package dev.backsafe.benchmark;

import com.google.errorprone.annotations.FormatMethod;
import dev.backsafe.benchmark.LoadGenerator.Latency;
import dev.backsafe.benchmark.LoadGenerator.Rate;
import dev.backsafe.cli.Logging;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whole turns, encrypted, on SQLite at synchronous=FULL, through the real wiring: people in the
 * middle of a session press Done, or type it, one in ten.
 */
public final class TurnBenchmark implements AutoCloseable {
  private static final int PEOPLE = 100_000;
  private static final int TURNS = 200_000;
  private static final int RATE = 2_000;

  /** As long as questions are, as reading goes by length. */
  private static final List<String> ONWARDS =
      List.of(
          "ok I have done that one now", "done, what comes next please", "finished all of them");

  private static final List<String> QUESTIONS =
      List.of(
          "can I go swimming in between?", "how heavy should they be?", "is it ok with sciatica?");

  /** For the compiler to be done with most; it takes as long for a small database. */
  private static final int WARM_UP = 50_000;

  /** In how many parts two works are compared. */
  private static final int PARTS = 5;

  private final Sessions sessions;
  private int begun;

  private TurnBenchmark(Path directory, int people) {
    sessions =
        new Sessions(
            new SqliteStore(
                "jdbc:sqlite:" + directory.resolve("turns.db"),
                FieldEncryption.of(List.of(MasterKey.of(MasterKey.make())))),
            people,
            platform -> platform);
    try {
      String _ = sessions.fill();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void turn(int n) {
    sessions.say(sessions.inbound(n));
  }

  private Rate throughput(int turns) {
    int from = begun;
    begun += turns;
    return LoadGenerator.throughput(turns, n -> turn(from + n));
  }

  private long[] latency(int turns) {
    int from = begun;
    begun += turns;
    return LoadGenerator.latency(turns, RATE, n -> turn(from + n));
  }

  @Override
  public void close() {
    sessions.close();
  }

  public static void main(String[] arguments) throws Exception {
    Logging.quiet(System.getenv());
    Path on = Path.of(System.getProperty("benchmark.disk", "target"));
    Path directory = java.nio.file.Files.createTempDirectory(on, "benchmark");
    try {
      switch (arguments[0]) {
        case "throughput" -> throughput(directory);
        case "answers" -> answers(directory);
        case "latency" -> latency(directory);
        case "slow" -> slow(directory, Integer.parseInt(arguments[1]), arguments[1]);
        case "people" -> people(directory);
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    } finally {
      delete(directory);
    }
  }

  private static BareLoop bare(Path directory, String name, boolean tuned) throws SQLException {
    return new BareLoop(directory.resolve(name), Scale.of(PEOPLE), tuned);
  }

  /** By turns, a part of each, as a machine may be faster at one time than at another. */
  @SafeVarargs
  private static List<Rate> byTurns(IntFunction<Rate>... works) {
    List<List<Rate>> parts = new ArrayList<>();
    for (IntFunction<Rate> work : works) {
      var _ = work.apply(WARM_UP);
      parts.add(new ArrayList<>());
    }
    for (int part = 0; part < PARTS; part++) {
      for (int i = 0; i < works.length; i++) {
        parts.get(i).add(works[i].apply(Scale.of(TURNS) / PARTS));
      }
    }
    return parts.stream().map(Rate::of).toList();
  }

  private static IntFunction<Rate> messages(BareLoop bare) {
    Random random = new Random(1);
    int[] order = random.ints(TURNS, 0, Scale.of(PEOPLE)).toArray();
    return messages -> LoadGenerator.throughput(messages, n -> bare.message(order[n]));
  }

  private static void throughput(Path directory) throws Exception {
    try (BareLoop plainLoop = bare(directory, "plain.db", false);
        BareLoop tunedLoop = bare(directory, "tuned.db", true);
        TurnBenchmark bench = new TurnBenchmark(directory, Scale.of(PEOPLE))) {
      List<Rate> rates = byTurns(messages(plainLoop), messages(tunedLoop), bench::throughput);
      Rate plain = rates.get(0);
      Rate tuned = rates.get(1);
      Rate turns = rates.get(2);
      new Row(
              "whole turns, encrypted, FULL, 1,024 in flight, " + people() + " people",
              tell(turns)
                  + "; "
                  + percent(turns, plain)
                  + " of a bare loop: "
                  + tell(plain)
                  + "; "
                  + percent(turns, tuned)
                  + " of a tuned one: "
                  + tell(tuned),
              "≥ 50 % of a bare loop, ≥ 12,000/s as a guide",
              turns.perSecond() >= plain.perSecond() / 2)
          .print();
    }
  }

  /** By what each costs, since answers are not what makes a service busy. */
  private static void answers(Path directory) {
    try (TurnBenchmark bench = new TurnBenchmark(directory, Scale.of(PEOPLE))) {
      List<Rate> rates =
          byTurns(
              turns -> bench.typing(_ -> null).throughput(turns),
              turns -> bench.typing(n -> ONWARDS.get(n % ONWARDS.size())).throughput(turns),
              turns -> bench.typing(n -> QUESTIONS.get(n % QUESTIONS.size())).throughput(turns));
      double card = rates.get(1).cpuMicros();
      double answer = rates.get(2).cpuMicros();
      new Row(
              "a question answered, against a card written for",
              format("%.0f µs of CPU against %.0f", answer, card)
                  + format(" (%.0f %%)", 100 * answer / card)
                  + format("; a card pressed for: %.0f", rates.get(0).cpuMicros()),
              "no more than a card",
              answer <= card)
          .print();
    }
  }

  private TurnBenchmark typing(IntFunction<@Nullable String> words) {
    sessions.typing(words);
    return this;
  }

  private static String tell(Rate rate) {
    return format("%,.0f/s (%.0f µs of CPU)", rate.perSecond(), rate.cpuMicros());
  }

  private static String percent(Rate of, Rate whole) {
    return format("%.0f %%", 100 * of.perSecond() / whole.perSecond());
  }

  private static void latency(Path directory) throws Exception {
    int messages = Scale.of(40_000) / PARTS;
    int people = Scale.of(PEOPLE);
    try (BareLoop loop = bare(directory, "bare.db", true);
        TurnBenchmark bench = new TurnBenchmark(directory, people)) {
      var _ = bench.throughput(WARM_UP);
      List<long[]> bares = new ArrayList<>();
      List<long[]> whole = new ArrayList<>();
      // The first of each is to warm up.
      for (int part = 0; part <= PARTS; part++) {
        bares.add(LoadGenerator.latency(messages, RATE, n -> loop.message(n * 7 % people)));
        whole.add(bench.latency(messages));
      }
      Latency bare = Latency.of(bares.subList(1, bares.size()));
      Latency turns = Latency.of(whole.subList(1, whole.size()));
      new Row(
              "the same at 2,000/s offered",
              format("p50 %.2f ms, p99 %.2f ms", turns.p50(), turns.p99())
                  + format("; bare loop %.2f and %.2f ms", bare.p50(), bare.p99()),
              "p50 < 1 ms, p99 < 10 ms over the bare loop's",
              turns.p50() - bare.p50() < 1 && turns.p99() - bare.p99() < 10)
          .print();
    }
  }

  private static void slow(Path directory, int goal, String label) throws Exception {
    try (BareLoop loop = bare(directory, "tuned.db", true);
        TurnBenchmark bench = new TurnBenchmark(directory, Scale.of(PEOPLE))) {
      List<Rate> rates = byTurns(messages(loop), bench::throughput);
      Rate tuned = rates.get(0);
      Rate turns = rates.get(1);
      new Row(
              "the same, every sync " + System.getenv("SLOW_SYNC_MICROS") + " µs slower",
              tell(turns) + "; " + percent(turns, tuned) + " of a bare loop: " + tell(tuned),
              "≥ " + label + "/s as a guide",
              turns.perSecond() >= goal)
          .print();
    }
  }

  private static void people(Path directory) throws Exception {
    Rate[] rate = new Rate[2];
    long[] heap = new long[2];
    int[] sizes = {Scale.of(10_000), Scale.of(1_000_000)};
    for (int i = 0; i < sizes.length; i++) {
      Path own = java.nio.file.Files.createDirectory(directory.resolve("p" + i));
      try (TurnBenchmark bench = new TurnBenchmark(own, sizes[i])) {
        var _ = bench.throughput(Scale.of(25_000));
        rate[i] = bench.throughput(Scale.of(i == 0 ? 30_000 : TURNS));
        heap[i] = used() - 64L * sizes[i];
      }
    }
    new Row(
            format("%,d → %,d people", sizes[0], sizes[1]),
            tell(rate[0])
                + " → "
                + tell(rate[1])
                + ", "
                + percent(rate[1], rate[0])
                + format("; heap %.0f → %.0f MB", 1e-6 * heap[0], 1e-6 * heap[1]),
            "throughput within 25 %, heap flat",
            rate[1].perSecond() >= 0.75 * rate[0].perSecond() && heap[1] - heap[0] < 20_000_000)
        .print();
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static String people() {
    return format("%,d", Scale.of(PEOPLE));
  }

  @FormatMethod
  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private static void delete(Path directory) throws IOException {
    try (var files = java.nio.file.Files.walk(directory)) {
      files.sorted().forEach(file -> file.toFile().deleteOnExit()); // The last of them first.
    }
  }
}
