package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a question is about: one linear support vector machine a topic, against all other topics,
 * learned like {@link LinearModel}. It is kept as how much each phrase that asks speaks for or
 * against a topic, since how like they are to a text is known already, and topics are many.
 */
final class Topics {
  private static final int ROUNDS = 10;

  /** How dear a mistake is beside large weights. */
  private static final float COST = 2;

  /** A change of less than this is not worth its time. */
  private static final float LEAST_CHANGE = 1e-4f;

  private static final int STEPS = 127;

  private final List<String> names;

  /** The phrases that ask, by their number among all. */
  private final short[] phrases;

  /** Where what each of these phrases says begins in the two lists that follow. */
  private final int[] starts;

  /** Topics by their number, up to 255. */
  private final byte[] about;

  /** In steps of the topic; a phrase of a topic speaks for it, and against others. */
  private final byte[] weights;

  private final float[] steps;
  private final float[] offsets;

  /**
   * What a text would ask about.
   *
   * @param distance how far on the topic's side of its plane; nothing there is below
   */
  record About(@Nullable String topic, float distance) {}

  private Topics(
      List<String> names,
      short[] phrases,
      int[] starts,
      byte[] about,
      byte[] weights,
      float[] steps,
      float[] offsets) {
    this.names = List.copyOf(names);
    this.phrases = phrases;
    this.starts = starts;
    this.about = about;
    this.weights = weights;
    this.steps = steps;
    this.offsets = offsets;
  }

  /**
   * @param likeness of a phrase to all phrases, by its number
   */
  static Topics learn(List<Phrase> learned, IntFunction<float[]> likeness) {
    int[] asking =
        IntStream.range(0, learned.size()).filter(i -> learned.get(i).topic() != null).toArray();
    List<String> names =
        List.copyOf(
            new TreeSet<>(learned.stream().map(Phrase::topic).filter(Objects::nonNull).toList()));
    int[] topics =
        IntStream.of(asking).map(phrase -> names.indexOf(learned.get(phrase).topic())).toArray();
    float[][] alike = new float[asking.length][];
    for (int i = 0; i < asking.length; i++) {
      float[] toAll = likeness.apply(asking[i]);
      alike[i] = new float[asking.length];
      for (int j = 0; j < asking.length; j++) {
        // One more is the offset, which is a gram that all have.
        alike[i][j] = 1 + toAll[asking[j]];
      }
    }
    float[][] held = new float[names.size()][];
    for (int topic = 0; topic < held.length; topic++) {
      held[topic] = learn(topics, topic, alike);
    }
    return inSteps(names, asking, held);
  }

  /** How much each phrase speaks for the topic. */
  private static float[] learn(int[] topics, int topic, float[][] alike) {
    float[] held = new float[topics.length];
    float[] distances = new float[topics.length];
    int[] order = IntStream.range(0, topics.length).toArray();
    float give = 1 / (2 * COST);
    for (int round = 0; round < ROUNDS; round++) {
      PlaneLearner.shuffle(order, round);
      for (int next : order) {
        int side = topics[next] == topic ? 1 : -1;
        float before = side * held[next];
        float slope = side * distances[next] - 1 + give * before;
        float after = Math.max(0, before - slope / (alike[next][next] + give));
        float change = side * (after - before);
        if (Math.abs(change) > LEAST_CHANGE) {
          held[next] += change;
          for (int i = 0; i < distances.length; i++) {
            distances[i] += change * alike[next][i];
          }
        }
      }
    }
    return held;
  }

  private static Topics inSteps(List<String> names, int[] asking, float[][] held) {
    float[] steps = new float[held.length];
    float[] offsets = new float[held.length];
    for (int topic = 0; topic < held.length; topic++) {
      for (float weight : held[topic]) {
        steps[topic] = Math.max(steps[topic], Math.abs(weight) / STEPS);
        offsets[topic] += weight;
      }
    }
    short[] phrases = new short[asking.length];
    int[] starts = new int[asking.length + 1];
    byte[] about = new byte[asking.length * held.length];
    byte[] weights = new byte[about.length];
    int size = 0;
    for (int i = 0; i < asking.length; i++) {
      phrases[i] = (short) asking[i];
      for (int topic = 0; topic < held.length; topic++) {
        int weight = steps[topic] == 0 ? 0 : Math.round(held[topic][i] / steps[topic]);
        if (weight != 0) {
          about[size] = (byte) topic;
          weights[size++] = (byte) weight;
        }
      }
      starts[i + 1] = size;
    }
    return new Topics(
        names,
        phrases,
        starts,
        Arrays.copyOf(about, size),
        Arrays.copyOf(weights, size),
        steps,
        offsets);
  }

  /** What a text would ask about, by how like it is to each of all phrases. */
  About of(float[] likeness) {
    float[] distances = new float[names.size()];
    for (int i = 0; i < phrases.length; i++) {
      float alike = likeness[Short.toUnsignedInt(phrases[i])];
      for (int at = starts[i]; alike > 0 && at < starts[i + 1]; at++) {
        distances[about[at] & 0xff] += alike * weights[at];
      }
    }
    int best = -1;
    for (int topic = 0; topic < distances.length; topic++) {
      distances[topic] = distances[topic] * steps[topic] + offsets[topic];
      best = best < 0 || distances[topic] > distances[best] ? topic : best;
    }
    return best < 0
        ? new About(null, Float.NEGATIVE_INFINITY)
        : new About(names.get(best), distances[best]);
  }

  void write(ModelWriter file) {
    file.texts(names).shorts(phrases).ints(starts).bytes(about).bytes(weights);
    file.floats(steps).floats(offsets);
  }

  static Topics read(ModelReader file) {
    return new Topics(
        file.texts(),
        file.shorts(),
        file.ints(),
        file.bytes(),
        file.bytes(),
        file.floats(),
        file.floats());
  }
}
