package dev.backsafe.picture;

import dev.backsafe.picture.ImageFiles.Frame;
import dev.backsafe.routine.Figure.Slow;
import dev.backsafe.routine.Variation;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The two forms of a variation's figure: a still of start and end, and a loop. */
public final class FigureImages {
  /** A loop goes on whatever chat it is in, so it may weigh this much, in bytes. */
  public static final int LARGEST_LOOP = 300_000;

  public static final int LARGEST_STILL = 80_000;

  /** The taught tempo: the effort takes about a second, the way back two to three. */
  private static final double QUICK_SECONDS = 1;

  private static final double SLOW_SECONDS = 2.5;
  private static final double PAUSE_SECONDS = 0.6;
  private static final int FRAME_HUNDREDTHS = 8;

  /** Moments that show every colour of a loop. */
  private static final List<Double> PALETTE_FROM = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);

  private FigureImages() {}

  /** The same for the same picture, and for no other: what was drawn already is found by it. */
  public static String name(Variation variation) {
    String drawn = variation.figure() + " " + variation.dose().holdSeconds();
    return UUID.nameUUIDFromBytes(drawn.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Start and end side by side, as a PNG; the arrow tells the way from the one to the other. */
  public static byte[] still(Variation variation) {
    FigurePainter painter = new FigurePainter(variation.figure());
    BufferedImage both =
        new BufferedImage(
            2 * FigurePainter.WIDTH, FigurePainter.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = both.createGraphics();
    painter.paint((Graphics2D) g.create(0, 0, FigurePainter.WIDTH, FigurePainter.HEIGHT), 0, true);
    painter.paint(
        (Graphics2D) g.create(FigurePainter.WIDTH, 0, FigurePainter.WIDTH, FigurePainter.HEIGHT),
        1,
        false);
    between(g);
    g.dispose();
    return ImageFiles.png(both);
  }

  /** "And then": from the left picture to the right one. */
  private static void between(Graphics2D g) {
    double x = FigurePainter.WIDTH;
    double y = FigurePainter.HEIGHT / 2.0;
    Path2D sign = new Path2D.Double();
    sign.moveTo(x - 6, y - 14);
    sign.lineTo(x + 8, y);
    sign.lineTo(x - 6, y + 14);
    g.setColor(Colours.QUIET);
    g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(sign);
  }

  /** The movement at the taught tempo, again and again, as a GIF. */
  public static byte[] loop(Variation variation) {
    FigurePainter painter = new FigurePainter(variation.figure());
    boolean slowOut = variation.figure().slow() == Slow.OUT;
    List<Moment> moments = new ArrayList<>();
    moments.add(new Moment(0, true, hundredths(PAUSE_SECONDS)));
    run(moments, slowOut ? SLOW_SECONDS : QUICK_SECONDS, true);
    double hold = Math.max(PAUSE_SECONDS, variation.dose().holdSeconds());
    moments.add(new Moment(1, painter.arrow().rightAtTheEnd(), hundredths(hold)));
    run(moments, slowOut ? QUICK_SECONDS : SLOW_SECONDS, false);
    Palette palette =
        Palette.of(
            PALETTE_FROM.stream()
                .map(way -> frame(painter, new Moment(way, true, 0)).picture())
                .toList());
    return ImageFiles.gif(palette, moments.stream().map(m -> frame(painter, m)).iterator());
  }

  /** Where in the movement, and for how long; on the way back an arrow would be wrong. */
  private record Moment(double way, boolean arrow, int hundredths) {}

  private static int hundredths(double seconds) {
    return (int) Math.round(seconds * 100);
  }

  /** Everything between the ends, gently begun and gently ended. */
  private static void run(List<Moment> moments, double seconds, boolean out) {
    int steps = hundredths(seconds) / FRAME_HUNDREDTHS;
    for (int i = 1; i < steps; i++) {
      double eased = (1 - Math.cos(Math.PI * i / steps)) / 2;
      moments.add(new Moment(out ? eased : 1 - eased, out, FRAME_HUNDREDTHS));
    }
  }

  private static Frame frame(FigurePainter painter, Moment moment) {
    BufferedImage picture =
        new BufferedImage(FigurePainter.WIDTH, FigurePainter.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    painter.paint(g, moment.way(), moment.arrow());
    g.dispose();
    return new Frame(picture, moment.hundredths());
  }
}
