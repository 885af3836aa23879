package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Multinomial logistic regression over hashed n-grams, learned from example phrases when the data
 * is loaded. It knows nothing of the lexicon, so that each can catch what the other misses.
 */
final class Classifier {
  private static final int ROUNDS = 14;
  private static final float STEP = 0.35f;
  private static final float NEGLIGIBLE = 0.01f;

  /** What a phrase can be: a meaning, and for emergencies which one. */
  record Label(Meaning meaning, @Nullable RedFlag flag) {}

  private static final List<Label> LABELS = labels();

  /** How many weights there are. */
  static final int WEIGHTS = Features.BUCKETS * LABELS.size();

  /** In half precision: they need no more. */
  private final short[] weights;

  private Classifier(short[] weights) {
    this.weights = weights;
  }

  /** A phrase ready to learn from. */
  static final class Lesson {
    private final int[] features;
    private final Label label;

    Lesson(int[] features, Label label) {
      this.features = features;
      this.label = label;
    }
  }

  private static List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    for (Meaning meaning : Meaning.values()) {
      switch (meaning) {
        case EMERGENCY -> {
          for (RedFlag flag : RedFlag.values()) {
            labels.add(new Label(meaning, flag));
          }
        }
        case UNSURE -> {}
        default -> labels.add(new Label(meaning, null));
      }
    }
    return List.copyOf(labels);
  }

  /** The classifier with these weights, in half precision, which from now on are its own. */
  static Classifier ofHalves(short[] halves) {
    return new Classifier(halves);
  }

  short[] toHalves() {
    return weights.clone();
  }

  static Classifier learn(List<Lesson> lessons) {
    float[] weights = new float[WEIGHTS];
    float[] squares = new float[WEIGHTS];
    int stride = strideFor(lessons.size());
    for (int round = 0; round < ROUNDS; round++) {
      int next = round;
      for (int i = 0; i < lessons.size(); i++) {
        next = (next + stride) % lessons.size();
        learn(lessons.get(next), weights, squares);
      }
    }
    short[] halves = new short[WEIGHTS];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = Float.floatToFloat16(weights[i]);
    }
    return new Classifier(halves);
  }

  /** Walks the lessons in a mixed but fixed order: a stride that shares no factor with the size. */
  private static int strideFor(int size) {
    int stride = Math.max(1, (int) (size * 0.618));
    while (size > 1 && gcd(stride, size) != 1) {
      stride++;
    }
    return stride;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static void learn(Lesson lesson, float[] weights, float[] squares) {
    int[] features = lesson.features;
    float[] score = new float[LABELS.size()];
    for (int feature : features) {
      for (int label = 0, at = feature * score.length; label < score.length; label++, at++) {
        score[label] += weights[at];
      }
    }
    float[] likely = likelihood(score, features);
    float value = scale(features);
    int right = LABELS.indexOf(lesson.label);
    for (int label = 0; label < likely.length; label++) {
      float slope = (likely[label] - (label == right ? 1 : 0)) * value;
      if (Math.abs(slope) < NEGLIGIBLE * value) {
        continue;
      }
      for (int feature : features) {
        int at = feature * likely.length + label;
        squares[at] += slope * slope;
        weights[at] -= STEP * slope / (float) Math.sqrt(squares[at] + 1e-6f);
      }
    }
  }

  private static float scale(int[] features) {
    return 1 / (float) Math.sqrt(features.length);
  }

  private float[] likelihood(int[] features) {
    float[] score = new float[LABELS.size()];
    for (int feature : features) {
      for (int label = 0, at = feature * score.length; label < score.length; label++, at++) {
        score[label] += Float.float16ToFloat(weights[at]);
      }
    }
    return likelihood(score, features);
  }

  /** The shares of the labels, from the sums of their weights. */
  private static float[] likelihood(float[] score, int[] features) {
    int labels = score.length;
    float value = scale(features);
    float most = Float.NEGATIVE_INFINITY;
    for (int label = 0; label < labels; label++) {
      score[label] *= value;
      most = Math.max(most, score[label]);
    }
    float sum = 0;
    for (int label = 0; label < labels; label++) {
      score[label] = (float) Math.exp(score[label] - most);
      sum += score[label];
    }
    for (int label = 0; label < labels; label++) {
      score[label] /= sum;
    }
    return score;
  }

  Prediction guess(int[] features) {
    float[] likely = likelihood(features);
    Map<Meaning, Float> byMeaning = new EnumMap<>(Meaning.class);
    RedFlag flag = RedFlag.CHEST;
    float flagLikely = -1;
    for (int label = 0; label < likely.length; label++) {
      byMeaning.merge(LABELS.get(label).meaning, likely[label], Float::sum);
      RedFlag of = LABELS.get(label).flag;
      if (of != null && likely[label] > flagLikely) {
        flag = of;
        flagLikely = likely[label];
      }
    }
    return new Prediction(byMeaning, flag);
  }

  /** How much the features speak for a meaning. */
  float weight(int[] features, Meaning meaning, RedFlag flag) {
    int label = LABELS.indexOf(new Label(meaning, meaning == Meaning.EMERGENCY ? flag : null));
    float sum = 0;
    for (int feature : features) {
      sum += Float.float16ToFloat(weights[feature * LABELS.size() + label]);
    }
    return sum;
  }
}
