package dev.backsafe.picture;

import dev.backsafe.content.Files;
import dev.backsafe.content.Library;
import dev.backsafe.routine.Variation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Goals: a loop of under 300 kB, a still of under 80 kB, a chart well within 300 ms. */
final class FigureBenchmark {
  private static final int ROUNDS = 3;

  private FigureBenchmark() {}

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    if (!(Library.read(new Files(Path.of("config"))) instanceof Library.Outcome.Ready(Library l))) {
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
    print(
        String.format(
            Locale.ROOT,
            "first chart of a process: %.0f ms, %d bytes",
            1e-6 * (System.nanoTime() - cold),
            chartBytes));
    for (int i = 0; i < ROUNDS; i++) {
      measure("loops", variations, FigureImages::loop);
      measure("stills", variations, FigureImages::still);
    }
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      ChartImages.png(chart);
    }
    print(String.format(Locale.ROOT, "charts: %.0f/s", 20 / (1e-9 * (System.nanoTime() - start))));
  }

  private static void measure(
      String what, List<Variation> variations, Function<Variation, byte[]> drawing) {
    long start = System.nanoTime();
    int[] sizes = variations.stream().mapToInt(v -> drawing.apply(v).length).sorted().toArray();
    double seconds = 1e-9 * (System.nanoTime() - start);
    print(
        String.format(
            Locale.ROOT,
            "%s: %.1f/s, %d kB in all, the largest %d bytes",
            what,
            sizes.length / seconds,
            IntStream.of(sizes).sum() / 1000,
            sizes[sizes.length - 1]));
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
