package dev.backsafe.picture;

import dev.backsafe.conversation.Message;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Variation;
import java.util.function.Function;

/** The two forms of a figure's picture, as files. */
public enum FigureFormat {
  LOOP(".gif", "", FigureImages::loop),
  STILL(".png", Message.STILL, FigureImages::still);

  private static final String SHIPPED = "/figures/";

  private final String ending;
  private final String reference;

  @SuppressWarnings("ImmutableEnumChecker") // Method references are.
  private final Function<Variation, byte[]> drawing;

  FigureFormat(String ending, String reference, Function<Variation, byte[]> drawing) {
    this.ending = ending;
    this.reference = reference;
    this.drawing = drawing;
  }

  public byte[] draw(Variation variation) {
    return drawing.apply(variation);
  }

  /** How a message names it: "glute-bridge/full", or with "/still" at its end. */
  public String reference(Exercise exercise, Variation variation) {
    return exercise.id() + "/" + variation.id() + reference;
  }

  /** A file name for people, such as {@code glute-bridge-full.gif}. */
  public String fileName(Exercise exercise, Variation variation) {
    return exercise.id() + "-" + variation.id() + ending;
  }

  /** The file that the build has drawn, if it has drawn this very figure. */
  String shippedName(Variation variation) {
    return FigureImages.name(variation) + ending;
  }

  static String resource(String shippedName) {
    return SHIPPED + shippedName;
  }
}
