package dev.backsafe.conversation;

import dev.backsafe.conversation.Fact.NudgeSkipped;
import dev.backsafe.conversation.Fact.NudgeSkipped.Reason;
import dev.backsafe.conversation.Input.NudgeDue;
import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.Between.Asking;
import dev.backsafe.conversation.Phase.Deleting;
import dev.backsafe.conversation.Phase.DescribingPain;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.Phase.Held;
import dev.backsafe.conversation.Phase.Screening;
import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.conversation.Phase.Stopping;
import dev.backsafe.conversation.Phase.Unsure;
import dev.backsafe.recovery.Gate;
import dev.backsafe.recovery.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bot speaks first. Everything is looked at again at the moment itself, so that a reminder
 * never has to be called back: what does not fit any more is skipped, and says why.
 */
final class NudgeTalk {
  /** What is later than that does not come at once, but at the next hour that is humane. */
  static final Duration GRACE = Duration.ofHours(24);

  /** A question about the morning is not asked in the evening. */
  private static final Duration A_MORNING = Duration.ofHours(8);

  /** Two reminders in a row would be one too many. */
  private static final Duration APART = Duration.ofHours(1);

  /** Whoever was not heard for so long does not wait for recaps. */
  private static final Duration AWAY = Duration.ofDays(28);

  /** What was said is sent within that, or is looked at again: it may not fit any more. */
  private static final Duration FRESH = Duration.ofHours(3);

  private static final int TARGET = 2;

  private NudgeTalk() {}

  /** Whether it is about a session under way, and so not for here. */
  static boolean isOfSession(NudgeKind kind) {
    return switch (kind) {
      case STILL_THERE, IDLE_CLOSE -> true;
      case RECOVERY_OVER, FOLLOW_UP, MORNING_CHECK, WEEKLY_RECAP, CAP_REACHED -> false;
    };
  }

  /** Nobody is woken up to hear that their session has closed. */
  static boolean wakes(Person person, Instant now) {
    return Sessions.of(person.phase()) != null && Reminders.humane(person).awake(now).isAfter(now);
  }

  static Transition untilMorning(Step step, NudgeDue nudge) {
    if (!isOfSession(nudge.kind())) {
      return skip(step, nudge, isCall(nudge) ? Reason.REPLACED : Reason.QUIET);
    }
    return step.remind(NudgeKind.IDLE_CLOSE, Reminders.humane(step.person()).awake(step.now()))
        .end();
  }

  static Transition due(Step step, NudgeDue nudge) {
    Reason why = unfit(step, nudge);
    if (why != null) {
      return skip(step, nudge, why);
    }
    return switch (nudge.kind()) {
      case RECOVERY_OVER -> call(step, nudge, Key.REMINDER_RECOVERED);
      case FOLLOW_UP ->
          call(
              step,
              nudge,
              step.reminding().followUps() + 1 < Reminders.MOST_FOLLOW_UPS
                  ? Key.REMINDER_AGAIN
                  : Key.REMINDER_LAST);
      case MORNING_CHECK -> said(step, nudge).become(asking(step, Asking.MORNING)).ask();
      case WEEKLY_RECAP -> recap(step, nudge);
      case CAP_REACHED -> said(step, nudge).say(Key.REMINDER_CAP).ask();
      case STILL_THERE, IDLE_CLOSE -> step.end();
    };
  }

  /** Why it is not said now; null when it is. */
  private static @Nullable Reason unfit(Step step, NudgeDue nudge) {
    Person person = step.person();
    if (!person.profile().reminders()) {
      return Reason.OFF;
    }
    Reason elsewhere = elsewhere(person.phase());
    if (elsewhere != null) {
      return elsewhere;
    }
    Reason gone =
        switch (nudge.kind()) {
          case RECOVERY_OVER, FOLLOW_UP -> goneCall(step, nudge);
          case WEEKLY_RECAP -> goneRecap(step, nudge);
          case MORNING_CHECK -> isLate(step, nudge, A_MORNING) ? Reason.LATE : null;
          case CAP_REACHED -> goneCap(step, nudge);
          case STILL_THERE, IDLE_CLOSE -> null;
        };
    if (gone != null) {
      return gone;
    }
    if (awake(step, nudge).isAfter(step.now())) {
      return Reason.QUIET;
    }
    Instant saidAt = step.reminding().saidAt();
    return saidAt != null && step.now().isBefore(saidAt.plus(APART)) ? Reason.COLLAPSED : null;
  }

