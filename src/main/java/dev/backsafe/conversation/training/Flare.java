package dev.backsafe.conversation.training;

import dev.backsafe.conversation.Morning;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Bad days, which most people with back pain have at times: no routine on the first, and then the
 * gentlest forms until it is better (programme facts 7; Costa 2019: believe the word, not only the
 * number. Days and counts are a judgement that a clinician has to approve).
 *
 * @param told when it was last told how it is; null for never
 * @param worse on how many days in a row it was worse
 * @param same on how many days in a row it was the same
 */
public record Flare(Instant began, @Nullable Instant told, int worse, int same) {
  /** No routine on the day itself. */
  private static final Duration FIRST_DAY = Duration.ofHours(20);

  /** Told in the evening, it is asked about in the morning. */
  private static final Duration FIRST_ASKED = Duration.ofHours(10);

  /** Of answers that are no further apart the first counts: one a day. */
  private static final Duration A_DAY = Duration.ofHours(12);

  /** From the third morning on that nothing was told it is asked about more seldom. */
  private static final Duration UNANSWERED = Duration.ofHours(60);

  /** That leaves out two of three (a judgement, as the days above). */
  private static final Duration LEFT_OUT = Duration.ofDays(2);

  /** After so many days that were the same it goes on, one step back. */
  private static final int SAME_DAYS = 2;

  /** Worse on so many days in a row is for a clinician. */
  private static final int WORSE_DAYS = 2;

  /** And so is what has not got better by then. */
  private static final Duration LONGEST = Duration.ofDays(14);

  public static Flare begun(Instant now) {
    return new Flare(now, null, 0, 0);
  }

  public boolean isFirstDay(Instant now) {
    return now.isBefore(began.plus(FIRST_DAY));
  }

  /** Whether it is to be asked how it is: once a day. */
  public boolean asks(Instant now) {
    return !now.isBefore(began.plus(FIRST_ASKED)) && isNews(now);
  }

  /** After which moment it is asked about in the morning, when nothing is told before. */
  public Instant askedAfter(Instant now) {
    Instant heard = told == null ? began : told;
    boolean seldom = !now.isBefore(heard.plus(UNANSWERED));
    return seldom ? now.plus(LEFT_OUT) : now;
  }

  private boolean isNews(Instant now) {
    return told == null || !now.isBefore(told.plus(A_DAY));
  }

  public boolean isLong(Instant now) {
    return !now.isBefore(began.plus(LONGEST));
  }

  public Flare told(Morning how, Instant now) {
    boolean counts = isNews(now);
    return switch (how) {
      case BETTER -> new Flare(began, now, 0, 0);
      case SAME -> counts ? new Flare(began, now, 0, same + 1) : this;
      case WORSE -> counts ? new Flare(began, now, worse + 1, 0) : this;
    };
  }

  /** Whether it is over once this was told. */
  public boolean isSettled(Morning how) {
    return how == Morning.BETTER || same >= SAME_DAYS;
  }

  /** Whether a clinician comes first. */
  public boolean isForClinician(Instant now) {
    return worse >= WORSE_DAYS || isLong(now);
  }
}
