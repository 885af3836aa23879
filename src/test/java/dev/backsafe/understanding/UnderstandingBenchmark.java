package dev.backsafe.understanding;

import dev.backsafe.benchmark.Row;
import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.UnderstandingLoader;
import dev.backsafe.content.UnderstandingLoader.Loaded;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Goals: p99 under a millisecond a phrase, and a loaded model of under 20 MB. */
public final class UnderstandingBenchmark {
  private static final int READS = 60_000;

  private UnderstandingBenchmark() {}

  public static void main(String[] arguments) {
    long start = System.nanoTime();
    Loaded loaded = UnderstandingLoader.load(new ConfigFiles(Path.of("config")));
    long read = System.nanoTime();
    Understanding understanding = Understanding.of(loaded.languages());
    long built = System.nanoTime();
    List<String> phrases =
        loaded.languages().getFirst().phrases().stream().map(Phrase::text).toList();
    print(
        String.format(
            Locale.ROOT,
            "read files in %.0f ms, learned in %.0f ms",
            1e-6 * (read - start),
            1e-6 * (built - read)));
    byte[] kept = understanding.models().values().iterator().next().toBytes();
    long again = System.nanoTime();
    Understanding.of(loaded.languages(), Map.of("en", TrainedModel.fromBytes(kept).orElseThrow()));
    print(
        String.format(
            Locale.ROOT,
            "from a kept model of %d kB in %.0f ms",
            kept.length / 1000,
            1e-6 * (System.nanoTime() - again)));
    measure(understanding, phrases);
    long[] nanos = measure(understanding, phrases);
    double total = Arrays.stream(nanos).sum() * 1e-9;
    Arrays.sort(nanos);
    new Row(
            "understanding a phrase, one thread",
            String.format(
                Locale.ROOT,
                "%,.0f/s; p50 %.1f µs, p99 %.1f µs",
                nanos.length / total,
                1e-3 * nanos[READS / 2],
                1e-3 * nanos[READS * 99 / 100]),
            "p99 < 1 ms",
            nanos[READS * 99 / 100] < 1_000_000)
        .print();
    printHeap();
  }

  private static long[] measure(Understanding understanding, List<String> phrases) {
    long[] nanos = new long[READS];
    int unsure = 0;
    for (int i = 0; i < READS; i++) {
      long start = System.nanoTime();
      Reading reading = understanding.read(phrases.get(i % phrases.size()), "en");
      nanos[i] = System.nanoTime() - start;
      unsure += reading.meaning() == Meaning.UNSURE ? 1 : 0;
    }
    print(String.format(Locale.ROOT, "%d of %d unsure", unsure, READS));
    return nanos;
  }

  /** What one more model takes, data files' content not counted. */
  private static void printHeap() {
    long before = used();
    Understanding understanding =
        Understanding.of(UnderstandingLoader.load(new ConfigFiles(Path.of("config"))).languages());
    long after = used();
    double megabytes = 1e-6 * (after - before);
    new Row(
            "heap of one language's understanding",
            String.format(Locale.ROOT, "%.1f MB", megabytes),
            "< 20 MB",
            megabytes < 20)
        .print();
    understanding.read("done", "en");
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
