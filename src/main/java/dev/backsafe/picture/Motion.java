package dev.backsafe.picture;

import dev.backsafe.picture.Skeleton.Frame;
import dev.backsafe.picture.Skeleton.Limb;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Anchor;
import dev.backsafe.routine.Figure.Footing;
import dev.backsafe.routine.Figure.Hold;
import dev.backsafe.routine.Figure.Prop;
import dev.backsafe.routine.Figure.Side;
import dev.backsafe.routine.Pose;
import java.util.EnumMap;
import java.util.Map;

/** A figure in motion: from angles to where every joint is, with what rests kept in its place. */
final class Motion {
  /** Feet stand flat, and point ahead. */
  private static final Vec AHEAD = new Vec(1, 0, 0);

  private static final Vec UP = new Vec(0, 1, 0);

  /** How wide a foot is. */
  private static final double FOOT = 7;

  private final Figure figure;

  /** Where on a wall a hand rests: ahead of the shoulder and below it, all the time. */
  private final Vec wall;

  private final Map<Side, Vec> planted = new EnumMap<>(Side.class);

  Motion(Figure figure) {
    this.figure = figure;
    Skeleton first = free(figure.poses().getFirst());
    wall = new Vec(first.neck().x() + 15, first.neck().y() - 22, Props.WALL_AT + 3);
    first.legs().forEach((side, leg) -> planted.put(side, onFloor(side, leg.end())));
  }

  /** The height of what the right foot stands on when it begins on the step or bench. */
  static double raised(Figure figure, Side side) {
    return figure.feet().get(side) == Footing.RAISED
        ? figure.props().contains(Prop.BENCH) ? Props.BENCH_HEIGHT : Props.STEP_HEIGHT
        : 0;
  }

  private Vec onFloor(Side side, Vec ankle) {
    return new Vec(ankle.x(), Skeleton.ANKLE_HEIGHT + raised(figure, side), ankle.z());
  }

  /**
   * The joints on the way.
   *
   * @param way 0 in the first pose, 1 in the last
   */
  Skeleton at(double way) {
    Pose pose = Poses.at(figure.poses(), way);
    Skeleton free = free(pose);
    Map<Side, Limb> legs = new EnumMap<>(Side.class);
    free.legs()
        .forEach((side, leg) -> legs.put(side, grounded(side, leg, Skeleton.leg(pose, side))));
    for (Side side : Side.values()) {
      if (figure.feet().get(side) == Footing.TOGETHER) {
        Limb other = BodyPainter.limb(legs, side == Side.RIGHT ? Side.LEFT : Side.RIGHT);
        Vec outside = free.right().times(Skeleton.sign(side));
        double open = Skeleton.leg(pose, side).open();
        legs.computeIfPresent(side, (_, leg) -> together(leg, other, outside, open));
      }
    }
    Map<Side, Limb> arms = new EnumMap<>(Side.class);
    free.arms().forEach((side, arm) -> arms.put(side, holding(side, arm, free)));
    return new Skeleton(
        free.hips(),
        free.neck(),
        free.head(),
        free.small(),
        free.ahead(),
        free.up(),
        free.right(),
        legs,
        arms);
  }

