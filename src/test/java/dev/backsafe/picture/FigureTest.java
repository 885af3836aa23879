package dev.backsafe.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.picture.Skeleton.Limb;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Anchor;
import dev.backsafe.routine.Figure.Footing;
import dev.backsafe.routine.Figure.Hold;
import dev.backsafe.routine.Figure.Side;
import dev.backsafe.routine.Variation;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of the shipped routine, in every moment of its movement. */
class FigureTest {
  private static final Library LIBRARY = library();
  private static final int MOMENTS = 24;

  private static Library library() {
    return Library.read(new ConfigFiles(Path.of("config")))
            instanceof Library.Outcome.Ready(Library read)
        ? read
        : org.assertj.core.api.Assertions.fail("the content has errors");
  }

  /** A variation under its name. */
  record Named(String name, Variation variation) {
    @Override
    public String toString() {
      return name;
    }

    Figure figure() {
      return variation.figure();
    }
  }

  static Stream<Named> figures() {
    return LIBRARY.routine().exercises().stream()
        .flatMap(e -> e.variations().stream().map(v -> new Named(e.id() + "/" + v.id(), v)));
  }

  static List<Skeleton> movement(Figure figure) {
    Motion motion = new Motion(figure);
    List<Skeleton> movement = new ArrayList<>();
    for (int i = 0; i <= MOMENTS; i++) {
      movement.add(motion.at((double) i / MOMENTS));
    }
    return movement;
  }

