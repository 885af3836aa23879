package dev.backsafe.understanding;

import dev.backsafe.understanding.Weighing.Weighed;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One linear support vector machine a label, each against all other labels, with squared hinge
 * loss, learned by dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008). All
 * labels are learned in one walk over the phrases.
 */
final class LinearModel {
  private static final int ROUNDS = 15;

  /** How dear a mistake is beside large weights. */
  private static final float COST = 2;

  /** Turns distances from the planes into likelihoods. */
  private static final float STEEPNESS = 5;

  /** One plane a label, and one between all emergencies and the rest. */
  private static final int LABELS = Label.ALL.size() + 1;

  private static final int EMERGENCY = Label.ALL.size();
  private static final int STEPS = 127;

  /** No share is taken for less than this, nor for more than one less it. */
  private static final double LEAST = 0.01;

  private static final double MOST_ODDS = 4.6;

  /** By gram and then label, in steps of the label. */
  private final byte[] weights;

  private final float[] steps;
  private final float[] offsets;

  LinearModel(byte[] weights, float[] steps, float[] offsets) {
    this.weights = weights;
    this.steps = steps;
    this.offsets = offsets;
  }

  /** A phrase to learn from: how heavily it counts, and what it is. */
  record Lesson(Weighed phrase, int label, float weight) {}

  static LinearModel learn(List<Lesson> lessons) {
    float[] weights = new float[Grams.BUCKETS * LABELS];
    float[] offsets = new float[LABELS];
    float[] held = new float[lessons.size() * LABELS];
    int[] order = IntStream.range(0, lessons.size()).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      shuffle(order, round);
      for (int next : order) {
        learn(lessons.get(next), weights, offsets, held, next * LABELS);
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
    int[] buckets = lesson.phrase.buckets();
    float[] values = lesson.phrase.values();
    float[] change = offsets.clone();
    for (int i = 0; i < buckets.length; i++) {
      for (int label = 0, at = buckets[i] * LABELS; label < LABELS; label++, at++) {
        change[label] += values[i] * weights[at];
      }
    }
    float give = 1 / (2 * COST * lesson.weight);
    for (int label = 0; label < LABELS; label++) {
      int side = isOf(lesson.label, label) ? 1 : -1;
      float before = held[first + label];
      float slope = side * change[label] - 1 + give * before;
      // The phrase has length one, and so has its offset.
      float after = Math.max(0, before - slope / (2 + give));
      held[first + label] = after;
      change[label] = side * (after - before);
      offsets[label] += change[label];
    }
    for (int i = 0; i < buckets.length; i++) {
      for (int label = 0, at = buckets[i] * LABELS; label < LABELS; label++, at++) {
        weights[at] += values[i] * change[label];
      }
    }
  }

  private static boolean isOf(int label, int plane) {
    return plane == EMERGENCY ? Label.ALL.get(label).flag() != null : label == plane;
  }

  private static LinearModel inSteps(float[] weights, float[] offsets) {
    float[] steps = new float[LABELS];
    for (int at = 0; at < weights.length; at++) {
      steps[at % LABELS] = Math.max(steps[at % LABELS], Math.abs(weights[at]) / STEPS);
    }
    byte[] rounded = new byte[weights.length];
    for (int at = 0; at < weights.length; at++) {
      float step = steps[at % LABELS];
      rounded[at] = (byte) (step == 0 ? 0 : Math.round(weights[at] / step));
    }
    return new LinearModel(rounded, steps, offsets);
  }

  byte[] weights() {
    return weights;
  }

  float[] steps() {
    return steps;
  }

  float[] offsets() {
    return offsets;
  }

  /** How far on its side of each plane a text is. */
  float[] distances(Weighed text) {
    float[] distances = new float[LABELS];
    int[] buckets = text.buckets();
    for (int i = 0; i < buckets.length; i++) {
      float value = text.values()[i];
      for (int label = 0, at = buckets[i] * LABELS; label < LABELS; label++, at++) {
        distances[label] += value * weights[at];
      }
    }
    for (int label = 0; label < LABELS; label++) {
      distances[label] = distances[label] * steps[label] + offsets[label];
    }
    return distances;
  }

  /** The shares of the labels, which make one together. */
  static float[] shares(float[] distances) {
    float[] shares = new float[EMERGENCY];
    float sum = 0;
    for (int label = 0; label < EMERGENCY; label++) {
      shares[label] = (float) Math.exp(STEEPNESS * distances[label]);
      sum += shares[label];
    }
    for (int label = 0; label < EMERGENCY; label++) {
      shares[label] /= sum;
    }
    return shares;
  }

  /**
   * How likely any emergency is: by the shares of all of them together, and half as much by the
   * plane of their own.
   */
  static float danger(float[] shares, float[] distances) {
    double together = 0;
    for (int label = 0; label < EMERGENCY; label++) {
      together += isOf(label, EMERGENCY) ? shares[label] : 0;
    }
    double odds = Math.log((together + LEAST) / (1 + LEAST - together));
    double own = Math.clamp(STEEPNESS * distances[EMERGENCY], -MOST_ODDS, MOST_ODDS);
    return (float) (1 / (1 + Math.exp(-(odds + own / 2) / 1.5)));
  }

  /** How much one gram speaks for a label. */
  float weight(int bucket, int label) {
    return weights[bucket * LABELS + label] * steps[label];
  }
}
