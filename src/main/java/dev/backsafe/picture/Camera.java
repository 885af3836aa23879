package dev.backsafe.picture;

import dev.backsafe.routine.Figure;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * From the room to the picture, without perspective: seen a little from above, turned to where the
 * movement shows best.
 *
 * @param scale pixels a centimetre
 * @param left pixels from the picture's left edge to the room's origin
 * @param top pixels from its upper edge
 */
record Camera(double turn, double pitch, double scale, double left, double top) {
  /** A picture of the room in centimetres, not yet placed. */
  static Camera of(Figure figure) {
    double turn =
        switch (figure.view()) {
          case SIDE -> 22;
          case FRONT -> 78;
          case BACK -> -66;
        };
    double pitch =
        switch (figure.body()) {
          case UPRIGHT -> 9;
          // Both feet are to be seen, though one leg lies before the other.
          case ON_BACK -> 22;
          case ON_SIDE -> 24;
        };
    return new Camera(turn, pitch, 1, 0, 0);
  }

  /** The same, so that this part of the unplaced picture fills a field of the picture. */
  Camera showing(Rectangle2D part, Rectangle2D field, double most) {
    double fit = Math.min(field.getWidth() / part.getWidth(), field.getHeight() / part.getHeight());
    double chosen = Math.min(fit, most);
    return new Camera(
        turn,
        pitch,
        chosen,
        field.getCenterX() - part.getCenterX() * chosen,
        // Whoever is small stands on the floor of the field, not in its middle.
        field.getMaxY()
            - part.getMaxY() * chosen
            - (field.getHeight() - part.getHeight() * chosen) / 2);
  }

  Point2D.Double point(Vec at) {
    double angle = Math.toRadians(turn);
    double tilt = Math.toRadians(pitch);
    double across = at.x() * Math.cos(angle) - at.z() * Math.sin(angle);
    double near = at.x() * Math.sin(angle) + at.z() * Math.cos(angle);
    double high = at.y() * Math.cos(tilt) - near * Math.sin(tilt);
    return new Point2D.Double(left + across * scale, top - high * scale);
  }

  /** How near a point is to whoever looks, in centimetres. */
  double near(Vec at) {
    double angle = Math.toRadians(turn);
    double tilt = Math.toRadians(pitch);
    return (at.x() * Math.sin(angle) + at.z() * Math.cos(angle)) * Math.cos(tilt)
        + at.y() * Math.sin(tilt);
  }
}
