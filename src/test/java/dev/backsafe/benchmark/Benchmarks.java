package dev.backsafe.benchmark;

import dev.backsafe.picture.FigureBenchmark;
import dev.backsafe.understanding.UnderstandingBenchmark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs every benchmark that is listed here, or only those named; writes the report. */
public final class Benchmarks {
  private static final Path TARGET = Path.of("target");
  private static final Path SHIM_SOURCE = Path.of("src/test/c/slow_sync.c");

  /**
   * One benchmark.
   *
   * @param name by which it can be run alone
   * @param slowSyncMicros how much slower every sync is made, by a shim that needs gcc
   */
  private record Run(String name, Class<?> main, List<String> arguments, int slowSyncMicros) {
    Run(String name, Class<?> main, String... arguments) {
      this(name, main, List.of(arguments), 0);
    }
  }

  /** How long the load goes on under which memory is measured; the goal's own length is 10. */
  private static final String MINUTES = System.getProperty("benchmark.minutes", "1");

  private static final List<Run> ALL =
      List.of(
          new Run("turns", TurnBenchmark.class, "throughput"),
          new Run("latency", TurnBenchmark.class, "latency"),
          new Run("slow-1ms", TurnBenchmark.class, List.of("slow", "20000"), 1_000),
          new Run("slow-5ms", TurnBenchmark.class, List.of("slow", "10000"), 5_000),
          new Run("answers", TurnBenchmark.class, "answers"),
          new Run("people", TurnBenchmark.class, "people"),
          new Run("sweep", ReminderBenchmark.class),
          new Run("postgres", PostgresBenchmark.class),
          new Run("instances", InstancesBenchmark.class),
          new Run("start", ServiceBenchmark.class, "start"),
          new Run("memory", ServiceBenchmark.class, "memory", MINUTES),
          new Run("emergencies", EmergencyBenchmark.class),
          new Run("soak", SoakBenchmark.class),
          new Run("understanding", UnderstandingBenchmark.class),
          new Run("figures", FigureBenchmark.class));

  private Benchmarks() {}

  /** Runs those named, or all. */
  public static void main(String[] names) throws IOException, InterruptedException {
    List<String> report = new ArrayList<>();
    report.add("# Benchmarks");
    report.add("");
    report.add(
        "One run on "
            + Runtime.getRuntime().availableProcessors()
            + " processors, Java "
            + Runtime.version()
            + ". Ratios are of this run; absolute numbers are this machine's.");
    report.add("");
    report.add("| work | measured | goal | met |");
    report.add("|---|---|---|---|");
    for (Run run : ALL) {
      if (names.length == 0 || List.of(names).contains(run.name())) {
        report.addAll(rows(run));
        Files.write(TARGET.resolve("benchmarks.md"), report);
      }
    }
    report.forEach(System.out::println);
  }

  private static List<String> rows(Run run) throws IOException, InterruptedException {
    Map<String, String> environment = Map.of();
    if (run.slowSyncMicros() > 0) {
      Path shim = shim();
      if (shim == null) {
        return List.of("| " + run.name() + " | not measured: gcc is needed | | |");
      }
      environment =
          Map.of(
              "LD_PRELOAD", shim.toAbsolutePath().toString(),
              "SLOW_SYNC_MICROS", Integer.toString(run.slowSyncMicros()));
    }
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path")));
    for (String property :
        List.of("benchmark.scale", "benchmark.disk", "benchmark.pgboss", "backsafe.jar")) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> command.add("-D" + property + "=" + value));
    }
    Optional.ofNullable(System.getProperty("benchmark.java"))
        .ifPresent(options -> command.addAll(List.of(options.split(" ", -1))));
    command.add(run.main().getName());
    command.addAll(run.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    System.out.println("benchmark: " + run.name());
    Process process = builder.start();
    List<String> rows = new ArrayList<>();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        System.out.println(line);
        if (Row.isRow(line)) {
          rows.add(line);
        }
      }
    }
    if (process.waitFor() != 0) {
      rows.add("| " + run.name() + " | failed | | **no** |");
    }
    return rows;
  }

  /** The library that slows syncs down; null where it cannot be built. */
  private static @Nullable Path shim() throws InterruptedException {
    Path shim = TARGET.resolve("slow_sync.so");
    try {
      Process gcc =
          new ProcessBuilder(
                  "gcc",
                  "-O2",
                  "-shared",
                  "-fPIC",
                  "-o",
                  shim.toString(),
                  SHIM_SOURCE.toString(),
                  "-ldl")
              .inheritIO()
              .start();
      return gcc.waitFor() == 0 ? shim : null;
    } catch (IOException noCompiler) {
      return null;
    }
  }
}
