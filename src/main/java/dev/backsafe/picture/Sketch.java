package dev.backsafe.picture;

import dev.backsafe.picture.Skeleton.Limb;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Side;
import dev.backsafe.routine.Illustration;
import dev.backsafe.routine.Routine;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A figure for a terminal: start and end side by side, drawn with the dots of Braille. */
public final class Sketch {
  private static final int COLUMNS = 26;
  private static final int ROWS = 10;

  /** A Braille sign has two columns of four dots: https://www.unicode.org/charts/PDF/U2800.pdf. */
  private static final int ACROSS = 2;

  private static final int DOWN = 4;
  private static final int[] BITS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
  private static final char EMPTY = '\u2800';
  private static final String BETWEEN = " → ";
  private static final double HEAD = 9;
  private static final int STEPS = 60;

  private final Camera camera;
  private final boolean[][] dots = new boolean[ROWS * DOWN][COLUMNS * ACROSS];

  private Sketch(Camera camera) {
    this.camera = camera;
  }

  /** A picture in lines of text; the words beside a chart or a page say all of it. */
  public static String of(Picture picture, Routine routine) {
    return switch (picture) {
      case Picture.OfExercise(Illustration shown) ->
          routine.find(shown).map(v -> of(v.figure())).orElse("");
      case Picture.OfWeeks _, Picture.OfSummary _ -> "";
    };
  }

  /** The figure in lines of text. */
  static String of(Figure figure) {
    FigurePainter painter = new FigurePainter(figure);
    List<String> start = lines(painter, figure, 0);
    List<String> end = lines(painter, figure, 1);
    List<String> both = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      String between = row == ROWS / 2 ? BETWEEN : " ".repeat(BETWEEN.length());
      both.add((start.get(row) + between + end.get(row)).stripTrailing());
    }
    both.removeAll(Collections.singleton(""));
    return String.join("\n", both);
  }

  private static List<String> lines(FigurePainter painter, Figure figure, double way) {
    Sketch sketch = new Sketch(painter.camera());
    Props.outline(figure, painter.seat()).forEach(sketch::line);
    sketch.body(painter.motion().at(way));
    return sketch.lines();
  }

  private void body(Skeleton body) {
    line(List.of(body.hips(), body.small(), body.neck()));
    for (Side side : Side.values()) {
      Limb leg = BodyPainter.limb(body, side, true);
      line(List.of(leg.root(), leg.joint(), leg.end(), leg.tip()));
      Limb arm = BodyPainter.limb(body, side, false);
      line(List.of(arm.root(), arm.joint(), arm.end()));
    }
    Point2D.Double head = camera.point(body.head());
    for (int i = 0; i < STEPS; i++) {
      double angle = 2 * Math.PI * i / STEPS;
      double radius = HEAD * camera.scale();
      dot(head.x + radius * Math.cos(angle), head.y + radius * Math.sin(angle));
    }
  }

  private void line(List<Vec> points) {
    for (int i = 1; i < points.size(); i++) {
      for (int step = 0; step <= STEPS; step++) {
        Point2D.Double at =
            camera.point(points.get(i - 1).between(points.get(i), (double) step / STEPS));
        dot(at.x, at.y);
      }
    }
  }

  /** A dot, by its place in the picture. */
  private void dot(double x, double y) {
    int column = (int) (x * COLUMNS * ACROSS / FigurePainter.WIDTH);
    int row = (int) (y * ROWS * DOWN / FigurePainter.HEIGHT);
    if (row >= 0 && row < dots.length && column >= 0 && column < dots[row].length) {
      dots[row][column] = true;
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < COLUMNS; column++) {
        line.append(sign(row, column));
      }
      lines.add(line.toString().replace(EMPTY, ' '));
    }
    return lines;
  }

  private char sign(int row, int column) {
    int sign = EMPTY;
    for (int i = 0; i < BITS.length; i++) {
      if (dots[row * DOWN + i / ACROSS][column * ACROSS + i % ACROSS]) {
        sign |= BITS[i];
      }
    }
    return (char) sign;
  }
}
