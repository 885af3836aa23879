package dev.backsafe.picture;

import dev.backsafe.benchmark.Row;
import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.routine.Variation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Goals: a loop of under 300 kB, a still of under 80 kB, a chart well within 300 ms. */
public final class FigureBenchmark {
  private static final int ROUNDS = 3;

  private FigureBenchmark() {}

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    if (!(Library.read(new ConfigFiles(Path.of("config")))
        instanceof Library.Outcome.Ready(Library l))) {
      throw new IllegalStateException("the content has errors");
    }
    List<Variation> variations =
        l.routine().exercises().stream().flatMap(e -> e.variations().stream()).toList();
    ProgressChart chart =
        new ProgressChart(
            "Sessions a week",
            "2–3 a week",
            "Pain",
            "rest",
            IntStream.rangeClosed(0, 10).mapToObj(Integer::toString).toList(),
            "",
            List.of(new ProgressChart.Week("Jan 5", false, List.of(0, 3, 7))));
    long cold = System.nanoTime();
    int chartBytes = ChartImages.png(chart).length;
    double millis = 1e-6 * (System.nanoTime() - cold);
    new Row(
            "first chart of a process",
            String.format(Locale.ROOT, "%.0f ms, %.1f kB", millis, 1e-3 * chartBytes),
            "< 300 ms",
            millis < 300)
        .print();
    for (int i = 1; i < ROUNDS; i++) {
      var _ = Sizes.of(variations, FigureImages::loop);
      var _ = Sizes.of(variations, FigureImages::still);
    }
    Sizes.of(variations, FigureImages::loop).print("drawing a moving figure", 300_000);
    Sizes.of(variations, FigureImages::still).print("drawing a still figure", 80_000);
  }

  /** How fast they were drawn, and how large they are. */
  private record Sizes(double perSecond, int all, int largest) {
    static Sizes of(List<Variation> variations, Function<Variation, byte[]> drawing) {
      long start = System.nanoTime();
      int[] sizes = variations.stream().mapToInt(v -> drawing.apply(v).length).sorted().toArray();
      double seconds = 1e-9 * (System.nanoTime() - start);
      return new Sizes(sizes.length / seconds, IntStream.of(sizes).sum(), sizes[sizes.length - 1]);
    }

    void print(String what, int most) {
      new Row(
              what,
              String.format(
                  Locale.ROOT,
                  "%.1f/s; all %.0f kB, the largest %.0f kB",
                  perSecond,
                  1e-3 * all,
                  1e-3 * largest),
              "< " + most / 1_000 + " kB each",
              largest < most)
          .print();
    }
  }
}
