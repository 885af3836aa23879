package dev.backsafe.understanding;

import dev.backsafe.understanding.LinearModel.Lesson;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns one plane in rounds over the texts: dual coordinate descent for squared hinge loss (Hsieh,
 * Chang, Lin, Keerthi and Sundararajan 2008). The weights of a single plane stay in a processor's
 * cache, which those of all planes together would not.
 */
final class PlaneLearner {
  private static final int ROUNDS = 15;

  /** How dear a mistake is beside large weights. */
  private static final float COST = 2;

  private final List<Lesson> lessons;
  private final int plane;
  private final float[] weights = new float[Grams.BUCKETS];
  private float offset;

  /** How much each text holds the plane. */
  private final float[] held;

  private PlaneLearner(List<Lesson> lessons, int plane) {
    this.lessons = lessons.stream().filter(l -> l.side().applyAsInt(plane) != 0).toList();
    this.plane = plane;
    held = new float[this.lessons.size()];
  }

  static PlaneLearner learn(List<Lesson> lessons, int plane) {
    PlaneLearner learner = new PlaneLearner(lessons, plane);
    int[] order = IntStream.range(0, learner.held.length).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      shuffle(order, round);
      for (int next : order) {
        learner.look(next);
      }
    }
    return learner;
  }

  /** In another order each round, and in the same orders each time that it is learned. */
  static void shuffle(int[] order, int round) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = Math.floorMod(mixed(i + round * order.length), i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
  }

  /** A number that looks like chance (the finaliser of MurmurHash3). */
  private static int mixed(int number) {
    int mixed = (number ^ number >>> 16) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return mixed ^ mixed >>> 16;
  }

  /** Moves the plane as far as one text wants it; most are well on their side of it. */
  private void look(int text) {
    Lesson lesson = lessons.get(text);
    int side = lesson.side().applyAsInt(plane);
    float give = 1 / (2 * COST * lesson.weight());
    float before = held[text];
    float slope = side * distance(lesson) - 1 + give * before;
    // The text has length one, and so has its offset.
    float after = Math.max(0, before - slope / (2 + give));
    if (after != before) {
      held[text] = after;
      move(lesson, side * (after - before));
    }
  }

  private float distance(Lesson lesson) {
    int[] buckets = lesson.text().buckets();
    float[] values = lesson.text().values();
    float distance = offset;
    for (int i = 0; i < buckets.length; i++) {
      distance += values[i] * weights[buckets[i]];
    }
    return distance;
  }

  private void move(Lesson lesson, float change) {
    int[] buckets = lesson.text().buckets();
    float[] values = lesson.text().values();
    offset += change;
    for (int i = 0; i < buckets.length; i++) {
      weights[buckets[i]] += values[i] * change;
    }
  }

  float[] weights() {
    return weights;
  }

  float offset() {
    return offset;
  }
}
