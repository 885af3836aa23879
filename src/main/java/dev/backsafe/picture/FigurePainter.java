package dev.backsafe.picture;

import dev.backsafe.picture.Skeleton.Limb;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Side;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Draws a figure at any moment of its movement, always from the same place. */
final class FigurePainter {
  static final int WIDTH = 480;
  static final int HEIGHT = 360;

  private static final double MARGIN = 20;

  /** Pixels a centimetre at most, so that a small movement is not drawn as a giant's. */
  private static final double LARGEST_SCALE = 2.7;

  private static final int EXTENT_SAMPLES = 12;

  /** How far flesh, hair and shoes reach around the joints. */
  private static final double FLESH = 13;

  private final Figure figure;
  private final Motion motion;
  private final double seat;
  private final Camera camera;
  private final Arrow arrow;

  FigurePainter(Figure figure) {
    this.figure = figure;
    this.motion = new Motion(figure);
    this.seat = motion.at(0).hips().x();
    Camera loose = Camera.of(figure);
    Rectangle2D field =
        new Rectangle2D.Double(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
    this.camera = loose.showing(extent(loose), field, LARGEST_SCALE);
    this.arrow = Arrow.of(figure, motion, camera);
  }

  Camera camera() {
    return camera;
  }

  /** How far ahead somebody sits. */
  double seat() {
    return seat;
  }

  Arrow arrow() {
    return arrow;
  }

  Motion motion() {
    return motion;
  }

  /** What the whole movement takes up, in an unplaced picture. */
  private Rectangle2D extent(Camera loose) {
    Rectangle2D.Double extent = null;
    List<Vec> corners = new ArrayList<>(Props.extent(figure, seat));
    for (int i = 0; i <= EXTENT_SAMPLES; i++) {
      for (Vec joint : joints(motion.at((double) i / EXTENT_SAMPLES))) {
        for (double z : new double[] {-FLESH, FLESH}) {
          corners.add(joint.plus(new Vec(z, z, 0)));
        }
      }
    }
    for (Vec corner : corners) {
      Point2D.Double at = loose.point(corner);
      if (extent == null) {
        extent = new Rectangle2D.Double(at.x, at.y, 0, 0);
      }
      extent.add(at);
    }
    return extent == null ? new Rectangle2D.Double(0, 0, 1, 1) : extent;
  }

  static List<Vec> joints(Skeleton body) {
    List<Vec> joints = new ArrayList<>(List.of(body.hips(), body.neck(), body.head()));
    for (Side side : Side.values()) {
      Limb leg = BodyPainter.limb(body, side, true);
      Limb arm = BodyPainter.limb(body, side, false);
      joints.addAll(List.of(leg.joint(), leg.end(), leg.tip(), arm.root(), arm.joint(), arm.end()));
    }
    return joints;
  }

  /**
   * Draws a moment.
   *
   * @param way 0 at the start of the movement, 1 at its end
   */
  void paint(Graphics2D g, double way, boolean withArrow) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Colours.PAPER);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    Skeleton body = motion.at(way);
    Brush brush = new Brush(g, camera);
    floor(g);
    Props.behind(brush, figure, seat);
    new BodyPainter(brush, body, figure, way).paint();
    Props.before(brush, figure, body);
    if (withArrow) {
      arrow.paint(g, way);
    }
  }

  /** A shade on the floor under the person. */
  private void floor(Graphics2D g) {
    Point2D.Double middle = camera.point(new Vec(motion.at(0.5).hips().x(), 0, 0));
    double wide = figure.body() == Figure.Body.UPRIGHT ? 84 : 128;
    double half = Math.min(wide * camera.scale(), WIDTH / 2.0 - 8);
    g.setColor(Colours.FLOOR);
    Shape shade =
        new Ellipse2D.Double(
            Math.clamp(middle.x, half + 6, WIDTH - half - 6) - half,
            Math.min(middle.y - 12 * camera.scale(), HEIGHT - 26 * camera.scale()),
            2 * half,
            24 * camera.scale());
    g.fill(shade);
  }
}
