package dev.backsafe.picture;

import dev.backsafe.picture.Skeleton.Limb;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Part;
import dev.backsafe.routine.Figure.Side;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of the marked part, beside the body where there is room for it.
 *
 * @param along where the marked part is, when the arrow goes along with it: who moves as a whole
 *     would otherwise move away from the arrow, and into it
 */
record Arrow(List<Point2D.Double> path, @Nullable Along along) {

  /** Where something is in the picture, from 0 to 1 of its way. */
  @FunctionalInterface
  interface Along {
    Point2D.Double at(double way);
  }

  private static final int PATH_SAMPLES = 10;
  private static final double SHORTEST_ARROW = 34;

  /** Sideways for each pixel up: 30 degrees. */
  private static final double UPRIGHT = 0.58;

  /** Of an arrow that goes along: it tells the direction, not how far. */
  private static final double LONGEST_ALONG = 56;

  private static final int FARTHEST_ASIDE = 104;

  /** Back and forth along its own way: an arrow may also point at what it moves, or lead it. */
  private static final double[] BACK = {0, 0.3, 0.6, 0.9, 1.3, 1.7, -0.3, -0.6, -0.9, -1.3, -1.7};

  private static final double HEAD = 11;
  private static final float WIDTH = 5;

  static Arrow of(Figure figure, Motion motion, Camera camera) {
    Along part = at -> part(figure, motion, camera, at);
    boolean goes = figure.marked() == Part.HIPS || figure.marked() == Part.CHEST;
    List<Point2D.Double> way = new ArrayList<>();
    for (int i = 0; i <= PATH_SAMPLES; i++) {
      way.add(part.at((double) i / PATH_SAMPLES));
    }
    if (goes) {
      way = List.of(way.getFirst(), between(way.getFirst(), way.getLast(), 0.5), way.getLast());
    }
    List<Point2D.Double> whole =
        ofLength(upright(way), SHORTEST_ARROW, goes ? LONGEST_ALONG : Double.MAX_VALUE);
    List<Hull.Circle> flesh = new ArrayList<>();
    for (double at : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      Point2D.Double off = goes ? minus(part.at(0), part.at(at)) : new Point2D.Double();
      flesh(motion.at(at), camera).forEach(circle -> flesh.add(circle.moved(off)));
    }
    List<Point2D.Double> best = whole;
    double most = -Double.MAX_VALUE;
    for (double back : BACK) {
      for (int aside = -FARTHEST_ASIDE; aside <= FARTHEST_ASIDE; aside += 4) {
        List<Point2D.Double> moved = moved(whole, aside, back);
        double clear =
            clearance(moved, flesh) * 3
                - Math.abs(aside) * 0.4
                - Math.abs(back) * length(whole) * 0.35;
        if (clear > most) {
          most = clear;
          best = moved;
        }
      }
    }
    return new Arrow(best, goes ? part : null);
  }

  /** Where the marked part is. */
  static Point2D.Double part(Figure figure, Motion motion, Camera camera, double way) {
    return camera.point(part(figure, motion.at(way)));
  }

  private static Point2D.Double minus(Point2D.Double a, Point2D.Double b) {
    return new Point2D.Double(a.x - b.x, a.y - b.y);
  }

