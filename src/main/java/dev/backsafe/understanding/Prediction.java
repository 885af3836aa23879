package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the classifier takes a text for: a likelihood for every meaning.
 *
 * @param byMeaning as shares of one
 * @param danger how likely any emergency is, as it tells emergencies from all else best
 * @param suspicion the same by the whole and by the clause that does most for it, as {@link
 *     ClauseDanger} has it
 * @param flag which red flag it would be, if it were one
 * @param about what it would ask about, if it asked
 * @param nearest how like it is to the nearest phrase that was learned
 * @param isExample whether it is so like an example of that topic that it surely asks
 */
record Prediction(
    Map<Meaning, Float> byMeaning,
    float danger,
    float suspicion,
    RedFlag flag,
    Topics.About about,
    float nearest,
    boolean isExample) {

  /**
   * @param shares by label, one together
   */
  static Prediction of(float[] shares, float danger, Topics.About about, float nearest) {
    Map<Meaning, Float> byMeaning = new EnumMap<>(Meaning.class);
    RedFlag flag = RedFlag.CHEST;
    float most = -1;
    for (int at = 0; at < shares.length; at++) {
      Label label = Label.ALL.get(at);
      byMeaning.merge(label.meaning(), shares[at], Float::sum);
      if (label.flag() != null && shares[at] > most) {
        flag = label.flag();
        most = shares[at];
      }
    }
    return new Prediction(byMeaning, danger, danger, flag, about, nearest, false);
  }

  /** The same of a text that is like an example of a topic. */
  Prediction asking(Topics.About example) {
    return new Prediction(byMeaning, danger, suspicion, flag, example, nearest, true);
  }

  /** The same of a text in which one clause does most for a warning sign. */
  Prediction suspecting(float byClause) {
    return new Prediction(byMeaning, danger, byClause, flag, about, nearest, isExample);
  }

  /** The same of a text in which no warning sign is looked for. */
  Prediction withoutSigns() {
    float rest = 1 - of(Meaning.EMERGENCY);
    Map<Meaning, Float> others = new EnumMap<>(byMeaning);
    others.remove(Meaning.EMERGENCY);
    others.replaceAll((_, share) -> rest > 0 ? share / rest : share);
    return new Prediction(others, 0, 0, flag, about, nearest, isExample);
  }

  float of(Meaning meaning) {
    return byMeaning.getOrDefault(meaning, 0f);
  }

  float pain() {
    return of(Meaning.SHARP_PAIN) + of(Meaning.DISCOMFORT);
  }

  Meaning best() {
    return best(_ -> true);
  }

  /** The likeliest meaning of those. */
  Meaning best(Predicate<Meaning> among) {
    return likeliest().filter(among).findFirst().orElse(Meaning.UNKNOWN);
  }

  /** How likely the likeliest meaning of those is. */
  float most(Predicate<Meaning> among) {
    return likeliest().filter(among).findFirst().map(this::of).orElse(0f);
  }

  /** All meanings, likeliest first. */
  Stream<Meaning> likeliest() {
    return Arrays.stream(Meaning.values())
        .filter(meaning -> of(meaning) > 0)
        .sorted(Comparator.comparingDouble(meaning -> -of(meaning)));
  }

  /** The meanings at least this likely, likeliest first. */
  List<Meaning> from(float least) {
    return likeliest().filter(meaning -> of(meaning) >= least).toList();
  }
}
