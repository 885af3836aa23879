package dev.backsafe.routine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a variation looks when it is done: a jointed person who moves from pose to pose and back.
 * What keeps contact (a foot on the floor, the shoulders on the mat, a hand on a chair) stays where
 * it is in every frame; the rest follows from the angles.
 *
 * @param anchor what the person rests on while moving
 * @param feet how each foot stands, when it does not simply follow its leg
 * @param hands what each hand holds; a hand that is not named follows its arm
 * @param muscles those that do the work
 * @param marked the part whose way an arrow shows
 * @param slow whether the way out, from first pose to last, is the slow one (a lowering); else the
 *     way back is
 * @param poses two or more: from the start to the end of the movement
 */
public record Figure(
    View view,
    Body body,
    Anchor anchor,
    Set<Prop> props,
    Map<Side, Footing> feet,
    Map<Side, Hold> hands,
    Set<Muscle> muscles,
    Part marked,
    Slow slow,
    List<Pose> poses) {
  public Figure {
    // In their order, so that the same figure is always the same text.
    props = Collections.unmodifiableSet(new TreeSet<>(props));
    feet = Collections.unmodifiableMap(new TreeMap<>(feet));
    hands = Collections.unmodifiableMap(new TreeMap<>(hands));
    muscles = Collections.unmodifiableSet(new TreeSet<>(muscles));
    poses = List.copyOf(poses);
  }

  /** From where the person is seen, who looks to the right of a side view. */
  public enum View {
    SIDE,
    FRONT,
    BACK
  }

  /** How the body as a whole lies in the room. */
  public enum Body {
    UPRIGHT,
    ON_BACK,
    ON_SIDE
  }

  /** What rests. */
  public enum Anchor {
    RIGHT_FOOT,
    LEFT_FOOT,
    /** On a seat of a chair's height. */
    SEAT,
    SHOULDERS,
    HIPS
  }

  public enum Prop {
    /** A steady chair before the person, its back towards them. */
    CHAIR,
    /** A chair under the person. */
    SEAT,
    WALL,
    /** A low stair. */
    STEP,
    /** A low bench or box. */
    BENCH,
    RAIL,
    CURL_MACHINE,
    EXTENSION_MACHINE,
    DUMBBELLS,
    MAT
  }

  public enum Side {
    RIGHT,
    LEFT
  }

  public enum Footing {
    /** Stays where it is in the first pose. */
    PLANTED,
    /** Glides along the floor. */
    SLIDING,
    /** The right foot begins on the step or bench. */
    RAISED,
    /** On the other foot, of somebody who lies on the side. */
    TOGETHER
  }

  public enum Hold {
    CHAIR,
    WALL,
    RAIL,
    /** The edge of the seat beside the hips. */
    SEAT,
    HIPS,
    /** Flat beside the body. */
    FLOOR,
    /** On the floor, a little away from the body, which leaves the back to be seen. */
    ASIDE,
    /** Under the head. */
    HEAD,
    /** The floor before the chest. */
    FRONT
  }

  public enum Muscle {
    THIGH_FRONT,
    THIGH_BACK,
    BOTTOM,
    HIP_SIDE,
    CALF,
    BELLY
  }

  public enum Part {
    HIPS,
    RIGHT_KNEE,
    RIGHT_FOOT,
    RIGHT_HEEL,
    LOW_BACK,
    CHEST
  }

  /** Which way takes its time: muscles are trained, and backs spared, by lowering slowly. */
  public enum Slow {
    OUT,
    BACK
  }
}
