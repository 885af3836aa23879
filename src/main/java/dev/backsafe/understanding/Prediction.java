package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the classifier takes a message for: a likelihood for every meaning. */
final class Prediction {
  private static final float WORTH_ASKING = 0.08f;

  private final Map<Meaning, Float> byMeaning;
  private final RedFlag flag;

  Prediction(Map<Meaning, Float> byMeaning, RedFlag flag) {
    this.byMeaning = new EnumMap<>(byMeaning);
    this.flag = flag;
  }

  float of(Meaning meaning) {
    return byMeaning.getOrDefault(meaning, 0f);
  }

  /** Which red flag it would be, if it were one. */
  RedFlag flag() {
    return flag;
  }

  /** This guess, with every alarm at least as likely as in the other. */
  Prediction asAlarmedAs(Prediction other) {
    Prediction louder = new Prediction(byMeaning, other.flagIfLouder(this));
    for (Meaning meaning : Meaning.values()) {
      if (meaning.isAlarm()) {
        louder.byMeaning.merge(meaning, other.of(meaning), Math::max);
      }
    }
    return louder;
  }

  private RedFlag flagIfLouder(Prediction than) {
    return of(Meaning.EMERGENCY) > than.of(Meaning.EMERGENCY) ? flag : than.flag;
  }

  float alarm() {
    return of(Meaning.EMERGENCY) + of(Meaning.SHARP_PAIN) + of(Meaning.DISCOMFORT);
  }

  Meaning best() {
    Meaning best = Meaning.UNKNOWN;
    for (Meaning meaning : Meaning.values()) {
      best = of(meaning) > of(best) ? meaning : best;
    }
    return best;
  }

  /** The likeliest meaning that raises no alarm. */
  Meaning bestAnswer() {
    Meaning best = Meaning.UNKNOWN;
    for (Meaning meaning : Meaning.values()) {
      best = !meaning.isAlarm() && of(meaning) > of(best) ? meaning : best;
    }
    return best;
  }

  /** The meanings worth asking about, most likely first. */
  List<Meaning> worthAsking() {
    List<Meaning> likely = new ArrayList<>();
    for (Meaning meaning : Meaning.values()) {
      if (of(meaning) >= WORTH_ASKING) {
        likely.add(meaning);
      }
    }
    likely.sort(Comparator.comparingDouble(meaning -> -of(meaning)));
    return likely;
  }
}
