package dev.backsafe.conversation.training;

import dev.backsafe.recovery.Recovery;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What pain that is new, or worse than usual, means for the next session.
 *
 * @param sessions in a row with such pain
 * @param since first report of a run of pain that two clean sessions have not ended; or null
 * @param until no session before this because of pain between sessions; or null
 * @param gentler whether the next session starts one step gentler all over
 * @param unsettled whether sharp pain was reported last, and nobody has said that it has settled
 */
public record PainPattern(
    int sessions,
    @Nullable Instant since,
    @Nullable Instant until,
    boolean gentler,
    boolean unsettled) {
  /** Sessions in a row with pain after which a clinician comes first. */
  public static final int PERSISTS_AFTER = 3;

  /** "No improvement in 4–6 weeks" is the usual threshold; the stricter end of it. */
  public static final Duration PERSISTS_OVER = Duration.ofDays(28);

  public static final PainPattern NONE = new PainPattern(0, null, null, false, false);

  boolean persists(Instant now) {
    return sessions >= PERSISTS_AFTER
        || (since != null && !now.isBefore(since.plus(PERSISTS_OVER)));
  }

  /** A clinician has cleared the person: the count of painful sessions starts afresh. */
  PainPattern cleared() {
    return new PainPattern(0, null, until, true, false);
  }

  PainPattern postponed(Instant to) {
    Instant later = until != null && until.isAfter(to) ? until : to;
    return new PainPattern(sessions, since, later, gentler, unsettled);
  }

  PainPattern settled(boolean isOver) {
    return new PainPattern(sessions, since, until, gentler, !isOver);
  }

  PainPattern gently() {
    return new PainPattern(sessions, since, until, true, unsettled);
  }

  PainPattern between(boolean sharp, Instant now) {
    Instant rest = sharp ? now.plus(Recovery.REST) : until;
    return new PainPattern(sessions, since(now), rest, true, unsettled || sharp);
  }

  /**
   * A session is over.
   *
   * @param hurt the worst pain in it, or null
   * @param ended whether enough clean sessions have ended the run of pain
   * @param brief whether it was a short one: what was to be gentle still is
   */
  PainPattern after(@Nullable Hurt hurt, boolean ended, boolean brief, Instant end) {
    boolean counts = hurt == Hurt.MORE || hurt == Hurt.SHARP;
    return new PainPattern(
        counts ? sessions + 1 : 0,
        counts ? since(end) : ended ? null : since,
        null,
        brief && gentler,
        false);
  }

  /** A session that had seemed clean hurts afterwards. */
  PainPattern afterwards(Instant now) {
    return new PainPattern(sessions + 1, since(now), until, true, unsettled);
  }

  private Instant since(Instant now) {
    return since == null ? now : since;
  }
}
