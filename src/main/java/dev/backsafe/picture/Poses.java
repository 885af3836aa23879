package dev.backsafe.picture;

import dev.backsafe.routine.Pose;
import java.util.List;

/** Poses between poses: every angle on its way from one to the next. */
final class Poses {
  private Poses() {}

  /** The pose on the way through all of them, from 0 to 1. */
  static Pose at(List<Pose> poses, double way) {
    double place = Math.clamp(way, 0, 1) * (poses.size() - 1);
    int before = Math.min((int) place, poses.size() - 2);
    return between(poses.get(before), poses.get(before + 1), place - before);
  }

  private static Pose between(Pose a, Pose b, double share) {
    return new Pose(
        mix(a.lean(), b.lean(), share),
        mix(a.arch(), b.arch(), share),
        between(a.right(), b.right(), share),
        between(a.left(), b.left(), share),
        between(a.rightArm(), b.rightArm(), share),
        between(a.leftArm(), b.leftArm(), share));
  }

  private static Pose.Leg between(Pose.Leg a, Pose.Leg b, double share) {
    return new Pose.Leg(
        mix(a.hip(), b.hip(), share),
        mix(a.out(), b.out(), share),
        mix(a.open(), b.open(), share),
        mix(a.knee(), b.knee(), share),
        mix(a.ankle(), b.ankle(), share),
        mix(a.heel(), b.heel(), share));
  }

  private static Pose.Arm between(Pose.Arm a, Pose.Arm b, double share) {
    return new Pose.Arm(
        mix(a.shoulder(), b.shoulder(), share),
        mix(a.out(), b.out(), share),
        mix(a.elbow(), b.elbow(), share));
  }

  private static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }
}
