package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Stance;
import java.util.BitSet;
import java.util.List;

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

  /** What stands beside a denied sign, and is less likely to tell of one, tells of none. */
  private static final float OF_NO_SIGN = 0.04f;

  private final Classifier classifier;

  ClauseDanger(Classifier classifier) {
    this.classifier = classifier;
  }

  /**
   * @param whole what the whole message is taken for
   * @param ends where clauses end
   * @param findings what the lexicon found
   */
  Prediction in(
      Prediction whole,
      Utterance message,
      GroupMentions mentions,
      BitSet ends,
      List<Match> findings) {
    if (whole.danger() < WORTH_A_LOOK) {
      return whole;
    }
    float most = 0;
    int clauses = 0;
    int from = 0;
    BitSet reassuring = new BitSet();
    for (int to = ends.nextSetBit(1); to >= 0; to = ends.nextSetBit(to + 1)) {
      if (reassures(findings, whole.flag(), from, to)) {
        reassuring.set(from, to);
      } else if (to - from >= FEWEST_WORDS) {
        clauses++;
        most = Math.max(most, danger(message, mentions, from, to));
      }
      from = to;
    }
    if (!reassuring.isEmpty()) {
      float rest = besides(reassuring, message, mentions);
      return rest < OF_NO_SIGN ? whole.withoutSigns() : whole.suspecting(together(rest, most));
    }
    return clauses == 0 ? whole : whole.suspecting(together(whole.danger(), most));
  }

  /** How likely what stands around these words tells of a sign. */
  private float besides(BitSet reassuring, Utterance message, GroupMentions mentions) {
    float most = 0;
    int from = reassuring.nextClearBit(0);
    while (from < message.size()) {
      int next = reassuring.nextSetBit(from);
      int to = next < 0 ? message.size() : next;
      most = Math.max(most, danger(message, mentions, from, to));
      from = reassuring.nextClearBit(to);
    }
    return most;
  }

  private float danger(Utterance message, GroupMentions mentions, int from, int to) {
    return classifier.danger(Grams.of(message, mentions, from, to));
  }

  /**
   * "No chest pain": a clause that denies the very sign it looks like, and tells of nothing. What
   * somebody says of a crisis is never taken for less.
   */
  private static boolean reassures(List<Match> findings, RedFlag flag, int from, int to) {
    List<Match> alarms =
        findings.stream()
            .filter(f -> f.rule().isAbout(Meaning::isAlarm))
            .filter(f -> f.spans().stream().allMatch(s -> from <= s.from() && s.to() <= to))
            .toList();
    return flag != RedFlag.CRISIS
        && alarms.stream().allMatch(f -> f.stance() == Stance.DENIED)
        && alarms.stream().map(f -> f.rule().sign()).anyMatch(s -> s != null && s.flag() == flag);
  }

  private static float together(float whole, float clause) {
    double odds = (odds(whole) + OF_CLAUSE * odds(clause)) / (1 + OF_CLAUSE);
    return (float) (1 / (1 + Math.exp(-odds)));
  }

  private static double odds(float likely) {
    return Math.log(likely / (1 - likely));
  }
}