  /** All limbs by their angles, with the anchor in its place. */
  private Skeleton free(Pose pose) {
    Frame frame = Frame.of(figure.body(), pose.lean());
    Vec neck = frame.up().times(Skeleton.TRUNK);
    Map<Side, Limb> legs = new EnumMap<>(Side.class);
    Map<Side, Limb> arms = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      legs.put(side, leg(frame, pose, side));
      arms.put(side, arm(frame, neck, pose, side));
    }
    Vec by = rest(legs, neck, pose);
    legs.replaceAll((_, limb) -> limb.moved(by));
    arms.replaceAll((_, limb) -> limb.moved(by));
    Vec small = neck.times(0.42).plus(frame.ahead().times(pose.arch()));
    Vec head = neck.plus(nod(frame).times(Skeleton.HEAD));
    return new Skeleton(
        by,
        neck.plus(by),
        head.plus(by),
        small.plus(by),
        frame.ahead(),
        frame.up(),
        frame.right(),
        legs,
        arms);
  }

  /** Eyes look ahead when the trunk leans; a head that lies stays on the floor. */
  private Vec nod(Frame frame) {
    return switch (figure.body()) {
      case UPRIGHT -> UP.between(frame.up(), 0.6).unit();
      case ON_BACK -> new Vec(-1, 0.08, 0).unit();
      case ON_SIDE -> frame.up();
    };
  }

  private Limb leg(Frame frame, Pose pose, Side side) {
    Pose.Leg angles = Skeleton.leg(pose, side);
    double sign = Skeleton.sign(side);
    Vec outside = frame.right().times(sign);
    Vec down = frame.up().times(-1);
    Vec root = outside.times(Skeleton.HIP_WIDTH);
    Vec front = frame.ahead().towards(frame.up(), angles.hip());
    Vec thigh = down.towards(frame.ahead(), angles.hip()).towards(outside, angles.out());
    Vec shin = thigh.towards(front.times(-1), angles.knee());
    Vec knee = root.plus(thigh.times(Skeleton.THIGH));
    Vec ankle = knee.plus(shin.times(Skeleton.SHIN));
    return withFoot(new Limb(root, knee, ankle, ankle, Vec.ZERO, front), angles);
  }

  /** The foot follows the shin. */
  private static Limb withFoot(Limb leg, Pose.Leg angles) {
    Vec shin = leg.end().minus(leg.joint()).unit();
    Vec toes = leg.lowerFront().towards(shin, angles.ankle());
    return footed(leg, ball(leg.end(), toes, shin), toes);
  }

  /** The ball of a foot that points there, whose shin comes down like that. */
  private static Vec ball(Vec ankle, Vec toes, Vec shin) {
    Vec sole = shin.without(toes).unit();
    return ankle.plus(toes.times(Skeleton.BALL)).plus(sole.times(Skeleton.ANKLE_HEIGHT - 2));
  }

  private Limb arm(Frame frame, Vec neck, Pose pose, Side side) {
    Pose.Arm angles = side == Side.RIGHT ? pose.rightArm() : pose.leftArm();
    Vec outside = frame.right().times(Skeleton.sign(side));
    Vec root = neck.plus(outside.times(Skeleton.SHOULDER_WIDTH)).minus(frame.up().times(3));
    Vec front = frame.ahead().towards(frame.up(), angles.shoulder());
    Vec upper =
        frame
            .up()
            .times(-1)
            .towards(frame.ahead(), angles.shoulder())
            .towards(outside, angles.out());
    Vec elbow = root.plus(upper.times(Skeleton.UPPER_ARM));
    Vec hand = elbow.plus(upper.towards(front, angles.elbow()).times(Skeleton.FOREARM));
    return new Limb(root, elbow, hand, hand, Vec.ZERO, front);
  }

  /** Where the hips have to be, so that the anchor is where it belongs. */
  private Vec rest(Map<Side, Limb> legs, Vec neck, Pose pose) {
    return switch (figure.anchor()) {
      case RIGHT_FOOT -> standing(legs, pose, Side.RIGHT);
      case LEFT_FOOT -> standing(legs, pose, Side.LEFT);
      case SEAT -> new Vec(0, Skeleton.SITTING, 0);
      case SHOULDERS -> new Vec(-Skeleton.TRUNK, Skeleton.LYING, 0).minus(neck);
      case HIPS ->
          new Vec(
              0, figure.body() == Figure.Body.ON_SIDE ? Skeleton.LYING_ON_SIDE : Skeleton.LYING, 0);
    };
  }

  private Vec standing(Map<Side, Limb> legs, Pose pose, Side side) {
    Vec ankle = legs.getOrDefault(side, legs.values().iterator().next()).end();
    double heel = Skeleton.leg(pose, side).heel();
    return raisedBy(heel, new Vec(0, Skeleton.ANKLE_HEIGHT + raised(figure, side), ankle.z()))
        .minus(ankle);
  }

  /** The ankle over a ball of the foot that stays, with the heel up. */
  private static Vec raisedBy(double heel, Vec ankle) {
    Vec ball = ankle.plus(new Vec(Skeleton.BALL, 2 - Skeleton.ANKLE_HEIGHT, 0));
    return ball.minus(foot(heel));
  }

  /** From ankle to ball, with the heel up. */
  private static Vec foot(double heel) {
    Vec toes = AHEAD.towards(UP.times(-1), heel);
    Vec sole = UP.times(-1).towards(AHEAD.times(-1), heel);
    return toes.times(Skeleton.BALL).plus(sole.times(Skeleton.ANKLE_HEIGHT - 2));
  }

  private Limb grounded(Side side, Limb leg, Pose.Leg angles) {
    boolean anchored =
        figure.anchor() == (side == Side.RIGHT ? Anchor.RIGHT_FOOT : Anchor.LEFT_FOOT);
    Footing footing = figure.feet().get(side);
    if (anchored) {
      return onSole(leg, angles);
    }
    if (footing == null || footing == Footing.RAISED || footing == Footing.TOGETHER) {
      return leg;
    }
    Vec target =
        footing == Footing.SLIDING
            ? onFloor(side, leg.end())
            : raisedBy(angles.heel(), planted.getOrDefault(side, leg.end()));
    Limb bent = Skeleton.reaching(leg.root(), target, Skeleton.THIGH, Skeleton.SHIN, leg.front());
    if (footing == Footing.SLIDING) {
      return withFoot(bent, angles);
    }
    return onSole(bent, angles);
  }

  /** A foot that stands: with the heel up, the toes stay flat. */
  private static Limb onSole(Limb leg, Pose.Leg angles) {
    return footed(leg, leg.end().plus(foot(angles.heel())), AHEAD);
  }

  private static Limb footed(Limb leg, Vec tip, Vec toes) {
    return new Limb(leg.root(), leg.joint(), leg.end(), tip, toes, leg.front());
  }

  /** One foot on the other, as a shell's hinge: whatever the knee does, they stay together. */
  private static Limb together(Limb leg, Limb other, Vec outside, double open) {
    Vec target = other.end().plus(outside.times(FOOT));
    Vec axis = target.minus(leg.root()).unit();
    Vec below = other.end().minus(other.root()).unit();
    Vec shut = other.joint().minus(other.root()).without(below).without(axis).unit();
    Vec bend = shut.about(axis, axis.cross(shut).dot(outside) > 0 ? open : -open);
    Limb opened = Skeleton.reaching(leg.root(), target, Skeleton.THIGH, Skeleton.SHIN, bend);
    return footed(opened, target.plus(other.tip().minus(other.end())), other.toes());
  }

  private Limb holding(Side side, Limb arm, Skeleton body) {
    Hold hold = figure.hands().get(side);
    if (hold == null) {
      return arm;
    }
    double sign = Skeleton.sign(side);
    Vec outside = body.right().times(sign);
    boolean onSide = figure.body() == Figure.Body.ON_SIDE;
    Vec target =
        switch (hold) {
          case CHAIR -> new Vec(Props.CHAIR_AT, Props.CHAIR_BACK + 2, sign * 13);
          case WALL -> wall;
          case RAIL -> new Vec(Props.RAIL_AT, Props.RAIL_HEIGHT + 2, Props.RAIL_SIDE);
          case SEAT -> new Vec(body.hips().x() - 12, Props.SEAT_HEIGHT + 3, sign * 19);
          case HIPS -> body.hips().plus(body.up().times(12)).plus(outside.times(15));
          case ASIDE -> arm.root().plus(new Vec(33, 0, sign * 43)).without(UP).plus(UP.times(4));
          case FLOOR -> arm.root().plus(new Vec(50, 0, sign * 6)).without(UP).plus(UP.times(4));
          case HEAD -> body.head().plus(new Vec(4, -8, onSide ? -5 : sign * 6));
          case FRONT -> body.neck().plus(new Vec(24, 0, 26)).without(UP).plus(UP.times(4));
        };
    Vec bend =
        switch (hold) {
          case CHAIR, RAIL, WALL -> UP.times(-1).plus(outside.times(0.5));
          case SEAT, HIPS -> body.ahead().times(-1).plus(outside.times(0.8));
          case FLOOR, ASIDE -> outside;
          case HEAD -> onSide ? new Vec(-0.3, 0, 1) : outside;
          case FRONT -> new Vec(0, 1, 0.4);
        };
    return Skeleton.reaching(arm.root(), target, Skeleton.UPPER_ARM, Skeleton.FOREARM, bend);
  }
}
