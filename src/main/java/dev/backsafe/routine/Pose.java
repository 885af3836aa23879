package dev.backsafe.routine;

/**
 * The joints of a person at one moment, in degrees as clinicians measure them: 0 everywhere is
 * somebody who stands upright with hanging arms.
 *
 * @param lean of the straight trunk to the front; lying on the back, of the chest away from the
 *     floor
 * @param arch how far the small of the back is from a straight line, in centimetres
 */
public record Pose(double lean, double arch, Leg right, Leg left, Arm rightArm, Arm leftArm) {

  /**
   * A leg.
   *
   * @param hip flexion: the thigh to the front
   * @param out abduction: the leg to its own side
   * @param open the bent leg turned outwards about the line from hip to foot, as a shell opens
   * @param knee flexion
   * @param ankle of a free foot: plantar flexion, the toes away from the shin
   * @param heel of a standing foot: how far the heel is raised over the ball
   */
  public record Leg(double hip, double out, double open, double knee, double ankle, double heel) {
    public static final Leg STRAIGHT = new Leg(0, 0, 0, 0, 0, 0);
  }

  /** An arm: shoulder flexion to the front, abduction to the side, elbow flexion. */
  public record Arm(double shoulder, double out, double elbow) {
    public static final Arm HANGING = new Arm(4, 6, 10);
  }
}
