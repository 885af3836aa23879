package dev.backsafe.conversation.everyday;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Walks beside the routine, for those who want them: small weekly steps from what is comfortable
 * (programme facts 6; the ladder of the EPIPHA-KNEE trial, table 3; the aim of WalkBack 2024). A
 * walk starts no session, and no session waits for one.
 *
 * @param minutes how long one is; 0 where there is no plan
 * @param aWeek how many a week
 * @param week when the week began that is under way; null where there is no plan
 * @param walks how many there were in it
 * @param worse whether one of them made it worse
 * @param easy the last length that was easy
 * @param good how many weeks have gone well
 * @param offered whether it was offered, which happens once
 */
public record WalkingPlan(
    int minutes,
    int aWeek,
    @Nullable Instant week,
    int walks,
    boolean worse,
    int easy,
    int good,
    boolean offered) {
  public static final WalkingPlan NONE = new WalkingPlan(0, 0, null, 0, false, 0, 0, false);

  private static final Duration WEEK = Duration.ofDays(7);

  /** Of what is comfortable, and at least five minutes (EPIPHA-KNEE). */
  private static final int START_PERCENT = 80;

  private static final int SHORTEST = 5;

  /** Thirty minutes, five times a week (WalkBack; WHO: 150 minutes a week and more). */
  private static final int LONGEST = 30;

  private static final int FEWEST_TIMES = 3;
  private static final int MOST_TIMES = 5;

  /** A week with so many walks, none of them worse, is a good one. */
  private static final int GOOD_WEEK = 3;

  /** Longer by ten percent (EPIPHA-KNEE), or by two minutes where that is more (a judgement). */
  private static final int STEP_PERCENT = 10;

  private static final int STEP = 2;

  /** One walk a week more after so many good weeks: five after two months (a judgement). */
  private static final int TIMES_AFTER = 4;

  public boolean isOn() {
    return minutes > 0;
  }

  /** Begins with less than what can be walked comfortably. */
  public static WalkingPlan from(int comfortable, Instant now) {
    int start = Math.max(SHORTEST, (comfortable * START_PERCENT + 50) / 100);
    return new WalkingPlan(start, FEWEST_TIMES, now, 0, false, start, 0, true);
  }

  public WalkingPlan offeredOnce() {
    return new WalkingPlan(minutes, aWeek, week, walks, worse, easy, good, true);
  }

  /** The plan as it is at a moment: a week that has passed may have made it grow. */
  public WalkingPlan at(Instant now) {
    WalkingPlan plan = this;
    while (plan.week != null && !now.isBefore(plan.week.plus(WEEK))) {
      plan = plan.afterWeek(plan.week.plus(WEEK));
    }
    return plan;
  }

  private WalkingPlan afterWeek(Instant next) {
    if (walks < GOOD_WEEK || worse) {
      return new WalkingPlan(minutes, aWeek, next, 0, false, easy, good, offered);
    }
    int step = Math.max(STEP, (minutes * STEP_PERCENT + 50) / 100);
    int more = (good + 1) % TIMES_AFTER == 0 ? 1 : 0;
    return new WalkingPlan(
        Math.min(LONGEST, minutes + step),
        Math.min(MOST_TIMES, aWeek + more),
        next,
        0,
        false,
        minutes,
        good + 1,
        offered);
  }

  /** A walk is done. */
  public WalkingPlan walked() {
    return isOn()
        ? new WalkingPlan(minutes, aWeek, week, walks + 1, worse, easy, good, offered)
        : this;
  }

  /** It was worse after a walk: back to the last length that was easy. */
  public WalkingPlan worsened() {
    if (!isOn()) {
      return this;
    }
    int back = minutes > easy ? easy : Math.max(SHORTEST, minutes - STEP);
    return new WalkingPlan(back, aWeek, week, walks, true, back, good, offered);
  }
}
