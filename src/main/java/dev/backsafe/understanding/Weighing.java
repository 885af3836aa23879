package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.List;

/**
 * How much each gram says: the rarer among the phrases, the more (tf-idf). A gram of a single
 * phrase says nothing.
 */
final class Weighing {
  private static final int FEWEST = 2;

  /** What more than this share of the phrases has tells nothing of a topic. */
  private static final float COMMONEST = 0.01f;

  /** A word of so few phrases may be what one of them is about. */
  private static final float SELDOM = 0.004f;

  /** In how many phrases each gram occurs. */
  private final short[] phrases;

  private final int all;
  private final float[] weights;
  private final float[] withNew;

  /** A stretch of text as a vector of length one. */
  static final class Weighed {
    private final int[] buckets;
    private final float[] values;

    /** The cosine of the angle between the two. */
    float likeness(Weighed other) {
      float likeness = 0;
      for (int i = 0, j = 0; i < buckets.length && j < other.buckets.length; ) {
        int order = Integer.compare(buckets[i], other.buckets[j]);
        likeness += order == 0 ? values[i] * other.values[j] : 0;
        i += order <= 0 ? 1 : 0;
        j += order >= 0 ? 1 : 0;
      }
      return likeness;
    }

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
    withNew = new float[Grams.BUCKETS];
    for (int bucket = 0; bucket < weights.length; bucket++) {
      int in = Short.toUnsignedInt(phrases[bucket]);
      float weight = 1 + (float) StrictMath.log((1.0 + all) / (1.0 + in));
      weights[bucket] = in < FEWEST ? 0 : weight;
      withNew[bucket] = in > COMMONEST * all ? 0 : weight;
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

  /** Whether few phrases have the word, so that it may say what a text is about. */
  boolean isTelling(String word) {
    return phrasesWith(Grams.bucketOf(word)) <= SELDOM * all;
  }

  int phrasesWith(int bucket) {
    return Short.toUnsignedInt(phrases[bucket]);
  }

  /** As what phrases have taught. */
  Weighed weigh(Grams grams) {
    return weigh(grams, weights);
  }

  /** The same where grams that no phrase has, such as a clinic's name, tell most of all. */
  Weighed weighNew(Grams grams) {
    return weigh(grams, withNew);
  }

  private static Weighed weigh(Grams grams, float[] weights) {
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
