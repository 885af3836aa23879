package dev.backsafe.picture;

import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Done by the build: draws the figures of the shipped routine, so that a start need not. */
public final class FigureBuildStep {
  private static final String DRAWN_BY = "drawn-by";

  private FigureBuildStep() {}

  /** Draws into a directory; what the same code has drawn there already stays. */
  public static void draw(Routine routine, Path directory) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Files.createDirectories(directory);
    Path stamp = directory.resolve(DRAWN_BY);
    String code = code();
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(code)) {
      clear(directory);
    }
    routine.exercises().parallelStream()
        .flatMap(e -> e.variations().stream())
        .forEach(v -> Arrays.stream(FigureFormat.values()).forEach(f -> write(directory, f, v)));
    Files.writeString(stamp, code);
  }

  private static void write(Path directory, FigureFormat form, Variation variation) {
    Path file = directory.resolve(form.shippedName(variation));
    try {
      if (!Files.exists(file)) {
        Files.write(file, form.draw(variation));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path directory) throws IOException {
    try (Stream<Path> old = Files.list(directory)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Tells the classes that draw from those of another day. */
  private static String code() throws IOException {
    Path classes =
        Path.of(
            FigureImages.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
            FigureImages.class.getPackageName().replace('.', '/'));
    CRC32C sum = new CRC32C();
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.sorted().toList()) {
        sum.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
