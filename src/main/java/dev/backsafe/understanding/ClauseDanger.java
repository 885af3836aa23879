package dev.backsafe.understanding;

import java.util.BitSet;

/**
 * How likely a message tells of a warning sign, by the whole of it and by the clause that does
 * most. Long chat may look like a sign as a whole though nothing in it does by itself, and a sign
 * that is told in passing may drown in chat.
 */
final class ClauseDanger {
  /** Fewer words say too little by themselves. */
  private static final int FEWEST_WORDS = 3;

  /** How much the clause counts beside the whole; anything from 0.3 to 0.8 does about as well. */
  private static final double OF_CLAUSE = 0.5;

  /** A message less likely than this is not looked at again: no clause could make it likely. */
  private static final float WORTH_A_LOOK = 0.005f;

  private final Classifier classifier;

  ClauseDanger(Classifier classifier) {
    this.classifier = classifier;
  }

  /**
   * @param whole what the whole message is taken for
   * @param ends where clauses end
   */
  Prediction in(Prediction whole, Utterance message, GroupMentions mentions, BitSet ends) {
    if (whole.danger() < WORTH_A_LOOK) {
      return whole;
    }
    float most = 0;
    int clauses = 0;
    int from = 0;
    for (int to = ends.nextSetBit(1); to >= 0; to = ends.nextSetBit(to + 1)) {
      if (to - from >= FEWEST_WORDS) {
        clauses++;
        most = Math.max(most, classifier.danger(Grams.of(message, mentions, from, to)));
      }
      from = to;
    }
    return clauses == 0 ? whole : whole.suspecting(together(whole.danger(), most));
  }

  private static float together(float whole, float clause) {
    double odds = (odds(whole) + OF_CLAUSE * odds(clause)) / (1 + OF_CLAUSE);
    return (float) (1 / (1 + Math.exp(-odds)));
  }

  private static double odds(float likely) {
    return Math.log(likely / (1 - likely));
  }
}
