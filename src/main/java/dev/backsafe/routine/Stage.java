package dev.backsafe.routine;

/**
 * One stage of a programme: how much of each exercise, and how slowly.
 *
 * @param rounds how often the exercises are gone through, from 1
 * @param again whether the {@linkplain Programme#core core} is done once more after the rounds
 * @param percent of an exercise's own repetitions; those that are held keep theirs
 * @param lowerSeconds how long the way back takes; 0 for as in the pictures
 * @param pauseSeconds how long the end position is held; 0 for as in the pictures
 * @param sessions that count at this stage, at least, before the next one is offered
 * @param loads whether weight may be added here
 */
public record Stage(
    String id,
    int rounds,
    boolean again,
    int percent,
    int lowerSeconds,
    int pauseSeconds,
    int sessions,
    boolean loads) {
  /** The pictures' own rhythm, in seconds: out, at the end, and slowly back. */
  private static final double LIFT = 1;

  private static final double PAUSE = 0.6;
  private static final double LOWER = 2.5;

  /** How much of a variation is one helping at this stage. */
  public Dose dose(Dose own) {
    return own.holdSeconds() > 0
        ? own
        : new Dose((own.repetitions() * percent + 50) / 100, own.sides(), 0);
  }

  /** How long one helping takes, in seconds, without the way to it. */
  public double seconds(Dose own) {
    double each =
        own.holdSeconds() > 0
            ? own.holdSeconds() + LIFT
            : LIFT
                + (pauseSeconds > 0 ? pauseSeconds : PAUSE)
                + (lowerSeconds > 0 ? lowerSeconds : LOWER);
    int sides = own.sides() == Dose.Sides.TOGETHER ? 1 : 2;
    return dose(own).repetitions() * sides * each;
  }
}
