package dev.backsafe.picture;

import dev.backsafe.picture.Brush.Ball;
import dev.backsafe.picture.Skeleton.Limb;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Prop;
import dev.backsafe.routine.Figure.Side;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** The things around a person; sizes in centimetres. */
final class Props {
  static final double SEAT_HEIGHT = 45;
  static final double STEP_HEIGHT = 12;
  static final double BENCH_HEIGHT = 20;

  /** Where the back of the chair before the person is, and how high. */
  static final double CHAIR_AT = 28;

  static final double CHAIR_BACK = 98;

  /** The wall is to the person's left. */
  static final double WALL_AT = -50;

  static final double RAIL_AT = 4;
  static final double RAIL_HEIGHT = 101;
  static final double RAIL_SIDE = -26;

  /** Where a step or bench begins and ends, of the one who stands on it at 0. */
  static final double STEP_FRONT = -13;

  static final double STEP_END = 46;

  private Props() {}

  /**
   * The corners of everything, for the picture to make room for.
   *
   * @param seat how far ahead somebody sits
   */
  static List<Vec> extent(Figure figure, double seat) {
    List<Vec> corners = new ArrayList<>();
    for (Prop prop : figure.props()) {
      switch (prop) {
        case CHAIR -> box(corners, new Vec(CHAIR_AT - 3, 0, -20), new Vec(80, CHAIR_BACK + 4, 20));
        case SEAT ->
            box(corners, new Vec(seat - 28, 0, -20), new Vec(seat + 18, CHAIR_BACK + 4, 20));
        case CURL_MACHINE, EXTENSION_MACHINE ->
            box(corners, new Vec(-40, 0, -20), new Vec(30, 112, 20));
        case WALL -> box(corners, new Vec(-80, 0, WALL_AT - 6), new Vec(32, 168, WALL_AT));
        case STEP -> box(corners, new Vec(STEP_FRONT, 0, -30), new Vec(STEP_END, STEP_HEIGHT, 26));
        case BENCH ->
            box(corners, new Vec(STEP_FRONT, 0, -26), new Vec(STEP_END, BENCH_HEIGHT, 26));
        case RAIL ->
            box(corners, new Vec(RAIL_AT - 44, 0, RAIL_SIDE), new Vec(46, RAIL_HEIGHT, RAIL_SIDE));
        case MAT -> box(corners, new Vec(-84, -3, -26), new Vec(92, 0, 26));
        case DUMBBELLS -> {}
      }
    }
    return corners;
  }

  private static void box(List<Vec> corners, Vec low, Vec high) {
    for (int i = 0; i < 8; i++) {
      corners.add(
          new Vec(
              (i & 1) == 0 ? low.x() : high.x(),
              (i & 4) == 0 ? low.y() : high.y(),
              (i & 2) == 0 ? low.z() : high.z()));
    }
  }

  /** Lines that hint at things, where there is no room for more. */
  static List<List<Vec>> outline(Figure figure, double seat) {
    List<List<Vec>> lines = new ArrayList<>();
    for (Prop prop : figure.props()) {
      switch (prop) {
        case CHAIR -> lines.add(seat(CHAIR_AT + 2));
        case SEAT, CURL_MACHINE, EXTENSION_MACHINE -> lines.add(seat(seat - 26));
        case WALL -> lines.add(List.of(new Vec(0, 0, WALL_AT), new Vec(0, 168, WALL_AT)));
        case STEP -> lines.add(block(STEP_HEIGHT));
        case BENCH -> lines.add(block(BENCH_HEIGHT));
        case RAIL ->
            lines.add(
                List.of(
                    new Vec(RAIL_AT - 44, RAIL_HEIGHT, RAIL_SIDE),
                    new Vec(RAIL_AT + 38, RAIL_HEIGHT, RAIL_SIDE)));
        case MAT -> lines.add(List.of(new Vec(-84, -2, 0), new Vec(92, -2, 0)));
        case DUMBBELLS -> {}
      }
    }
    return lines;
  }

  private static List<Vec> seat(double back) {
    return List.of(
        new Vec(back, 0, 0),
        new Vec(back, CHAIR_BACK, 0),
        new Vec(back, SEAT_HEIGHT, 0),
        new Vec(back + 42, SEAT_HEIGHT, 0),
        new Vec(back + 42, 0, 0));
  }

  private static List<Vec> block(double height) {
    return List.of(
        new Vec(STEP_FRONT, 0, 0),
        new Vec(STEP_FRONT, height, 0),
        new Vec(STEP_END, height, 0),
        new Vec(STEP_END, 0, 0));
  }