  /** What goes on that a reminder would disturb. */
  private static @Nullable Reason elsewhere(Phase phase) {
    return switch (phase) {
      case Between _ -> null;
      case Held _ -> Reason.HELD;
      case Exercising _ -> Reason.IN_SESSION;
      case DescribingPain d -> d.session() == null ? Reason.ASKED : Reason.IN_SESSION;
      case SettingUp s -> s.back() == null ? Reason.ASKED : elsewhere(s.back());
      case Screening _, Unsure _, Phase.Consenting _ -> Reason.ASKED;
      // Asked and left standing; a reminder takes its place.
      case Deleting d -> elsewhere(d.back());
      case Stopping s -> elsewhere(s.back());
    };
  }

  private static @Nullable Reason goneCall(Step step, NudgeDue nudge) {
    Reminding reminding = step.reminding();
    // Planned before it was kept what is planned: there was but this one kind, and nothing said.
    boolean older =
        reminding.next() == null
            && reminding.saidAt() == null
            && nudge.kind() == NudgeKind.RECOVERY_OVER;
    boolean other = reminding.kind() != null && reminding.kind() != nudge.kind();
    if (!older && (other || !isThe(reminding.next(), nudge))) {
      return Reason.REPLACED;
    }
    if (step.training().gate(step.now()) instanceof Gate.Closed) {
      return Reason.RESTING;
    }
    return isLate(step, nudge, GRACE) ? Reason.LATE : null;
  }

  private static @Nullable Reason goneRecap(Step step, NudgeDue nudge) {
    Instant recapAt = step.reminding().recapAt();
    if (!step.person().profile().recap() || recapAt == null) {
      return Reason.OFF;
    }
    if (!isThe(recapAt, nudge)) {
      return Reason.REPLACED;
    }
    if (!step.now().isBefore(step.person().presence().heardAt().plus(AWAY))) {
      return Reason.AWAY;
    }
    if (step.training().sessions() == 0) {
      return Reason.NOTHING;
    }
    return isLate(step, nudge, GRACE) ? Reason.LATE : null;
  }

  private static @Nullable Reason goneCap(Step step, NudgeDue nudge) {
    if (isLate(step, nudge, GRACE)) {
      return Reason.LATE;
    }
    return step.training().gate(step.now()) instanceof Gate.Closed(var _, var reason)
            && reason == Gate.Reason.WEEKLY_CAP
        ? null
        : Reason.REPLACED;
  }

  /** Whether it is the one that is planned, to the millisecond, as due times are kept. */
  private static boolean isThe(@Nullable Instant planned, NudgeDue nudge) {
    return isSame(planned, nudge.dueAt());
  }

  private static boolean isSame(@Nullable Instant planned, Instant dueAt) {
    return planned != null && planned.toEpochMilli() == dueAt.toEpochMilli();
  }

  private static boolean isLate(Step step, NudgeDue nudge, Duration most) {
    return step.now().isAfter(nudge.dueAt().plus(most));
  }

  private static Transition skip(Step step, NudgeDue nudge, Reason why) {
    step.record(new NudgeSkipped(nudge.kind(), nudge.dueAt(), why));
    Instant again = again(step, nudge, why);
    switch (nudge.kind()) {
      case RECOVERY_OVER, FOLLOW_UP -> {
        if (again != null) {
          Reminders.call(step, nudge.kind(), again, step.reminding().followUps());
        } else if (why != Reason.REPLACED) {
          Reminders.callNoMore(step);
        }
      }
      case WEEKLY_RECAP -> {
        if (again != null) {
          step.reminding(step.reminding().recapping(again)).remind(nudge.kind(), again);
        } else if (why != Reason.REPLACED && why != Reason.OFF && why != Reason.AWAY) {
          Reminders.planRecap(step);
        }
      }
      case MORNING_CHECK, CAP_REACHED -> {
        if (again != null && (why == Reason.QUIET || why == Reason.COLLAPSED)) {
          step.remind(nudge.kind(), again);
        }
      }
      case STILL_THERE, IDLE_CLOSE -> {}
    }
    // What catching up has said is not lost with it.
    return step.saidAnything() ? step.ask() : step.end();
  }

  /** When it comes instead; null for never. */
  private static @Nullable Instant again(Step step, NudgeDue nudge, Reason why) {
    var humane = Reminders.humane(step.person());
    return switch (why) {
      case QUIET -> awake(step, nudge);
      case COLLAPSED ->
          nudge.kind() == NudgeKind.MORNING_CHECK
              ? humane.awake(step.now().plus(APART))
              : humane.next(step.now().plus(APART));
      case LATE -> isCall(nudge) ? humane.anotherHour(step.now(), nudge.dueAt()) : null;
      case RESTING ->
          step.training().gate(step.now()) instanceof Gate.Closed(Instant until, var _)
              ? humane.next(until)
              : null;
      case OFF, HELD, ASKED, IN_SESSION, REPLACED, AWAY, NOTHING -> null;
    };
  }

