package dev.backsafe.picture;

import dev.backsafe.routine.Illustration;
import dev.backsafe.routine.Variation;
import java.util.function.Function;

/** The two forms of a figure's picture, as files. */
public enum FigureFormat {
  LOOP(".gif", FigureImages::loop),
  STILL(".png", FigureImages::still);

  private static final String SHIPPED = "/figures/";

  private final String ending;

  @SuppressWarnings("ImmutableEnumChecker") // Method references are.
  private final Function<Variation, byte[]> drawing;

  FigureFormat(String ending, Function<Variation, byte[]> drawing) {
    this.ending = ending;
    this.drawing = drawing;
  }

  public byte[] draw(Variation variation) {
    return drawing.apply(variation);
  }

  static FigureFormat of(Illustration shown) {
    return shown.moving() ? LOOP : STILL;
  }

  /** A file name for people, such as {@code glute-bridge-full.gif}. */
  public String fileName(String exercise, String variation) {
    return exercise + "-" + variation + ending;
  }

  /** The file that the build has drawn, if it has drawn this very figure. */
  String shippedName(Variation variation) {
    return FigureImages.name(variation) + ending;
  }

  static String resource(String shippedName) {
    return SHIPPED + shippedName;
  }
}