  static void behind(Brush brush, Figure figure, double seat) {
    for (Prop prop : Prop.values()) {
      if (figure.props().contains(prop)) {
        switch (prop) {
          case CHAIR -> chair(brush, CHAIR_AT + 2);
          case SEAT -> chair(brush, seat - 26);
          case WALL ->
              brush.box(Colours.WALL, new Vec(-80, 0, WALL_AT - 6), new Vec(32, 168, WALL_AT));
          case STEP ->
              brush.box(
                  Colours.WOOD, new Vec(STEP_FRONT, 0, -30), new Vec(STEP_END, STEP_HEIGHT, 26));
          case BENCH ->
              brush.box(
                  Colours.WOOD, new Vec(STEP_FRONT, 0, -26), new Vec(STEP_END, BENCH_HEIGHT, 26));
          case RAIL -> rail(brush);
          case CURL_MACHINE, EXTENSION_MACHINE -> machine(brush);
          case MAT -> brush.box(Colours.MAT, new Vec(-84, -3, -26), new Vec(92, 0, 26));
          case DUMBBELLS -> {}
        }
      }
    }
  }

  /** A chair whose back stands there; the seat reaches ahead of it. */
  private static void chair(Brush brush, double back) {
    Color dark = Colours.mix(Colours.WOOD, Colours.INK, 0.25);
    double front = back + 42;
    for (double z : new double[] {-18, 18}) {
      Color leg = z < 0 ? dark : Colours.mix(Colours.WOOD, Colours.INK, 0.1);
      brush.line(leg, 3.4, new Vec(back, 0, z), new Vec(back, CHAIR_BACK, z));
      brush.line(leg, 3.4, new Vec(front - 3, 0, z), new Vec(front - 3, SEAT_HEIGHT - 2, z));
    }
    for (double y : new double[] {63, 77, CHAIR_BACK}) {
      brush.line(Colours.WOOD, 4.5, new Vec(back, y, -18), new Vec(back, y, 18));
    }
    brush.box(Colours.WOOD, new Vec(back, SEAT_HEIGHT - 4, -20), new Vec(front, SEAT_HEIGHT, 20));
  }

  private static void rail(Brush brush) {
    for (double x : new double[] {RAIL_AT - 40, RAIL_AT + 34}) {
      brush.line(Colours.METAL, 3, new Vec(x, 0, RAIL_SIDE), new Vec(x, RAIL_HEIGHT, RAIL_SIDE));
    }
    brush.line(
        Colours.METAL,
        4.5,
        new Vec(RAIL_AT - 44, RAIL_HEIGHT, RAIL_SIDE),
        new Vec(RAIL_AT + 38, RAIL_HEIGHT, RAIL_SIDE));
  }

  private static void machine(Brush brush) {
    Color frame = Colours.METAL;
    brush.line(frame, 5, new Vec(-32, 2, 0), new Vec(30, 2, 0));
    brush.line(frame, 5, new Vec(-24, 2, 0), new Vec(-24, SEAT_HEIGHT - 6, 0));
    brush.line(frame, 5, new Vec(22, 2, 0), new Vec(22, SEAT_HEIGHT - 6, 0));
    brush.line(frame, 5, new Vec(-28, SEAT_HEIGHT - 4, 0), new Vec(-40, 108, 0));
    brush.box(Colours.PAD, new Vec(-22, SEAT_HEIGHT - 7, -19), new Vec(24, SEAT_HEIGHT, 19));
    brush.fill(
        Colours.PAD,
        brush.hull(
            new Ball(new Vec(-14, 54, -17), 4),
            new Ball(new Vec(-14, 54, 17), 4),
            new Ball(new Vec(-22, 108, -17), 4),
            new Ball(new Vec(-22, 108, 17), 4)));
  }

  /** What hands carry, and the roller that shins push. */
  static void before(Brush brush, Figure figure, Skeleton body) {
    if (figure.props().contains(Prop.DUMBBELLS)) {
      body.arms().forEach((_, arm) -> dumbbell(brush, arm.end()));
    }
    boolean curl = figure.props().contains(Prop.CURL_MACHINE);
    if (curl || figure.props().contains(Prop.EXTENSION_MACHINE)) {
      roller(brush, BodyPainter.limb(body, Side.RIGHT, true), curl);
    }
  }

  private static void dumbbell(Brush brush, Vec hand) {
    Vec along = new Vec(11, 0, 0);
    brush.line(Colours.METAL, 4, hand.minus(along), hand.plus(along));
    brush.line(Colours.PAD, 9, hand.minus(along), hand.minus(along.times(0.7)));
    brush.line(Colours.PAD, 9, hand.plus(along.times(0.7)), hand.plus(along));
  }

  /** The lever turns about the knee; its pad is behind the heel, or on the shin. */
  private static void roller(Brush brush, Limb leg, boolean behind) {
    Vec shin = leg.end().minus(leg.joint()).unit();
    Vec front = leg.lowerFront();
    Vec pad = leg.joint().plus(shin.times(Skeleton.SHIN - 5)).plus(front.times(behind ? -9 : 9));
    Vec near = new Vec(0, 0, 13);
    Vec pivot = leg.joint().plus(near);
    brush.line(Colours.METAL, 4, pivot, pad.plus(near));
    brush.fill(Colours.METAL, brush.hull(new Ball(pivot, 3.5)));
    brush.fill(
        Colours.PAD,
        brush.hull(
            new Ball(pad.minus(new Vec(0, 0, 8)), 5), new Ball(pad.plus(new Vec(0, 0, 12)), 5)));
  }
}
