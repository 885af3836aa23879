package dev.backsafe.understanding;

import dev.backsafe.understanding.Weighing.Weighed;
import java.util.ArrayList;
import java.util.List;

/** The phrases that are most like a text (k nearest by cosine), and what they mean. */
final class Neighbours {
  private static final int NEAREST = 60;

  /** How much more a near phrase counts than one farther off. */
  private static final int SHARPNESS = 5;

  /** A gram of more than this share of the phrases tells little, and takes the most time. */
  private static final double COMMONEST = 0.04;

  /** A phrase of less than this share of the best one's likeness has no vote worth counting. */
  private static final float FAR = 0.3f;

  /** Two bytes number so many phrases. */
  private static final int MOST = 1 << Short.SIZE;

  /** Of a phrase that is asked only for its topic. */
  private static final byte SILENT = -1;

  /** What each phrase is, or {@link #SILENT}. */
  private final byte[] labels;

  /** What a step of each phrase's values is worth. */
  private final float[] steps;

  /** Where the phrases with a gram begin in the two lists that follow. */
  private final int[] starts;

  private final short[] phrases;

  /** How much of the gram each of these phrases has, in steps of the phrase. */
  private final byte[] values;

  private Neighbours(byte[] labels, float[] steps, int[] starts, short[] phrases, byte[] values) {
    this.labels = labels;
    this.steps = steps;
    this.starts = starts;
    this.phrases = phrases;
    this.values = values;
  }

  static Neighbours of(List<Phrase> learned, List<Weighed> weighed, Weighing weighing) {
    if (learned.size() > MOST) {
      throw new IllegalArgumentException("more phrases than " + MOST + " to learn from");
    }
    byte[] labels = new byte[learned.size()];
    float[] steps = new float[learned.size()];
    int[] starts = new int[Grams.BUCKETS + 1];
    for (int phrase = 0; phrase < labels.length; phrase++) {
      Phrase of = learned.get(phrase);
      labels[phrase] =
          of.isBare() || of.isForTopic() || of.isOfMany() ? SILENT : (byte) Label.of(of);
      for (float value : weighed.get(phrase).values()) {
        steps[phrase] = Math.max(steps[phrase], value / Byte.MAX_VALUE);
      }
      for (int bucket : weighed.get(phrase).buckets()) {
        starts[bucket + 1] += isTelling(weighing, bucket, labels.length) ? 1 : 0;
      }
    }
    for (int bucket = 1; bucket < starts.length; bucket++) {
      starts[bucket] += starts[bucket - 1];
    }
    short[] phrases = new short[starts[Grams.BUCKETS]];
    byte[] values = new byte[phrases.length];
    int[] next = starts.clone();
    for (int phrase = 0; phrase < labels.length; phrase++) {
      Weighed of = weighed.get(phrase);
      for (int i = 0; i < of.buckets().length; i++) {
        int bucket = of.buckets()[i];
        if (isTelling(weighing, bucket, labels.length)) {
          phrases[next[bucket]] = (short) phrase;
          values[next[bucket]++] = (byte) Math.round(of.values()[i] / steps[phrase]);
        }
      }
    }
    return new Neighbours(labels, steps, starts, phrases, values);
  }

  private static boolean isTelling(Weighing weighing, int bucket, int phrases) {
    return weighing.phrasesWith(bucket) <= COMMONEST * phrases;
  }

  /** What the nearest phrases mean, as shares of one, by how like the text is to each. */
  float[] shares(float[] likeness) {
    float[] shares = new float[Label.ALL.size()];
    float sum = 0;
    for (int phrase : nearest(likeness)) {
      float vote = vote(likeness[phrase]);
      shares[labels[phrase]] += vote;
      sum += vote;
    }
    for (int label = 0; label < shares.length; label++) {
      shares[label] = sum == 0 ? 1f / shares.length : shares[label] / sum;
    }
    return shares;
  }

  /** How like a text is to each of the phrases. */
  float[] likeness(Weighed text) {
    float[] likeness = new float[labels.length];
    for (int i = 0; i < text.buckets().length; i++) {
      float value = text.values()[i];
      int end = starts[text.buckets()[i] + 1];
      for (int at = starts[text.buckets()[i]]; at < end; at++) {
        likeness[Short.toUnsignedInt(phrases[at])] += value * values[at];
      }
    }
    for (int phrase = 0; phrase < likeness.length; phrase++) {
      likeness[phrase] *= steps[phrase];
    }
    return likeness;
  }

  private static float vote(float likeness) {
    float vote = 1;
    for (int i = 0; i < SHARPNESS; i++) {
      vote *= likeness;
    }
    return vote;
  }

  /** The nearest phrases that have anything in common with the text, of those with a say. */
  private List<Integer> nearest(float[] likeness) {
    float best = 0;
    for (int phrase = 0; phrase < likeness.length; phrase++) {
      if (labels[phrase] >= 0 && likeness[phrase] > best) {
        best = likeness[phrase];
      }
    }
    float far = FAR * best;
    float[] kept = new float[likeness.length];
    int size = 0;
    for (int phrase = 0; phrase < likeness.length; phrase++) {
      if (likeness[phrase] > far && labels[phrase] >= 0) {
        kept[size++] = likeness[phrase];
      }
    }
    float least = size <= NEAREST ? far : selected(kept, size, size - NEAREST);
    List<Integer> nearest = new ArrayList<>(NEAREST);
    for (int phrase = 0; phrase < likeness.length && nearest.size() < NEAREST; phrase++) {
      if (likeness[phrase] > far && likeness[phrase] >= least && labels[phrase] >= 0) {
        nearest.add(phrase);
      }
    }
    return nearest;
  }

  /** The value that would stand at a place if the values were in order (Hoare's selection). */
  private static float selected(float[] values, int size, int place) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      float pivot = values[(low + high) >>> 1];
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          float swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (place <= right) {
        high = right;
      } else if (place >= left) {
        low = left;
      } else {
        break;
      }
    }
    return values[place];
  }

  void write(ModelWriter file) {
    file.bytes(labels).floats(steps).ints(starts).shorts(phrases).bytes(values);
  }

  static Neighbours read(ModelReader file) {
    return new Neighbours(file.bytes(), file.floats(), file.ints(), file.shorts(), file.bytes());
  }
}
