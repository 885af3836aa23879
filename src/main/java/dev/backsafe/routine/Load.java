package dev.backsafe.routine;

/** What may be added to the body's own weight, once the person has earned it pain-free. */
public enum Load {
  NONE,
  /** A small dumbbell in each hand, if the person has them. */
  DUMBBELLS,
  /** A machine that always has a setting: the lightest. */
  MACHINE
}
