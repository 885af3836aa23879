package dev.backsafe.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was told and taken back: a history has both, and whoever reads it wants neither. */
public final class Retractions {
  private Retractions() {}

  /** The history without pain that was taken back, and without what had come of it. */
  public static List<Fact.Dated> applied(List<Fact.Dated> history) {
    List<Fact.Dated> meant = new ArrayList<>();
    boolean back = false;
    for (Fact.Dated dated : history) {
      // The session that had ended with it had not.
      if (back && dated.fact() instanceof Fact.SessionReopened) {
        back = false;
        continue;
      }
      back = dated.fact() instanceof Fact.PainTakenBack;
      if (back) {
        dropPain(meant);
      } else {
        meant.add(dated);
      }
    }
    return meant;
  }

  /** The pain that was told last, with all that was kept in the same turn. */
  private static void dropPain(List<Fact.Dated> meant) {
    for (int i = meant.size() - 1; i >= 0; i--) {
      if (meant.get(i).fact() instanceof Fact.PainReported) {
        Instant at = meant.get(i).at();
        meant.subList(i, meant.size()).removeIf(dated -> dated.at().equals(at));
        return;
      }
    }
  }
}
