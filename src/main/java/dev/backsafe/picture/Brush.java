package dev.backsafe.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws rounded and box-shaped things of the room, in one style. */
record Brush(Graphics2D g, Camera camera) {
  /** A ball in the room; thread around some of them makes a limb. */
  record Ball(Vec at, double radius) {}

  Shape hull(Ball... balls) {
    return Hull.around(
        Arrays.stream(balls)
            .map(b -> new Hull.Circle(camera.point(b.at), b.radius * camera.scale()))
            .toList());
  }

  /** One silhouette of several shapes, set off from what is behind it. */
  void fill(Color colour, List<Shape> shapes) {
    g.setColor(Colours.PAPER);
    g.setStroke(
        new BasicStroke(
            (float) (1.6 * camera.scale()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    shapes.forEach(g::draw);
    g.setColor(colour);
    shapes.forEach(g::fill);
  }

  void fill(Color colour, Shape shape) {
    g.setColor(colour);
    g.fill(shape);
  }

  void line(Color colour, double width, Vec... points) {
    Path2D path = new Path2D.Double();
    for (Vec point : points) {
      Point2D.Double at = camera.point(point);
      if (path.getCurrentPoint() == null) {
        path.moveTo(at.x, at.y);
      } else {
        path.lineTo(at.x, at.y);
      }
    }
    g.setColor(colour);
    g.setStroke(
        new BasicStroke(
            (float) (width * camera.scale()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
  }

  /** A box between two opposite corners; its top is lit, its near side is darker. */
  void box(Color colour, Vec low, Vec high) {
    List<Point2D.Double> all = new ArrayList<>();
    List<Point2D.Double> top = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      boolean up = (i & 4) != 0;
      Vec corner =
          new Vec(
              (i & 1) == 0 ? low.x() : high.x(),
              up ? high.y() : low.y(),
              (i & 2) == 0 ? low.z() : high.z());
      all.add(camera.point(corner));
      if (up) {
        top.add(camera.point(corner));
      }
    }
    fill(colour, Hull.polygon(Hull.convex(all)));
    Vec edge = new Vec(camera.turn() > 0 ? high.x() : low.x(), low.y(), low.z());
    Color shade = Colours.mix(colour, Colours.INK, 0.14);
    fill(
        shade,
        Hull.polygon(
            Hull.convex(
                List.of(
                    camera.point(edge),
                    camera.point(new Vec(edge.x(), low.y(), high.z())),
                    camera.point(new Vec(edge.x(), high.y(), low.z())),
                    camera.point(new Vec(edge.x(), high.y(), high.z()))))));
    fill(Colours.mix(colour, Color.WHITE, 0.3), Hull.polygon(Hull.convex(top)));
  }
}
