package dev.backsafe.picture;

import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Side;
import dev.backsafe.routine.Pose;
import java.util.Map;

/**
 * Where the joints of a person are in the room, at one moment.
 *
 * @param ahead where the chest points
 * @param up from the hips to the neck
 * @param right from the left shoulder to the right one
 * @param small the small of the back, off the straight line when it is arched
 */
record Skeleton(
    Vec hips,
    Vec neck,
    Vec head,
    Vec small,
    Vec ahead,
    Vec up,
    Vec right,
    Map<Side, Limb> legs,
    Map<Side, Limb> arms) {
  static final double TRUNK = 48;
  static final double HEAD = 22;
  static final double THIGH = 43;
  static final double SHIN = 42;
  static final double UPPER_ARM = 28;
  static final double FOREARM = 27;
  static final double HIP_WIDTH = 9;
  static final double SHOULDER_WIDTH = 17;

  /** Of the ankle over the sole, and of the ball of the foot before the ankle. */
  static final double ANKLE_HEIGHT = 7;

  static final double BALL = 14;

  /** Half of a trunk: how far the hips of somebody who lies are over the floor. */
  static final double LYING = 10;

  static final double LYING_ON_SIDE = 19;

  /** Of the hips of somebody who sits, over the floor. */
  static final double SITTING = Props.SEAT_HEIGHT + 8;

  /**
   * A leg or an arm.
   *
   * @param root hip or shoulder
   * @param joint knee or elbow
   * @param end ankle or hand
   * @param tip the ball of the foot; of an arm, the hand again
   * @param toes where the toes point, which stay on the floor when the heel leaves it
   * @param front where the front of the upper part points
   */
  record Limb(Vec root, Vec joint, Vec end, Vec tip, Vec toes, Vec front) {
    /** Where the front of the lower part points: the shin's, whatever the knee does. */
    Vec lowerFront() {
      Vec upper = joint.minus(root).unit();
      Vec lower = end.minus(joint).unit();
      Vec ahead = front.without(upper).unit();
      return ahead.times(upper.dot(lower)).minus(upper.times(ahead.dot(lower))).unit();
    }

    Limb moved(Vec by) {
      return new Limb(root.plus(by), joint.plus(by), end.plus(by), tip.plus(by), toes, front);
    }
  }

  static double sign(Side side) {
    return side == Side.RIGHT ? 1 : -1;
  }

  static Pose.Leg leg(Pose pose, Side side) {
    return side == Side.RIGHT ? pose.right() : pose.left();
  }

  /** The directions of the trunk: ahead, up and to the right. */
  record Frame(Vec ahead, Vec up, Vec right) {
    static Frame of(Figure.Body body, double lean) {
      Frame lying =
          switch (body) {
            case UPRIGHT -> new Frame(new Vec(1, 0, 0), new Vec(0, 1, 0), new Vec(0, 0, 1));
            case ON_BACK -> new Frame(new Vec(0, 1, 0), new Vec(-1, 0, 0), new Vec(0, 0, 1));
            // The upper side is called the right one: nobody can tell.
            case ON_SIDE -> new Frame(new Vec(0, 0, 1), new Vec(-1, 0, 0), new Vec(0, 1, 0));
          };
      return new Frame(
          lying.ahead.towards(lying.up.times(-1), lean),
          lying.up.towards(lying.ahead, lean),
          lying.right);
    }
  }

  /** The limb whose second part bends as far as it takes for the end to be there. */
  static Limb reaching(Vec root, Vec target, double first, double second, Vec bend) {
    Vec way = target.minus(root);
    double far = Math.min(way.length(), first + second - 0.01);
    Vec along = way.unit();
    double cos = (first * first + far * far - second * second) / (2 * first * far);
    cos = Math.clamp(cos, -1, 1);
    Vec aside = bend.without(along).unit();
    Vec joint =
        root.plus(along.times(first * cos)).plus(aside.times(first * Math.sqrt(1 - cos * cos)));
    Vec end = joint.plus(root.plus(along.times(far)).minus(joint).unit().times(second));
    return new Limb(root, joint, end, end, Vec.ZERO, aside);
  }
}
