package dev.backsafe.conversation.training;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that counted, as far as it steers the next ones.
 *
 * @param full whether all of a whole session was done, in whatever form
 * @param stopped whether pain ended it
 * @param hurt the worst pain in it; null for none
 * @param worst the highest score that was told of it, or after it; null when none was
 * @param effort null when it was not told
 */
public record Trained(
    Instant end,
    boolean full,
    boolean stopped,
    @Nullable Hurt hurt,
    @Nullable Integer worst,
    @Nullable Effort effort) {

  /**
   * Not ended by pain, and no movement stopped by pain that is new or worse (programme facts 2).
   */
  public boolean isClean() {
    return !stopped && (hurt == null || hurt == Hurt.USUAL);
  }

  Trained told(Effort told) {
    return new Trained(end, full, stopped, hurt, worst, told);
  }

  /** How the back is after it; more than usual is no clean session. */
  Trained after(int score, boolean isMore) {
    Trained told = isMore ? hurting(Hurt.MORE) : this;
    int highest = worst == null ? score : Math.max(worst, score);
    return new Trained(end, full, stopped, told.hurt(), highest, effort);
  }

  /** It hurt after it, too. */
  Trained hurting(Hurt how) {
    Hurt worse = hurt != null && hurt.compareTo(how) > 0 ? hurt : how;
    return new Trained(end, full, stopped, worse, worst, effort);
  }

  boolean isAtLeast(int score) {
    return worst != null && worst >= score;
  }
}
