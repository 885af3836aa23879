package dev.backsafe.conversation.everyday;

import dev.backsafe.conversation.Goal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A look at the week, for those who want it: pain of the back on average over seven days, how well
 * an own goal can be done, how sure the person is to keep active although it hurts. The scale from
 * 0 to 10 is nobody's; the questions are our own, and of no instrument (programme facts 5).
 *
 * @param on whether it is wanted
 * @param offered whether it was offered, which happens once
 * @param goal what the person wants to be able to do again; null where none was said
 * @param since when it was turned on or off: it is asked on that day of the week; null for never
 * @param next when it is due next; null when it is not
 * @param open whether it was asked and nothing was answered yet
 * @param missed how often in a row nothing was answered
 */
public record WeeklyLook(
    boolean on,
    boolean offered,
    @Nullable Goal goal,
    @Nullable Instant since,
    @Nullable Instant next,
    boolean open,
    int missed,
    Answers pain,
    Answers ability,
    Answers confidence) {
  public static final WeeklyLook NONE =
      new WeeklyLook(
          false, false, null, null, null, false, 0, Answers.NONE, Answers.NONE, Answers.NONE);

  private static final Duration WEEK = Duration.ofDays(7);

  /** One that had to wait some days is not followed by the next at once. */
  private static final Duration APART = Duration.ofDays(4);

  private static final int MISSED = 2;

  public WeeklyLook turned(boolean wanted, Instant at) {
    return new WeeklyLook(wanted, true, goal, at, null, false, 0, pain, ability, confidence);
  }

  public WeeklyLook offeredOnce() {
    return new WeeklyLook(on, true, goal, since, next, open, missed, pain, ability, confidence);
  }

  /** Another goal is another question: what was answered about the one before counts no more. */
  public WeeklyLook with(@Nullable Goal changed) {
    Answers same = changed != null && changed.equals(goal) ? ability : Answers.NONE;
    return new WeeklyLook(on, offered, changed, since, next, open, missed, pain, same, confidence);
  }

  public WeeklyLook planned(@Nullable Instant at) {
    return new WeeklyLook(on, offered, goal, since, at, open, missed, pain, ability, confidence);
  }

  /** It is asked now; where the last one still stands, that one was missed. */
  public WeeklyLook asked() {
    int misses = open ? missed + 1 : missed;
    return new WeeklyLook(on, offered, goal, since, next, true, misses, pain, ability, confidence);
  }

  public WeeklyLook answered() {
    return new WeeklyLook(on, offered, goal, since, next, false, 0, pain, ability, confidence);
  }

  /**
   * When the one after this is due: on the person's own day, however late this one came. Whoever
   * misses them is asked every second week.
   */
  public Instant after(Instant now) {
    Instant earliest = now.plus(missed >= MISSED ? APART.plus(WEEK) : APART);
    Instant due = since == null ? now : since;
    while (due.isBefore(earliest)) {
      due = due.plus(WEEK);
    }
    return due;
  }

  /** What was told; null for what was skipped. */
  public WeeklyLook told(
      @Nullable Integer back, @Nullable Integer able, @Nullable Integer confident) {
    return new WeeklyLook(
        on,
        offered,
        goal,
        since,
        next,
        open,
        missed,
        back == null ? pain : pain.and(back),
        able == null ? ability : ability.and(able),
        confident == null ? confidence : confidence.and(confident));
  }
}