  /** A call may have been asked for just now, "in an hour". */
  private static Instant awake(Step step, NudgeDue nudge) {
    var humane = Reminders.humane(step.person());
    return isCall(nudge) ? humane.awake(step.now()) : humane.awakeAsUsual(step.now());
  }

  private static boolean isCall(NudgeDue nudge) {
    return nudge.kind() == NudgeKind.RECOVERY_OVER || nudge.kind() == NudgeKind.FOLLOW_UP;
  }

  private static Step said(Step step, NudgeDue nudge) {
    return step.record(new Fact.Nudged(nudge.kind(), nudge.dueAt()))
        .reminding(step.reminding().said(step.now()));
  }

  private static Between asking(Step step, Asking asking) {
    return new Between(
        step.person().phase() instanceof Between(var last, var _) ? last : null, asking);
  }

  private static Transition call(Step step, NudgeDue nudge, Key words) {
    boolean unsettled = step.training().unsettled();
    said(step, nudge);
    if (!unsettled) {
      step.say(words);
    } else if (words == Key.REMINDER_LAST) {
      step.say(Key.SETTLED_LAST);
    }
    Reminding reminding = step.reminding().called(nudge.dueAt());
    step.reminding(reminding);
    int again = nudge.kind() == NudgeKind.FOLLOW_UP ? reminding.followUps() + 1 : 0;
    if (again < Reminders.MOST_FOLLOW_UPS) {
      Reminders.callAgain(step, again);
    } else {
      step.reminding(reminding.calling(null, null, again));
    }
    if (step.person().profile().zone() == null && !reminding.zoneAsked()) {
      step.say(Key.REMINDER_ZONE).reminding(step.reminding().askedForZone());
    }
    return step.become(asking(step, unsettled ? Asking.SETTLED : Asking.TRAIN)).ask();
  }

  /** Until when what has just been said may be sent. */
  static Instant sayableUntil(Person person, Instant now) {
    Instant stale = now.plus(FRESH);
    Instant asleep = Reminders.humane(person).asleep(now);
    return asleep.isBefore(stale) ? asleep : stale;
  }

  /** A call that was said did not get out in time, and nobody was there since: it comes again. */
  static Transition unsaid(Step step, Instant dueAt) {
    Reminding reminding = step.reminding();
    boolean stands =
        isSame(reminding.called(), dueAt)
            && step.person().profile().reminders()
            && step.person().phase() instanceof Between;
    if (!stands) {
      return step.end();
    }
    int said = reminding.followUps();
    NudgeKind kind = said == 0 ? NudgeKind.RECOVERY_OVER : NudgeKind.FOLLOW_UP;
    // The question stays as it is: buttons that are in the chat already are not old by this.
    step.reminding(reminding.called(null)).record(new NudgeSkipped(kind, dueAt, Reason.LATE));
    Instant again = Reminders.humane(step.person()).awake(step.now());
    Reminders.call(step, kind, again, Math.max(0, said - 1));
    return step.end();
  }

  private static Transition recap(Step step, NudgeDue nudge) {
    Instant weekAgo = step.now().minus(Recovery.WEEK);
    long sessions = step.training().ends().stream().filter(e -> e.isAfter(weekAgo)).count();
    said(step, nudge)
        .say(
            sessions >= TARGET ? Key.REMINDER_RECAP_MET : Key.REMINDER_RECAP,
            Map.of("sessions", new Arg.Count(sessions)));
    Reminders.planRecap(step);
    return step.ask();
  }

  /** Put off by the person; what was asked for in so many words need only not be at night. */
  static Transition snooze(Step step, Snooze snooze) {
    return putOff(step, snooze).end();
  }

  static Step putOff(Step step, Snooze snooze) {
    var humane = Reminders.humane(step.person());
    Instant now = step.now();
    Instant until =
        switch (snooze) {
          case HOUR -> humane.awake(now.plus(Duration.ofHours(1)));
          case TOMORROW -> humane.tomorrow(now);
          case WEEK -> humane.nextWeek(now);
        };
    if (step.training().gate(now) instanceof Gate.Closed(Instant open, var _)
        && until.isBefore(open)) {
      until = humane.next(open);
    }
    Reminders.call(step, NudgeKind.RECOVERY_OVER, until, 0);
    return step.record(new Fact.Snoozed(until))
        .become(new Between(null))
        .say(Key.REMINDER_SNOOZED, Map.of("until", new Arg.Moment(until)));
  }
}
