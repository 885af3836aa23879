package dev.backsafe.conversation.reminder;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.WishKey;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.recovery.ContactHours;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.understanding.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call to train when the person wishes it, instead of the next one. */
public final class WishedCalls {
  private WishedCalls() {}

  /** Put off by the person; what was asked for in so many words need only not be at night. */
  public static Step putOff(Step step, Snooze snooze) {
    var humane = ReminderPlanner.humane(step.person());
    Instant now = step.now();
    Instant until =
        switch (snooze) {
          case HOUR ->
              humane.awake(
                  ReminderPolicy.latest(
                      now.plus(Duration.ofHours(1)), ReminderLimits.weekAllows(step.reminding())));
          case TOMORROW -> humane.tomorrow(now);
          case WEEK -> humane.nextWeek(now);
        };
    sayIfResting(step, until);
    until = allowed(step, until);
    // Nothing at all comes in a week that was called off.
    step.reminding(
        step.reminding()
            .silent(snooze == Snooze.WEEK ? new Silence(now, until, false) : toCome(step)));
    return called(step, until, snooze == Snooze.HOUR);
  }

  /** So long from now, but not in the quiet hours; that is said. */
  public static Instant in(Step step, Duration time) {
    Profile profile = step.person().profile();
    Instant wished = step.now().plus(time);
    Instant then = ReminderPlanner.humane(step.person()).awake(wished);
    if (profile.zone() != null && then.isAfter(wished)) {
      step.say(
          WishKey.WITHIN_QUIET,
          Map.of(
              "from", new TextArgument.TimeOfDay(profile.quiet().from()),
              "to", new TextArgument.TimeOfDay(profile.quiet().to())));
    }
    return then;
  }

  /** On that day, at that time or when calls are welcome; a time that has passed is tomorrow's. */
  public static Instant on(Step step, Answer.Until day, @Nullable LocalTime at) {
    ContactHours humane = ReminderPlanner.humane(step.person());
    ZoneId zone = step.person().profile().zoneOrUtc();
    LocalDate date = day.after(step.now().atZone(zone).toLocalDate());
    if (at == null) {
      Instant morning = date.atStartOfDay(zone).toInstant();
      return humane.onAnyDay().next(ReminderPolicy.latest(morning, step.now()));
    }
    Instant then = date.atTime(at).atZone(zone).toInstant();
    return then.isAfter(step.now()) ? then : date.plusDays(1).atTime(at).atZone(zone).toInstant();
  }

  /** Days to come that were to be skipped still are. */
  private static @Nullable Silence toCome(Step step) {
    return step.reminding().silenceAfter(step.now());
  }

  /** One call then, or as soon after it as training is open. */
  public static Step once(Step step, Instant wished) {
    return once(step, wished, allowed(step, wished));
  }

  /** The same at that hour, of another day where training is not open before. */
  public static Step onceAtThatHour(Step step, Instant wished) {
    Instant soonest = soonest(step);
    ZonedDateTime at = wished.atZone(step.person().profile().zoneOrUtc());
    while (at.toInstant().isBefore(soonest)) {
      at = at.plusDays(1);
    }
    return once(step, wished, at.toInstant());
  }

  private static Step once(Step step, Instant wished, Instant then) {
    step.reminding(step.reminding().silent(toCome(step)));
    sayIfResting(step, wished);
    return called(step, then, true);
  }

  private static void sayIfResting(Step step, Instant wished) {
    if (step.training().gate(wished) instanceof TrainingGate.Closed) {
      step.say(WishKey.WITHIN_REST);
    }
  }

  /** Then, or later where it would be too soon or too often. */
  private static Instant allowed(Step step, Instant until) {
    Instant soonest = soonest(step);
    return until.isBefore(soonest) ? ReminderPlanner.humane(step.person()).next(soonest) : until;
  }

  private static Instant soonest(Step step) {
    Instant soonest = ReminderLimits.weekAllows(step.reminding());
    return step.training().gate(step.now()) instanceof TrainingGate.Closed(Instant open, var _)
        ? ReminderPolicy.latest(soonest, open)
        : soonest;
  }

  private static Step called(Step step, Instant until, boolean wished) {
    ReminderPlanner.call(step, ReminderKind.RECOVERY_OVER, until, 0);
    if (wished) {
      step.reminding(step.reminding().wishedFor());
    }
    return step.record(new Fact.Snoozed(until))
        .become(new Between(null))
        .say(
            TextKey.REMINDER_SNOOZED, Map.of("until", TextArgument.Moment.from(step.now(), until)));
  }
}
