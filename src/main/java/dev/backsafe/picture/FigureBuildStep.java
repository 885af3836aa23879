package dev.backsafe.picture;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.routine.Variation;
import dev.backsafe.service.Composition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Run by the build: draws the figures of the shipped routine, so that a start need not. */
final class FigureBuildStep {
  private static final String DRAWN_BY = "drawn-by";

  private FigureBuildStep() {}

  /** Takes the content's directory, and the directory for the pictures. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    List<Variation> variations =
        Composition.library(new ConfigFiles(Path.of(arguments[0]))).routine().exercises().stream()
            .flatMap(e -> e.variations().stream())
            .toList();
    Path directory = java.nio.file.Files.createDirectories(Path.of(arguments[1]));
    Path stamp = directory.resolve(DRAWN_BY);
    String code = code();
    if (!java.nio.file.Files.exists(stamp) || !java.nio.file.Files.readString(stamp).equals(code)) {
      clear(directory);
    }
    variations.parallelStream()
        .forEach(v -> Arrays.stream(FigureFormat.values()).forEach(f -> write(directory, f, v)));
    java.nio.file.Files.writeString(stamp, code);
  }

  private static void write(Path directory, FigureFormat form, Variation variation) {
    Path file = directory.resolve(form.shippedName(variation));
    try {
      if (!java.nio.file.Files.exists(file)) {
        java.nio.file.Files.write(file, form.draw(variation));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path directory) throws IOException {
    try (Stream<Path> old = java.nio.file.Files.list(directory)) {
      for (Path file : old.toList()) {
        java.nio.file.Files.delete(file);
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
    try (Stream<Path> files = java.nio.file.Files.list(classes)) {
      for (Path file : files.sorted().toList()) {
        sum.update(java.nio.file.Files.readAllBytes(file));
      }
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