  private static BufferedImage frame(FigurePainter painter, double way) {
    BufferedImage picture =
        new BufferedImage(FigurePainter.WIDTH, FigurePainter.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    painter.paint(g, way, true);
    g.dispose();
    return picture;
  }

  static double distance(Vec a, Vec b) {
    return a.minus(b).length();
  }

  /** Between two directions, in degrees. */
  static double angle(Vec a, Vec b) {
    return Math.toDegrees(Math.acos(Math.clamp(a.unit().dot(b.unit()), -1, 1)));
  }

  @Test
  void thereAreAllOfThem() {
    assertThat(figures()).hasSizeGreaterThanOrEqualTo(18);
    Set<String> names = new HashSet<>();
    assertThat(figures())
        .allSatisfy(f -> assertThat(names.add(FigureImages.name(f.variation))).isTrue());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void theStillShowsTwoPosesAndIsSmall(Named figure) throws IOException {
    byte[] still = FigureImages.still(figure.variation);
    assertThat(still.length).isLessThanOrEqualTo(FigureImages.LARGEST_STILL);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(still));
    assertThat(picture.getWidth()).isEqualTo(2 * FigurePainter.WIDTH);
    assertThat(picture.getHeight()).isEqualTo(FigurePainter.HEIGHT);
    assertThat(differing(picture, 0, picture, FigurePainter.WIDTH)).isGreaterThan(600);
  }

  private static int differing(BufferedImage a, int left, BufferedImage b, int otherLeft) {
    int differing = 0;
    for (int y = 0; y < FigurePainter.HEIGHT; y++) {
      for (int x = 0; x < FigurePainter.WIDTH; x++) {
        differing += a.getRGB(left + x, y) == b.getRGB(otherLeft + x, y) ? 0 : 1;
      }
    }
    return differing;
  }

  @ParameterizedTest
  @MethodSource("figures")
  void theLoopRunsForEverAtTheTaughtTempoAndIsSmall(Named figure) throws IOException {
    byte[] loop = FigureImages.loop(figure.variation);
    assertThat(loop.length).isLessThanOrEqualTo(FigureImages.LARGEST_LOOP);
    assertThat(new String(loop, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("NETSCAPE2.0");
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(loop))) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      reader.setInput(in);
      int frames = reader.getNumImages(true);
      int hundredths = 0;
      for (int i = 0; i < frames; i++) {
        IIOMetadataNode root =
            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode control =
            (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        hundredths += Integer.parseInt(control.getAttribute("delayTime"));
      }
      assertThat(frames).isGreaterThan(30);
      // A second one way, two to three the other, and a breath at either end.
      int hold = figure.variation.dose().holdSeconds() * 100;
      assertThat(hundredths).isBetween(380 + hold, 520 + hold);
    }
  }

  @ParameterizedTest
  @MethodSource("figures")
  void bonesKeepTheirLength(Named figure) {
    for (Skeleton body : movement(figure.figure())) {
      assertThat(distance(body.hips(), body.neck())).isCloseTo(Skeleton.TRUNK, within(1e-6));
      assertThat(distance(body.neck(), body.head())).isCloseTo(Skeleton.HEAD, within(1e-6));
      body.legs().values().forEach(leg -> assertLength(leg, Skeleton.THIGH, Skeleton.SHIN));
      body.arms().values().forEach(arm -> assertLength(arm, Skeleton.UPPER_ARM, Skeleton.FOREARM));
    }
  }

  private static void assertLength(Limb limb, double first, double second) {
    assertThat(distance(limb.root(), limb.joint())).isCloseTo(first, within(0.01));
    assertThat(distance(limb.joint(), limb.end())).isCloseTo(second, within(0.01));
  }

  /** American Academy of Orthopaedic Surgeons, Joint Motion (1965), with some room. */
  @ParameterizedTest
  @MethodSource("figures")
  void jointsStayWithinHumanRanges(Named figure) {
    for (Skeleton body : movement(figure.figure())) {
      body.legs().forEach((side, leg) -> assertHuman(body, side, leg));
      for (Limb arm : body.arms().values()) {
        Vec fore = arm.end().minus(arm.joint());
        assertThat(angle(arm.joint().minus(arm.root()), fore)).as("elbow").isBetween(0.0, 150.0);
      }
    }
  }

  private static void assertHuman(Skeleton body, Side side, Limb leg) {
    Vec thigh = leg.joint().minus(leg.root());
    Vec shin = leg.end().minus(leg.joint());
    assertThat(angle(thigh, shin)).as(side + " knee").isBetween(0.0, 140.0);
    assertThat(shin.dot(leg.front())).as(side + " knee bends backwards").isLessThan(1);
    Vec down = body.up().times(-1);
    double flexion = Math.toDegrees(Math.atan2(thigh.dot(body.ahead()), thigh.dot(down)));
    assertThat(flexion).as(side + " hip").isBetween(-32.0, 125.0);
    double outwards =
        Math.toDegrees(Math.asin(thigh.unit().dot(body.right().times(Skeleton.sign(side)))));
    assertThat(outwards).as(side + " hip to the side").isBetween(-10.0, 55.0);
    // Flat on the floor, the foot of somebody who stands is at a right angle to the shin; the
    // line to the ball of the foot, which is measured here, is some 20 degrees below that.
    assertThat(angle(shin, leg.tip().minus(leg.end()))).as(side + " ankle").isBetween(15.0, 120.0);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void whatRestsStaysWhereItIsAndNothingSinksIntoTheFloor(Named figure) {
    List<Skeleton> movement = movement(figure.figure());
    for (Side side : Side.values()) {
      Anchor foot = side == Side.RIGHT ? Anchor.RIGHT_FOOT : Anchor.LEFT_FOOT;
      if (figure.figure().anchor() == foot || figure.figure().feet().get(side) == Footing.PLANTED) {
        assertStays(movement.stream().map(b -> BodyPainter.limb(b, side, true).tip()).toList());
      }
      Hold hold = figure.figure().hands().get(side);
      if (hold == Hold.CHAIR || hold == Hold.WALL || hold == Hold.RAIL || hold == Hold.SEAT) {
        assertStays(movement.stream().map(b -> BodyPainter.limb(b, side, false).end()).toList());
      }
    }
    for (Skeleton body : movement) {
      assertThat(FigurePainter.joints(body)).allMatch(joint -> joint.y() > -1.5);
    }
  }

  private static void assertStays(List<Vec> places) {
    assertThat(places).allSatisfy(p -> assertThat(distance(p, places.getFirst())).isLessThan(1.5));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void theBackIsStraightExceptWhereTheSmallOfItIsTheExercise(Named figure) {
    boolean tilt = figure.name.endsWith("pelvic-tilt");
    for (Skeleton body : movement(figure.figure())) {
      Vec along = body.neck().minus(body.hips()).unit();
      double off = body.small().minus(body.hips()).without(along).length();
      assertThat(off).isLessThan(tilt ? 9 : 1e-6);
    }
    Skeleton end = movement(figure.figure()).getLast();
    Vec along = end.neck().minus(end.hips()).unit();
    assertThat(end.small().minus(end.hips()).without(along).length()).isLessThan(1e-6);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void nothingLeavesThePicture(Named figure) {
    FigurePainter painter = new FigurePainter(figure.figure());
    for (double way : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      BufferedImage picture = frame(painter, way);
      for (int x = 0; x < FigurePainter.WIDTH; x++) {
        assertPaper(picture, x, 0);
        assertPaper(picture, x, FigurePainter.HEIGHT - 1);
      }
      for (int y = 0; y < FigurePainter.HEIGHT; y++) {
        assertPaper(picture, 0, y);
        assertPaper(picture, FigurePainter.WIDTH - 1, y);
      }
    }
  }

  private static void assertPaper(BufferedImage picture, int x, int y) {
    assertThat(picture.getRGB(x, y)).as("at %d, %d", x, y).isEqualTo(Colours.PAPER.getRGB());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void theSketchIsSmallAndShowsTwoPoses(Named figure) {
    List<String> lines = Sketch.of(figure.figure()).lines().toList();
    assertThat(lines).hasSizeBetween(3, 10).allMatch(line -> line.length() <= 60);
    assertThat(lines).anyMatch(line -> line.contains(" → "));
    List<String> start = lines.stream().map(l -> l.substring(0, Math.min(26, l.length()))).toList();
    List<String> end = lines.stream().map(l -> l.length() < 29 ? "" : l.substring(29)).toList();
    assertThat(start.stream().map(String::stripTrailing))
        .isNotEqualTo(end)
        .anyMatch(l -> !l.isBlank());
  }

  @Test
  void thePoseBeforeAStepStandsOnTheFloor() {
    assertThat(
            figures()
                .filter(
                    f ->
                        f.name.startsWith("step-up/")
                            && f.figure().feet().containsValue(Footing.RAISED)))
        .hasSize(2)
        .allSatisfy(
            f -> {
              Limb left = BodyPainter.limb(movement(f.figure()).getFirst(), Side.LEFT, true);
              assertThat(left.end().y()).isCloseTo(Skeleton.ANKLE_HEIGHT, within(3.0));
              Limb after = BodyPainter.limb(movement(f.figure()).getLast(), Side.LEFT, true);
              Limb right = BodyPainter.limb(movement(f.figure()).getLast(), Side.RIGHT, true);
              assertThat(after.end().y()).isCloseTo(right.end().y(), within(1.0));
            });
  }
}
