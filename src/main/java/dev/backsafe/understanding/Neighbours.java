package dev.backsafe.understanding;

import dev.backsafe.understanding.Weighing.Weighed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The phrases that are most like a text (k nearest by cosine), and what they mean and ask about.
 */
final class Neighbours {
  private static final int NEAREST = 60;
  private static final int NEAREST_QUESTIONS = 12;

  /** How much more a near phrase counts than one farther off. */
  private static final int SHARPNESS = 5;

  /** A gram of more than this share of the phrases tells little, and takes the most time. */
  private static final double COMMONEST = 0.04;

  /** A phrase of less than this share of the best one's likeness has no vote worth counting. */
  private static final float FAR = 0.3f;

  private static final byte NO_TOPIC = -1;

  /** Of a phrase that is asked only for its topic. */
  private static final byte SILENT = -1;

  /** What the questions among the phrases ask about. */
  private final List<String> topics;

  /** What each phrase is, or {@link #SILENT}. */
  private final byte[] labels;

  /** What each phrase asks about, or {@link #NO_TOPIC}. */
  private final byte[] topicOf;

  /** What a step of each phrase's values is worth. */
  private final float[] steps;

  /** Where the phrases with a gram begin in the two lists that follow. */
  private final int[] starts;

  private final short[] phrases;

  /** How much of the gram each of these phrases has, in steps of the phrase. */
  private final byte[] values;

  private Neighbours(
      List<String> topics,
      byte[] labels,
      byte[] topicOf,
      float[] steps,
      int[] starts,
      short[] phrases,
      byte[] values) {
    this.topics = List.copyOf(topics);
    this.labels = labels;
    this.topicOf = topicOf;
    this.steps = steps;
    this.starts = starts;
    this.phrases = phrases;
    this.values = values;
  }

  /** What the nearest phrases mean, as shares of one, and what they ask about. */
  static final class Votes {
    private final float[] shares;
    private final @Nullable String topic;

    private Votes(float[] shares, @Nullable String topic) {
      this.shares = shares;
      this.topic = topic;
    }

    float[] shares() {
      return shares;
    }

    @Nullable String topic() {
      return topic;
    }
  }

  static Neighbours of(List<Phrase> learned, List<Weighed> weighed, Weighing weighing) {
    List<String> topics =
        List.copyOf(
            new TreeSet<>(learned.stream().map(Phrase::topic).filter(Objects::nonNull).toList()));
    byte[] labels = new byte[learned.size()];
    byte[] topicOf = new byte[learned.size()];
    float[] steps = new float[learned.size()];
    int[] starts = new int[Grams.BUCKETS + 1];
    for (int phrase = 0; phrase < labels.length; phrase++) {
      Phrase of = learned.get(phrase);
      labels[phrase] = of.isBare() || of.isForTopic() ? SILENT : (byte) Label.of(of);
      String topic = learned.get(phrase).topic();
      topicOf[phrase] = topic == null ? NO_TOPIC : (byte) topics.indexOf(topic);
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
    return new Neighbours(topics, labels, topicOf, steps, starts, phrases, values);
  }

  private static boolean isTelling(Weighing weighing, int bucket, int phrases) {
    return weighing.phrasesWith(bucket) <= COMMONEST * phrases;
  }

  Votes votes(Weighed text) {
    float[] likeness = likeness(text);
    float[] shares = new float[Label.ALL.size()];
    float sum = 0;
    for (int phrase : nearest(likeness, NEAREST, labels)) {
      float vote = vote(likeness[phrase]);
      shares[labels[phrase]] += vote;
      sum += vote;
    }
    for (int label = 0; label < shares.length; label++) {
      shares[label] = sum == 0 ? 1f / shares.length : shares[label] / sum;
    }
    return new Votes(shares, topic(likeness));
  }

  private float[] likeness(Weighed text) {
    float[] likeness = new float[labels.length];
    for (int i = 0; i < text.buckets().length; i++) {
      float value = text.values()[i];
      int end = starts[text.buckets()[i] + 1];
      for (int at = starts[text.buckets()[i]]; at < end; at++) {
        likeness[phrases[at]] += value * values[at];
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

  /** What the nearest questions ask about. */
  private @Nullable String topic(float[] likeness) {
    float[] votes = new float[topics.size()];
    int best = -1;
    for (int phrase : nearest(likeness, NEAREST_QUESTIONS, topicOf)) {
      int topic = topicOf[phrase];
      votes[topic] += vote(likeness[phrase]);
      best = best < 0 || votes[topic] > votes[best] ? topic : best;
    }
    return best < 0 ? null : topics.get(best);
  }

  /** The nearest phrases that have anything in common with the text, of those with a say. */
  private static List<Integer> nearest(float[] likeness, int most, byte[] say) {
    float best = 0;
    for (int phrase = 0; phrase < likeness.length; phrase++) {
      if (say[phrase] >= 0 && likeness[phrase] > best) {
        best = likeness[phrase];
      }
    }
    float far = FAR * best;
    float[] kept = new float[likeness.length];
    int size = 0;
    for (int phrase = 0; phrase < likeness.length; phrase++) {
      if (likeness[phrase] > far && say[phrase] >= 0) {
        kept[size++] = likeness[phrase];
      }
    }
    float least = size <= most ? far : selected(kept, size, size - most);
    List<Integer> nearest = new ArrayList<>(most);
    for (int phrase = 0; phrase < likeness.length && nearest.size() < most; phrase++) {
      if (likeness[phrase] > far && likeness[phrase] >= least && say[phrase] >= 0) {
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
    file.texts(topics).bytes(labels).bytes(topicOf).floats(steps);
    file.ints(starts).shorts(phrases).bytes(values);
  }

  static Neighbours read(ModelReader file) {
    return new Neighbours(
        file.texts(),
        file.bytes(),
        file.bytes(),
        file.floats(),
        file.ints(),
        file.shorts(),
        file.bytes());
  }
}
