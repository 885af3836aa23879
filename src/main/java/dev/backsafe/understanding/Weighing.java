package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.List;

/**
 * How much each gram says: the rarer among the phrases, the more (tf-idf). A gram of a single
 * phrase says nothing.
 */
final class Weighing {
  private static final int FEWEST = 2;

  /** In how many phrases each gram occurs. */
  private final short[] phrases;

  private final int all;
  private final float[] weights;

  /** A stretch of text as a vector of length one. */
  static final class Weighed {
    private final int[] buckets;
    private final float[] values;

    private Weighed(int[] buckets, float[] values) {
      this.buckets = buckets;
      this.values = values;
    }

    int[] buckets() {
      return buckets;
    }

    float[] values() {
      return values;
    }
  }

  /**
   * @param phrases in how many phrases each gram occurs
   * @param all how many phrases there are
   */
  Weighing(short[] phrases, int all) {
    this.phrases = phrases;
    this.all = all;
    weights = new float[Grams.BUCKETS];
    for (int bucket = 0; bucket < weights.length; bucket++) {
      int in = Short.toUnsignedInt(phrases[bucket]);
      weights[bucket] = in < FEWEST ? 0 : 1 + (float) StrictMath.log((1.0 + all) / (1.0 + in));
    }
  }

  static Weighing of(List<Grams> phrases) {
    short[] in = new short[Grams.BUCKETS];
    for (Grams phrase : phrases) {
      for (int bucket : phrase.buckets()) {
        in[bucket]++;
      }
    }
    return new Weighing(in, phrases.size());
  }

  void write(ModelWriter file) {
    file.number(all).shorts(phrases);
  }

  static Weighing read(ModelReader file) {
    int all = (int) file.number();
    return new Weighing(file.shorts(), all);
  }

  int phrasesWith(int bucket) {
    return Short.toUnsignedInt(phrases[bucket]);
  }

  Weighed weigh(Grams grams) {
    int[] buckets = new int[grams.buckets().length];
    float[] values = new float[buckets.length];
    int size = 0;
    double squares = 0;
    for (int i = 0; i < buckets.length; i++) {
      float weight = weights[grams.buckets()[i]];
      if (weight > 0) {
        float value = weight * (1 + (float) StrictMath.log(grams.counts()[i]));
        buckets[size] = grams.buckets()[i];
        values[size++] = value;
        squares += value * value;
      }
    }
    float scale = size == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < size; i++) {
      values[i] *= scale;
    }
    return new Weighed(Arrays.copyOf(buckets, size), Arrays.copyOf(values, size));
  }
}
