package dev.backsafe.picture;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The outline of a thread around circles: what every part of a body is drawn as. */
final class Hull {
  private static final int SIDES = 20;

  private Hull() {}

  /** A circle in the picture. */
  record Circle(Point2D.Double at, double radius) {
    Circle moved(Point2D.Double by) {
      return new Circle(new Point2D.Double(at.x + by.x, at.y + by.y), radius);
    }
  }

  static Path2D around(List<Circle> circles) {
    List<Point2D.Double> points = new ArrayList<>();
    for (Circle circle : circles) {
      for (int i = 0; i < SIDES; i++) {
        double angle = 2 * Math.PI * i / SIDES;
        points.add(
            new Point2D.Double(
                circle.at.x + circle.radius * Math.cos(angle),
                circle.at.y + circle.radius * Math.sin(angle)));
      }
    }
    return polygon(convex(points));
  }

  static Path2D polygon(List<Point2D.Double> corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners.getFirst().x, corners.getFirst().y);
    corners.stream().skip(1).forEach(corner -> path.lineTo(corner.x, corner.y));
    path.closePath();
    return path;
  }

  /** Andrew's monotone chain. */
  static List<Point2D.Double> convex(List<Point2D.Double> points) {
    List<Point2D.Double> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.<Point2D.Double>comparingDouble(p -> p.x).thenComparingDouble(p -> p.y));
    List<Point2D.Double> hull = chain(sorted);
    hull.addAll(chain(sorted.reversed()));
    return hull;
  }

  private static List<Point2D.Double> chain(List<Point2D.Double> sorted) {
    List<Point2D.Double> chain = new ArrayList<>();
    for (Point2D.Double point : sorted) {
      while (chain.size() > 1 && !isLeft(chain.get(chain.size() - 2), chain.getLast(), point)) {
        chain.removeLast();
      }
      chain.add(point);
    }
    chain.removeLast();
    return chain;
  }

  private static boolean isLeft(Point2D.Double a, Point2D.Double b, Point2D.Double c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
  }
}
