package dev.backsafe.understanding;

import dev.backsafe.understanding.Weighing.Weighed;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Linear support vector machines, each with what is on one side of its plane and all the rest on
 * the other.
 */
final class LinearModel {
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

  /**
   * A text to learn from.
   *
   * @param side of each plane: 1 inside, -1 outside, and 0 where it teaches the plane nothing
   * @param weight how heavily it counts
   */
  record Lesson(Weighed text, IntUnaryOperator side, float weight) {}

  static LinearModel learn(List<Lesson> lessons, int planes) {
    LinearModel learned =
        new LinearModel(new byte[Grams.BUCKETS * planes], new float[planes], new float[planes]);
    for (int plane = 0; plane < planes; plane++) {
      learned.keep(plane, PlaneLearner.learn(lessons, plane));
    }
    return learned;
  }

  private void keep(int plane, PlaneLearner learned) {
    float step = 0;
    for (float weight : learned.weights()) {
      step = Math.max(step, Math.abs(weight) / STEPS);
    }
    for (int bucket = 0; step > 0 && bucket < Grams.BUCKETS; bucket++) {
      byte inSteps = (byte) Math.round(learned.weights()[bucket] / step);
      weights[bucket * offsets.length + plane] = inSteps;
    }
    steps[plane] = step;
    offsets[plane] = learned.offset();
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
