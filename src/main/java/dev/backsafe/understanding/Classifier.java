package dev.backsafe.understanding;

import dev.backsafe.understanding.LinearModel.Lesson;
import dev.backsafe.understanding.Weighing.Weighed;
import java.util.ArrayList;
import java.util.List;

/**
 * What phrases of many authors have taught: planes between the meanings, and the phrases
 * themselves, of which the nearest are asked. Where one of the two errs the other often does not.
 * It knows nothing of the lexicon, so that each can catch what the other misses.
 */
record Classifier(Weighing weighing, LinearModel planes, Neighbours neighbours, Topics topics) {
  /** How much of a guess the planes decide; the nearest phrases decide the rest. */
  private static final float OF_PLANES = 0.65f;

  /** Where a careful reader would have to ask, a phrase teaches less. */
  private static final float UNSURE = 0.5f;

  /** Bare signs say little of how people write; more of them would blind it. */
  private static final float BARE = 0.2f;

  private static final float PLAIN = 0.3f;

  /** Whoever writes topic after topic asks more, and tells less, than people do in their days. */
  private static final float OF_MANY = 0.4f;

  /** One plane a label, and behind them one between all emergencies and the rest. */
  private static final int EMERGENCY = Label.ALL.size();

  /** No share is taken for less than this, nor for more than one less it. */
  private static final double LEAST = 0.01;

  private static final double MOST_ODDS = 4.6;

  /** Learns from phrases and their grams, which are in the same order. */
  static Classifier learn(List<Phrase> phrases, List<Grams> grams) {
    List<Grams> told = new ArrayList<>();
    for (int i = 0; i < phrases.size(); i++) {
      if (!phrases.get(i).isForTopic()) {
        told.add(grams.get(i));
      }
    }
    Weighing weighing = Weighing.of(told);
    List<Weighed> weighed = grams.stream().map(weighing::weigh).toList();
    List<Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < phrases.size(); i++) {
      Phrase phrase = phrases.get(i);
      if (!phrase.isForTopic()) {
        int label = Label.of(phrase);
        lessons.add(
            new Lesson(weighed.get(i), plane -> isOf(label, plane) ? 1 : -1, weight(phrase)));
      }
    }
    LinearModel planes = LinearModel.learn(lessons, EMERGENCY + 1);
    Neighbours neighbours = Neighbours.of(phrases, weighed, weighing);
    Topics topics = Topics.learn(phrases, phrase -> neighbours.likeness(weighed.get(phrase)));
    return new Classifier(weighing, planes, neighbours, topics);
  }

  private static boolean isOf(int label, int plane) {
    return plane == EMERGENCY ? Label.ALL.get(label).flag() != null : label == plane;
  }

  private static float weight(Phrase phrase) {
    if (phrase.isBare()) {
      return BARE;
    }
    return phrase.isPlain() ? PLAIN : phrase.isOfMany() ? OF_MANY : phrase.isUnsure() ? UNSURE : 1;
  }

  /** A guess at a whole message. */
  Prediction guess(Grams grams) {
    Weighed weighed = weighing.weigh(grams);
    float[] distances = planes.distances(weighed);
    float[] shares = LinearModel.shares(distances, EMERGENCY);
    float danger = danger(shares, distances);
    float[] likeness = neighbours.likeness(weighed);
    float[] votes = neighbours.shares(likeness);
    for (int label = 0; label < shares.length; label++) {
      shares[label] = OF_PLANES * shares[label] + (1 - OF_PLANES) * votes[label];
    }
    return Prediction.of(shares, danger, topics.of(likeness), most(likeness));
  }

  /** How likely any emergency is in part of a message, by the planes alone. */
  float danger(Grams grams) {
    float[] distances = planes.distances(weighing.weigh(grams));
    return danger(LinearModel.shares(distances, EMERGENCY), distances);
  }

  /**
   * How likely any emergency is: by the shares of all of them together, and half as much by the
   * plane of their own.
   */
  private static float danger(float[] shares, float[] distances) {
    double together = 0;
    for (int label = 0; label < EMERGENCY; label++) {
      together += isOf(label, EMERGENCY) ? shares[label] : 0;
    }
    double odds = Math.log((together + LEAST) / (1 + LEAST - together));
    double own = Math.clamp(LinearModel.odds(distances[EMERGENCY]), -MOST_ODDS, MOST_ODDS);
    return (float) (1 / (1 + Math.exp(-(odds + own / 2) / 1.5)));
  }

  private static float most(float[] likeness) {
    float most = 0;
    for (float one : likeness) {
      most = Math.max(most, one);
    }
    return most;
  }

  /** How much the grams speak for a label. */
  float weight(Grams grams, int label) {
    Weighed weighed = weighing.weigh(grams);
    float sum = 0;
    for (int i = 0; i < weighed.buckets().length; i++) {
      sum += weighed.values()[i] * planes.weight(weighed.buckets()[i], label);
    }
    return sum;
  }

  void write(ModelWriter file) {
    weighing.write(file);
    planes.write(file);
    neighbours.write(file);
    topics.write(file);
  }

  static Classifier read(ModelReader file) {
    Weighing weighing = Weighing.read(file);
    return new Classifier(
        weighing, LinearModel.read(file), Neighbours.read(file), Topics.read(file));
  }
}
