package dev.backsafe.benchmark;

/** {@code -Dbenchmark.scale=0.1} makes everything a tenth of its size, to see whether it runs. */
public final class Scale {
  private static final double FACTOR =
      Double.parseDouble(System.getProperty("benchmark.scale", "1"));

  private Scale() {}

  public static int of(int size) {
    return Math.max(1, (int) (size * FACTOR));
  }
}
