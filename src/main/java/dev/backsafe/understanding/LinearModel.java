package dev.backsafe.understanding;

import dev.backsafe.understanding.Weighing.Weighed;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Linear support vector machines, each with what is on one side of its plane and all the rest on
 * the other, with squared hinge loss, learned by dual coordinate descent (Hsieh, Chang, Lin,
 * Keerthi and Sundararajan 2008). All planes are learned in one walk over the texts.
 */
final class LinearModel {
  private static final int ROUNDS = 15;

  /** How dear a mistake is beside large weights. */
  private static final float COST = 2;

  /** Turns distances from the planes into likelihoods. */
  private static final float STEEPNESS = 5;

  private static final int STEPS = 127;

  /** By gram and then plane, in steps of the plane. */
  private final byte[] weights;

  private final float[] steps;
  private final float[] offsets;

  LinearModel(byte[] weights, float[] steps, float[] offsets) {
    this.weights = weights;
    this.steps = steps;
    this.offsets = offsets;
  }

  /** A text to learn from: which planes it is on the inner side of, and how heavily it counts. */
  record Lesson(Weighed text, IntPredicate inside, float weight) {}

  static LinearModel learn(List<Lesson> lessons, int planes) {
    float[] weights = new float[Grams.BUCKETS * planes];
    float[] offsets = new float[planes];
    float[] held = new float[lessons.size() * planes];
    int[] order = IntStream.range(0, lessons.size()).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      shuffle(order, round);
      for (int next : order) {
        learn(lessons.get(next), weights, offsets, held, next * planes);
      }
    }
    return inSteps(weights, offsets);
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

  private static void learn(
      Lesson lesson, float[] weights, float[] offsets, float[] held, int first) {
    int planes = offsets.length;
    int[] buckets = lesson.text.buckets();
    float[] values = lesson.text.values();
    float[] change = offsets.clone();
    for (int i = 0; i < buckets.length; i++) {
      for (int plane = 0, at = buckets[i] * planes; plane < planes; plane++, at++) {
        change[plane] += values[i] * weights[at];
      }
    }
    float give = 1 / (2 * COST * lesson.weight);
    for (int plane = 0; plane < planes; plane++) {
      int side = lesson.inside.test(plane) ? 1 : -1;
      float before = held[first + plane];
      float slope = side * change[plane] - 1 + give * before;
      // The text has length one, and so has its offset.
      float after = Math.max(0, before - slope / (2 + give));
      held[first + plane] = after;
      change[plane] = side * (after - before);
      offsets[plane] += change[plane];
    }
    for (int i = 0; i < buckets.length; i++) {
      for (int plane = 0, at = buckets[i] * planes; plane < planes; plane++, at++) {
        weights[at] += values[i] * change[plane];
      }
    }
  }

  private static LinearModel inSteps(float[] weights, float[] offsets) {
    int planes = offsets.length;
    float[] steps = new float[planes];
    for (int at = 0; at < weights.length; at++) {
      steps[at % planes] = Math.max(steps[at % planes], Math.abs(weights[at]) / STEPS);
    }
    byte[] rounded = new byte[weights.length];
    for (int at = 0; at < weights.length; at++) {
      float step = steps[at % planes];
      rounded[at] = (byte) (step == 0 ? 0 : Math.round(weights[at] / step));
    }
    return new LinearModel(rounded, steps, offsets);
  }

  void write(ModelWriter file) {
    file.bytes(weights).floats(steps).floats(offsets);
  }

  static LinearModel read(ModelReader file) {
    return new LinearModel(file.bytes(), file.floats(), file.floats());
  }

  /** How far inside of each plane a text is. */
  float[] distances(Weighed text) {
    int planes = offsets.length;
    float[] distances = new float[planes];
    int[] buckets = text.buckets();
    for (int i = 0; i < buckets.length; i++) {
      float value = text.values()[i];
      for (int plane = 0, at = buckets[i] * planes; plane < planes; plane++, at++) {
        distances[plane] += value * weights[at];
      }
    }
    for (int plane = 0; plane < planes; plane++) {
      distances[plane] = distances[plane] * steps[plane] + offsets[plane];
    }
    return distances;
  }

  /** How likely a text is inside of each of the first planes, as shares of one. */
  static float[] shares(float[] distances, int planes) {
    float[] shares = new float[planes];
    float sum = 0;
    for (int plane = 0; plane < planes; plane++) {
      shares[plane] = (float) Math.exp(STEEPNESS * distances[plane]);
      sum += shares[plane];
    }
    for (int plane = 0; plane < planes; plane++) {
      shares[plane] /= sum;
    }
    return shares;
  }

  /** What a distance adds to the odds, as a logarithm. */
  static double odds(float distance) {
    return STEEPNESS * distance;
  }

  /** How much one gram speaks for being inside of a plane. */
  float weight(int bucket, int plane) {
    return weights[bucket * offsets.length + plane] * steps[plane];
  }
}
