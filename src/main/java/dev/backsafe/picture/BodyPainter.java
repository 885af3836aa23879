package dev.backsafe.picture;

import dev.backsafe.picture.Brush.Ball;
import dev.backsafe.picture.Skeleton.Limb;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Muscle;
import dev.backsafe.routine.Figure.Side;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Draws the person: limbs from far to near, and light on the muscles that work. */
final class BodyPainter {
  private static final double FAR = 0.3;

  private final Brush brush;
  private final Skeleton body;
  private final Figure figure;
  private final double effort;

  /** A person; {@code effort} from 0 to 1 is how brightly the working muscles show. */
  BodyPainter(Brush brush, Skeleton body, Figure figure, double effort) {
    this.brush = brush;
    this.body = body;
    this.figure = figure;
    this.effort = effort;
  }

  private record Part(double near, Runnable drawing) {}

  void paint() {
    double middle = brush.camera().near(body.hips().between(body.neck(), 0.5));
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(middle, this::trunk));
    for (Side side : Side.values()) {
      Limb leg = limb(body, side, true);
      Limb arm = limb(body, side, false);
      boolean far = brush.camera().near(body.right()) * Skeleton.sign(side) < -0.5;
      double legNear = brush.camera().near(leg.root().between(leg.joint(), 0.6));
      double armNear = brush.camera().near(arm.root().between(arm.joint(), 0.9));
      parts.add(new Part(legNear - 1, () -> leg(side, leg, far)));
      parts.add(new Part(armNear + 1, () -> arm(arm, far)));
    }
    parts.sort(Comparator.comparingDouble(Part::near));
    parts.forEach(part -> part.drawing.run());
  }

  static Limb limb(Skeleton body, Side side, boolean leg) {
    return limb(leg ? body.legs() : body.arms(), side);
  }

  static Limb limb(Map<Side, Limb> limbs, Side side) {
    Limb limb = limbs.get(side);
    if (limb == null) {
      throw new IllegalStateException("a person without a limb");
    }
    return limb;
  }

  private static Color faded(Color colour, boolean far) {
    return far ? Colours.mix(colour, Colours.PAPER, FAR) : colour;
  }

  private void leg(Side side, Limb leg, boolean far) {
    Vec toes = leg.tip().minus(leg.end());
    Vec shin = leg.end().minus(leg.joint()).unit();
    Vec heel = leg.end().minus(toes.without(shin).unit().times(4)).plus(toes.times(0.12));
    Ball ball = new Ball(leg.tip(), 3.4);
    Shape sole = brush.hull(new Ball(heel.plus(shin.times(2)), 4), new Ball(leg.end(), 4.2), ball);
    Shape tip = brush.hull(ball, new Ball(leg.tip().plus(leg.toes().times(6)), 2.8));
    brush.fill(faded(Colours.SHOES, far), List.of(sole, tip));
    brush.fill(
        faded(Colours.TROUSERS, far),
        List.of(
            brush.hull(new Ball(leg.joint(), 6.2), new Ball(leg.end().minus(shin.times(2)), 4.2)),
            brush.hull(new Ball(leg.root(), 9), new Ball(leg.joint(), 6.4))));
    // The right leg is the one that works, and the near one: what shows on both confuses.
    if (side == Side.RIGHT) {
      muscles(side, leg);
    }
  }

  private void muscles(Side side, Limb leg) {
    Vec thigh = leg.joint().minus(leg.root());
    Vec front = leg.front().without(thigh.unit()).unit();
    Vec outside = outside(side);
    for (Muscle muscle : figure.muscles()) {
      switch (muscle) {
        case THIGH_FRONT -> patch(leg.root().plus(front.times(3.6)), thigh, 0.3, 0.85, 3.6, 2.4);
        case THIGH_BACK -> patch(leg.root().minus(front.times(3.4)), thigh, 0.3, 0.85, 3.6, 2.4);
        case CALF -> {
          Vec back = leg.lowerFront().times(-2);
          patch(leg.joint().plus(back), leg.end().minus(leg.joint()), 0.12, 0.6, 3, 1.8);
        }
        case BOTTOM -> patch(leg.root().minus(front.times(4)), thigh, -0.04, 0.12, 4.6, 4.2);
        case HIP_SIDE -> patch(leg.root().plus(outside.times(3.2)), thigh, 0.02, 0.3, 3.8, 2.4);
        case BELLY -> {}
      }
    }
  }

  private Vec outside(Side side) {
    return body.right().times(Skeleton.sign(side));
  }

  private void patch(Vec from, Vec along, double start, double end, double wide, double narrow) {
    Shape shape =
        brush.hull(
            new Ball(from.plus(along.times(start)), wide),
            new Ball(from.plus(along.times(end)), narrow));
    brush.fill(Colours.mix(Colours.TROUSERS, Colours.MUSCLE, glow()), shape);
  }

  /** In a few steps, so that a loop has few colours. */
  private double glow() {
    return 0.45 + 0.5 * Math.round(effort * 5) / 5;
  }

  private void trunk() {
    Vec right = outside(Side.RIGHT);
    Vec hipSide = right.times(Skeleton.HIP_WIDTH - 2);
    Vec chestSide = right.times(Skeleton.SHOULDER_WIDTH - 8);
    Vec chest = body.neck().minus(body.up().times(9)).plus(body.ahead().times(1));
    Vec waistSide = right.times(4);
    // An arched back leaves the floor; the belly does not rise with it.
    double arch = body.small().minus(body.hips()).dot(body.ahead());
    Vec small = body.small().minus(body.ahead().times(arch / 2));
    double waistRadius = 8.6 - arch / 2;
    neckAndHead();
    brush.fill(
        Colours.SHIRT,
        List.of(
            brush.hull(
                new Ball(small.plus(waistSide), waistRadius),
                new Ball(small.minus(waistSide), waistRadius),
                new Ball(chest.plus(chestSide), 10),
                new Ball(chest.minus(chestSide), 10)),
            brush.hull(
                new Ball(body.hips().plus(hipSide), 9.4),
                new Ball(body.hips().minus(hipSide), 9.4),
                new Ball(small.plus(waistSide), waistRadius),
                new Ball(small.minus(waistSide), waistRadius))));
    Vec waist = body.hips().between(small, 0.35);
    brush.fill(
        Colours.TROUSERS,
        brush.hull(
            new Ball(body.hips().plus(hipSide), 9.4),
            new Ball(body.hips().minus(hipSide), 9.4),
            new Ball(waist.plus(hipSide), 9),
            new Ball(waist.minus(hipSide), 9)));
    if (figure.muscles().contains(Muscle.BELLY)) {
      Vec belly = small.plus(body.ahead().times(4.5));
      brush.fill(
          Colours.mix(Colours.SHIRT, Colours.MUSCLE, glow()),
          brush.hull(
              new Ball(belly.minus(body.up().times(4)), 4),
              new Ball(belly.plus(body.up().times(7)), 3.6)));
    }
  }

  private void neckAndHead() {
    Vec ahead = body.ahead();
    Vec up = body.head().minus(body.neck()).unit();
    Vec head = body.head();
    boolean away = brush.camera().near(ahead) < -0.4;
    brush.fill(
        Colours.SKIN,
        List.of(
            brush.hull(
                new Ball(body.neck().minus(up.times(3)), 5),
                new Ball(head.minus(up.times(6)).minus(ahead.times(1)), 4.6))));
    Shape bun = brush.hull(new Ball(head.minus(ahead.times(10)).plus(up.times(6)), 4.6));
    Shape hair = brush.hull(new Ball(head.minus(ahead.times(1.6)).plus(up.times(1.6)), 11.4));
    Shape face =
        brush.hull(
            new Ball(head.plus(ahead.times(1.8)).minus(up.times(1.6)), 9.6),
            new Ball(head.plus(ahead.times(10.4)).minus(up.times(1.5)), 1.7));
    if (away) {
      brush.fill(Colours.SKIN, List.of(face));
      brush.fill(Colours.HAIR, List.of(hair));
      brush.fill(Colours.mix(Colours.HAIR, Colours.INK, 0.4), bun);
      return;
    }
    brush.fill(Colours.HAIR, List.of(bun, hair));
    brush.fill(Colours.SKIN, face);
    faceOf(head, ahead, up);
  }

  /** Eyes and a smile, where they can be seen. */
  private void faceOf(Vec head, Vec ahead, Vec up) {
    Vec right = outside(Side.RIGHT);
    for (double side : new double[] {-3.6, 3.6}) {
      Vec eye = head.plus(ahead.times(8.2)).plus(right.times(side)).plus(up.times(0.6));
      if (brush.camera().near(eye.minus(head)) > 1) {
        brush.fill(Colours.INK, brush.hull(new Ball(eye, 1.05)));
      }
    }
    Vec mouth = head.plus(ahead.times(8)).minus(up.times(5.4));
    Vec half = right.times(2.6);
    Vec dip = up.times(-1.5);
    brush.line(
        Colours.mix(Colours.SKIN, Colours.ARROW, 0.7),
        1.1,
        mouth.minus(half),
        mouth.plus(dip),
        mouth.plus(half));
  }

  private void arm(Limb arm, boolean far) {
    Vec fore = arm.end().minus(arm.joint()).unit();
    brush.fill(
        faded(Colours.SKIN, far),
        List.of(
            brush.hull(new Ball(arm.joint(), 3.5), new Ball(arm.end(), 2.8)),
            brush.hull(new Ball(arm.end(), 3.4), new Ball(arm.end().plus(fore.times(3)), 3)),
            brush.hull(new Ball(arm.root(), 4.6), new Ball(arm.joint(), 3.7))));
    Vec sleeve = arm.root().between(arm.joint(), 0.55);
    brush.fill(
        faded(Colours.SHIRT, far), brush.hull(new Ball(arm.root(), 5.2), new Ball(sleeve, 4.7)));
  }
}
