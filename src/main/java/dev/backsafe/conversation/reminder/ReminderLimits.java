package dev.backsafe.conversation.reminder;

import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Step;
import dev.backsafe.recovery.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** At most one reminder a day and so many a week, all kinds together. */
final class ReminderLimits {
  /** The day of somebody whose clock nobody knows. */
  private static final Duration A_DAY_LATER = Duration.ofHours(20);

  /** Whoever was not heard for so long waits neither for recaps nor for questions. */
  private static final Duration SILENT = Duration.ofDays(28);

  private ReminderLimits() {}

  /** From when on this one may be said. What the person asked for at its very hour may come. */
  static Instant sayableFrom(Step step, ReminderDue reminder) {
    ReminderState reminding = step.reminding();
    Instant from = weekAllows(reminding);
    Instant last = reminding.saidAt();
    boolean wished = reminding.wished() && ReminderPolicy.isThe(reminding.next(), reminder);
    if (last == null || wished) {
      return from;
    }
    ZoneId zone = step.person().profile().zone();
    Instant nextDay =
        zone == null
            ? last.plus(A_DAY_LATER)
            : last.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    return ReminderPolicy.latest(from, nextDay);
  }

  static Instant weekAllows(ReminderState reminding) {
    return reminding.said().size() < ReminderState.MOST_A_WEEK
        ? Instant.MIN
        : reminding.said().getFirst().plus(Recovery.WEEK);
  }

  /** Whether somebody has been silent so long that only calls may still come. */
  static boolean isAway(Step step) {
    return !step.now().isBefore(step.person().presence().heardAt().plus(SILENT));
  }

  /** Of two that would come on one day the call counts most, and then what was asked for. */
  static boolean isToday(Step step, @Nullable Instant at) {
    ZoneId zone = step.person().profile().zoneOrUtc();
    return at != null
        && at.isAfter(step.now())
        && at.atZone(zone).toLocalDate().equals(step.now().atZone(zone).toLocalDate());
  }
}