  private static Point2D.Double between(Point2D.Double a, Point2D.Double b, double share) {
    return new Point2D.Double(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
  }

  private static Vec part(Figure figure, Skeleton body) {
    // Of somebody who lies, the upper side.
    Vec up = new Vec(0, figure.body() == Figure.Body.UPRIGHT ? 0 : 14, 0);
    Limb leg = BodyPainter.limb(body, Side.RIGHT, true);
    return switch (figure.marked()) {
      case HIPS -> body.hips().plus(up);
      case RIGHT_KNEE -> leg.joint();
      case RIGHT_FOOT -> leg.tip();
      case RIGHT_HEEL -> leg.end();
      case LOW_BACK -> body.small().minus(body.ahead().times(8));
      case CHEST -> body.neck();
    };
  }

  /** What goes up or down, but for a little, is shown to go straight up or down. */
  private static List<Point2D.Double> upright(List<Point2D.Double> way) {
    Point2D.Double from = way.getFirst();
    Point2D.Double to = way.getLast();
    if (Math.abs(to.x - from.x) > UPRIGHT * Math.abs(to.y - from.y)) {
      return way;
    }
    double x = (from.x + to.x) / 2;
    return List.of(
        new Point2D.Double(x, from.y),
        new Point2D.Double(x, (from.y + to.y) / 2),
        new Point2D.Double(x, to.y));
  }

  /** A short way is shown long enough to be seen, in its own direction. */
  private static List<Point2D.Double> ofLength(
      List<Point2D.Double> way, double least, double most) {
    Point2D.Double from = way.getFirst();
    Point2D.Double to = way.getLast();
    double length = from.distance(to);
    double wanted = Math.clamp(length, least, most);
    if (wanted == length || length < 0.01) {
      return way;
    }
    Point2D.Double middle = between(from, to, 0.5);
    double factor = wanted / length;
    return List.of(between(middle, from, factor), middle, between(middle, to, factor));
  }

  private static List<Hull.Circle> flesh(Skeleton body, Camera camera) {
    List<Hull.Circle> circles = new ArrayList<>();
    add(circles, camera, body.hips(), body.neck(), 12);
    circles.add(new Hull.Circle(camera.point(body.head()), 14 * camera.scale()));
    for (Side side : Side.values()) {
      Limb leg = BodyPainter.limb(body, side, true);
      add(circles, camera, leg.root(), leg.joint(), 9);
      add(circles, camera, leg.joint(), leg.end(), 7);
      add(circles, camera, leg.end(), leg.tip(), 6);
      Limb arm = BodyPainter.limb(body, side, false);
      add(circles, camera, arm.root(), arm.joint(), 5);
      add(circles, camera, arm.joint(), arm.end(), 5);
    }
    return circles;
  }

  private static void add(
      List<Hull.Circle> circles, Camera camera, Vec from, Vec to, double radius) {
    for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      circles.add(new Hull.Circle(camera.point(from.between(to, share)), radius * camera.scale()));
    }
  }

  private static double length(List<Point2D.Double> way) {
    return way.getFirst().distance(way.getLast());
  }

  private static List<Point2D.Double> moved(List<Point2D.Double> way, double by, double back) {
    Point2D.Double from = way.getFirst();
    Point2D.Double to = way.getLast();
    double length = Math.max(0.01, from.distance(to));
    double x = (to.y - from.y) / length * by - (to.x - from.x) * back;
    double y = -(to.x - from.x) / length * by - (to.y - from.y) * back;
    return way.stream().map(p -> new Point2D.Double(p.x + x, p.y + y)).toList();
  }

  /** How far it keeps from the body, at most so far as it matters, and inside the picture. */
  private static double clearance(List<Point2D.Double> way, List<Hull.Circle> flesh) {
    double clear = 12;
    for (Point2D.Double point : way) {
      for (Hull.Circle circle : flesh) {
        clear = Math.min(clear, point.distance(circle.at()) - circle.radius());
      }
      double edge =
          Math.min(
              Math.min(point.x, FigurePainter.WIDTH - point.x),
              Math.min(point.y, FigurePainter.HEIGHT - point.y));
      if (edge < HEAD + 2) {
        clear -= 200;
      }
    }
    return clear;
  }

  /** Whether it is still right for somebody who has come to the end and waits there. */
  boolean rightAtTheEnd() {
    return along == null;
  }

  /** Where it is while the movement is there. */
  List<Point2D.Double> at(double way) {
    if (along == null) {
      return path;
    }
    Point2D.Double gone = minus(along.at(way), along.at(0));
    return path.stream().map(p -> new Point2D.Double(p.x + gone.x, p.y + gone.y)).toList();
  }

  void paint(Graphics2D g, double way) {
    List<Point2D.Double> path = at(way);
    Path2D line = new Path2D.Double();
    line.moveTo(path.getFirst().x, path.getFirst().y);
    for (int i = 1; i < path.size() - 1; i++) {
      Point2D.Double next = path.get(i + 1);
      Point2D.Double at = path.get(i);
      line.quadTo(at.x, at.y, (at.x + next.x) / 2, (at.y + next.y) / 2);
    }
    line.lineTo(path.getLast().x, path.getLast().y);
    Point2D.Double tip = path.getLast();
    Point2D.Double before = path.get(path.size() - 2);
    double angle = Math.atan2(tip.y - before.y, tip.x - before.x);
    for (double side : new double[] {2.5, -2.5}) {
      line.moveTo(tip.x, tip.y);
      line.lineTo(tip.x + HEAD * Math.cos(angle + side), tip.y + HEAD * Math.sin(angle + side));
    }
    g.setColor(Colours.PAPER);
    g.setStroke(new BasicStroke(WIDTH + 4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(line);
    g.setColor(Colours.ARROW);
    g.setStroke(new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(line);
  }
}
