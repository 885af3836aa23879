package dev.backsafe.conversation.reminder;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.phase.AfterPain;
import dev.backsafe.conversation.phase.Arranging;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Between.Asking;
import dev.backsafe.conversation.phase.Consenting;
import dev.backsafe.conversation.phase.Deleting;
import dev.backsafe.conversation.phase.DescribingPain;
import dev.backsafe.conversation.phase.Exercising;
import dev.backsafe.conversation.phase.FlaringUp;
import dev.backsafe.conversation.phase.Guessing;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.LookingAtWeek;
import dev.backsafe.conversation.phase.LookingBack;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Screening;
import dev.backsafe.conversation.phase.SessionFlow;
import dev.backsafe.conversation.phase.SettingTraining;
import dev.backsafe.conversation.phase.SettingUp;
import dev.backsafe.conversation.phase.Starting;
import dev.backsafe.conversation.phase.Stopping;
import dev.backsafe.conversation.phase.Unsure;
import dev.backsafe.conversation.phase.Walking;
import dev.backsafe.conversation.phase.Worrying;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.recovery.ContactHours;
import dev.backsafe.recovery.TrainingGate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The bot speaks first. Everything is looked at again at the moment itself, so that a reminder
 * never has to be called back: what does not fit any more is skipped, and says why.
 */
public final class ReminderPolicy {
  /** What is later than that does not come at once, but at the next hour that is humane. */
  static final Duration LATEST_CALL = Duration.ofHours(24);

  /** A question about the morning is not asked in the evening. */
  private static final Duration LATEST_MORNING_CHECK = Duration.ofHours(8);

  /** Why a call has to wait is known for so long after it was said. */
  private static final Duration CAP_KNOWN = Duration.ofDays(35);

  /** What was said is sent within that, or is looked at again: it may not fit any more. */
  private static final Duration LONGEST_UNSENT = Duration.ofHours(3);

  private ReminderPolicy() {}

  /** Whether it is about a session under way, and so not for here. */
  public static boolean isOfSession(ReminderKind kind) {
    return switch (kind) {
      case STILL_THERE, IDLE_CLOSE -> true;
      case RECOVERY_OVER, FOLLOW_UP, MORNING_CHECK, WEEKLY_RECAP, CAP_REACHED -> false;
      case WELCOME_BACK, KIND_WORD, WEEKLY_LOOK -> false;
    };
  }

  /** Pain that was taken back is not asked about. */
  private static @Nullable Reason goneMorning(Step step, ReminderDue reminder) {
    Training training = step.training();
    boolean told = training.gentler() || training.unsettled() || training.flare() != null;
    return !told && !training.course().hurtLast()
        ? Reason.REPLACED
        : isLate(step, reminder, LATEST_MORNING_CHECK) ? Reason.LATE : null;
  }

  /** Nobody is woken up to hear that their session has closed. */
  public static boolean wakes(Person person, Instant now) {
    return person.phase().session() != null
        && ReminderPlanner.humane(person).awake(now).isAfter(now);
  }

  public static Transition untilMorning(Step step, ReminderDue reminder) {
    if (!isOfSession(reminder.kind())) {
      return skip(step, reminder, isCall(reminder) ? Reason.REPLACED : Reason.QUIET);
    }
    return step.remind(
            ReminderKind.IDLE_CLOSE, ReminderPlanner.humane(step.person()).awake(step.now()))
        .end();
  }

  public static Transition due(Step step, ReminderDue reminder) {
    Reason why = unfit(step, reminder);
    if (why == null && SessionFlow.expire(step)) {
      why = unfit(step, reminder);
    }
    if (why != null) {
      return skip(step, reminder, why);
    }
    return switch (reminder.kind()) {
      case RECOVERY_OVER, FOLLOW_UP, WELCOME_BACK, KIND_WORD -> Calls.say(step, reminder);
      case MORNING_CHECK -> {
        ReminderPlanner.planNextDayOfFlare(step);
        yield said(step, reminder).become(asking(step, Asking.MORNING)).ask();
      }
      case WEEKLY_RECAP -> Recaps.say(step, reminder);
      case WEEKLY_LOOK -> LookPlanner.say(step, reminder);
      case CAP_REACHED -> cap(step, reminder);
      case STILL_THERE, IDLE_CLOSE -> step.end();
    };
  }

  /** Why it is not said now; null when it is. */
  private static @Nullable Reason unfit(Step step, ReminderDue reminder) {
    Person person = step.person();
    boolean look = reminder.kind() == ReminderKind.WEEKLY_LOOK;
    if (!(look ? person.everyday().look().on() : person.profile().reminders())) {
      return Reason.OFF;
    }
    if (step.reminding().silenceAt(step.now()) != null) {
      return isCall(reminder) && isReplaced(step, reminder) ? Reason.REPLACED : Reason.PAUSED;
    }
    Reason disturbed = person.phase().disturbed();
    boolean waits = disturbed != null && !SessionFlow.isLeftStanding(step);
    if (waits && !(look && LookPlanner.mayAskInstead(step, disturbed))) {
      return disturbed;
    }
    Reason gone =
        switch (reminder.kind()) {
          case RECOVERY_OVER, FOLLOW_UP, WELCOME_BACK, KIND_WORD -> goneCall(step, reminder);
          case WEEKLY_RECAP -> Recaps.gone(step, reminder);
          case WEEKLY_LOOK -> LookPlanner.gone(step, reminder);
          case MORNING_CHECK -> goneMorning(step, reminder);
          case CAP_REACHED -> goneCap(step, reminder);
          case STILL_THERE, IDLE_CLOSE -> null;
        };
    if (gone != null) {
      return gone;
    }
    if (awake(step, reminder).isAfter(step.now())) {
      return Reason.QUIET;
    }
    return ReminderLimits.sayableFrom(step, reminder).isAfter(step.now()) ? Reason.COLLAPSED : null;
  }

  private static @Nullable Reason goneCall(Step step, ReminderDue reminder) {
    if (isReplaced(step, reminder)) {
      return Reason.REPLACED;
    }
    if (step.training().gate(step.now()) instanceof TrainingGate.Closed) {
      return Reason.RESTING;
    }
    return isLate(step, reminder, LATEST_CALL) ? Reason.LATE : null;
  }

  private static boolean isReplaced(Step step, ReminderDue reminder) {
    ReminderState reminding = step.reminding();
    // Planned before it was kept what is planned: there was but this one kind, and nothing said.
    boolean older =
        reminding.next() == null
            && reminding.said().isEmpty()
            && reminder.kind() == ReminderKind.RECOVERY_OVER;
    boolean other = reminding.kind() != null && reminding.kind() != reminder.kind();
    return !older && (other || !isThe(reminding.next(), reminder));
  }

  private static @Nullable Reason goneCap(Step step, ReminderDue reminder) {
    if (step.person().profile().recap()
        && ReminderLimits.isToday(step, step.reminding().recapAt())) {
      return Reason.COLLAPSED;
    }
    Instant saidAt = step.reminding().capSaidAt();
    if (saidAt != null && step.now().isBefore(saidAt.plus(CAP_KNOWN))) {
      return Reason.NOTHING;
    }
    if (isLate(step, reminder, LATEST_CALL)) {
      return Reason.LATE;
    }
    return step.training().gate(step.now()) instanceof TrainingGate.Closed(var _, var reason)
            && reason == TrainingGate.Reason.WEEKLY_CAP
        ? null
        : Reason.REPLACED;
  }

  /** Whether it is the one that is planned, to the millisecond, as due times are kept. */
  static boolean isThe(@Nullable Instant planned, ReminderDue reminder) {
    return isSame(planned, reminder.dueAt());
  }

  private static boolean isSame(@Nullable Instant planned, Instant dueAt) {
    return planned != null && planned.toEpochMilli() == dueAt.toEpochMilli();
  }

  static boolean isLate(Step step, ReminderDue reminder, Duration most) {
    return step.now().isAfter(reminder.dueAt().plus(most));
  }

  private static Transition skip(Step step, ReminderDue reminder, Reason why) {
    step.record(new ReminderSkipped(reminder.kind(), reminder.dueAt(), why));
    Instant again = again(step, reminder, why);
    switch (reminder.kind()) {
      case RECOVERY_OVER, FOLLOW_UP, WELCOME_BACK, KIND_WORD -> {
        if (again != null) {
          ReminderPlanner.call(step, reminder.kind(), again, step.reminding().followUps());
        } else if (why != Reason.REPLACED) {
          ReminderPlanner.callNoMore(step);
        }
      }
      case WEEKLY_RECAP -> {
        if (again != null) {
          step.reminding(step.reminding().recapping(again)).remind(reminder.kind(), again);
        } else if (why != Reason.REPLACED && why != Reason.OFF && why != Reason.AWAY) {
          ReminderPlanner.planRecap(step);
        }
      }
      case WEEKLY_LOOK -> LookPlanner.skip(step, again, why);
      case MORNING_CHECK, CAP_REACHED -> {
        if (again != null && why == Reason.QUIET) {
          step.remind(reminder.kind(), again);
        } else if (reminder.kind() == ReminderKind.MORNING_CHECK) {
          ReminderPlanner.planNextDayOfFlare(step);
        }
      }
      case STILL_THERE, IDLE_CLOSE -> {}
    }
    // What catching up has said is not lost with it.
    return step.saidAnything() ? step.ask() : step.end();
  }

  /** When it comes instead; null for never. */
  private static @Nullable Instant again(Step step, ReminderDue reminder, Reason why) {
    var humane = ReminderPlanner.humane(step.person());
    return switch (why) {
      case QUIET -> awake(step, reminder);
      case COLLAPSED -> collapsed(step, reminder);
      case PAUSED -> {
        Silence silence = step.reminding().silenceAt(step.now());
        yield silence == null || !isCall(reminder) ? null : humane.next(silence.until());
      }
      case LATE -> isCall(reminder) ? humane.anotherHour(step.now(), reminder.dueAt()) : null;
      case RESTING ->
          step.training().gate(step.now()) instanceof TrainingGate.Closed(Instant until, var _)
              ? humane.next(until)
              : null;
      case ASKED -> {
        Instant expires = SessionFlow.expiresAt(step);
        yield expires == null ? null : humane.next(expires);
      }
      case OFF, HELD, IN_SESSION, REPLACED, AWAY, NOTHING -> null;
    };
  }

  /** A recap comes a day later, and then it is no news any more. */
  private static @Nullable Instant collapsed(Step step, ReminderDue reminder) {
    ContactHours humane = ReminderPlanner.humane(step.person());
    if (isCall(reminder)) {
      return humane.next(ReminderLimits.sayableFrom(step, reminder));
    }
    if (reminder.kind() == ReminderKind.WEEKLY_LOOK) {
      return humane.next(
          latest(humane.tomorrow(step.now()), ReminderLimits.sayableFrom(step, reminder)));
    }
    ZoneId zone = step.person().profile().zoneOrUtc();
    boolean sunday = reminder.dueAt().atZone(zone).getDayOfWeek() == DayOfWeek.SUNDAY;
    return sunday ? humane.tomorrow(step.now()) : null;
  }

  /** A call may have been asked for just now, "in an hour". */
  private static Instant awake(Step step, ReminderDue reminder) {
    var humane = ReminderPlanner.humane(step.person());
    return isCall(reminder) ? humane.awake(step.now()) : humane.awakeAsUsual(step.now());
  }

  private static boolean isCall(ReminderDue reminder) {
    return switch (reminder.kind()) {
      case RECOVERY_OVER, FOLLOW_UP, WELCOME_BACK, KIND_WORD -> true;
      case STILL_THERE, IDLE_CLOSE, MORNING_CHECK, WEEKLY_RECAP, CAP_REACHED -> false;
      case WEEKLY_LOOK -> false;
    };
  }

  static Step said(Step step, ReminderDue reminder) {
    return step.record(new Fact.ReminderSaid(reminder.kind(), reminder.dueAt()))
        .reminding(step.reminding().said(step.now()));
  }

  /** A question about warning signs that was left standing comes first, and goes on from there. */
  static Phase<?> asking(Step step, @Nullable Asking asking) {
    return switch (step.person().phase()) {
      case Unsure unsure when unsure.sign() != null -> unsure.before(new Between(null, asking));
      case Screening screening -> screening.again();
      case Between(var last, _) -> new Between(last, asking);
      case LookingBack(_, Between(var last, _)) -> new Between(last, asking);
      case Consenting _, SettingUp _, Held _, Starting _, Exercising _ -> new Between(null, asking);
      case DescribingPain _, Unsure _, Worrying _, Guessing _ -> new Between(null, asking);
      case Deleting _, Stopping _, SettingTraining _ -> new Between(null, asking);
      case FlaringUp standing -> standing; // The signs come first.
      case Walking walking when walking.asksAboutSign() -> walking;
      case Walking(_, Between(var last, _)) -> new Between(last, asking);
      case Walking _ -> new Between(null, asking);
      case LookingAtWeek week ->
          new Between(week.left(step) instanceof Between(var last, _) ? last : null, asking);
      case Arranging(_, Between(var last, _)) -> new Between(last, asking);
      case Arranging _ -> new Between(null, asking);
      case AfterPain(_, _, Between(var last, _)) -> new Between(last, asking);
    };
  }

  /** Until when what has just been said may be sent. */
  public static Instant sayableUntil(Person person, Instant now) {
    Instant stale = now.plus(LONGEST_UNSENT);
    Instant asleep = ReminderPlanner.humane(person).asleep(now);
    return asleep.isBefore(stale) ? asleep : stale;
  }

  /** A call that was said did not get out in time, and nobody was there since: it comes again. */
  public static Transition unsaid(Step step, Instant dueAt) {
    ReminderState reminding = step.reminding();
    boolean stands =
        isSame(reminding.called(), dueAt)
            && step.person().profile().reminders()
            && step.person().phase() instanceof Between;
    if (!stands) {
      return step.end();
    }
    int said = reminding.followUps();
    ReminderKind kind =
        said == 0
            ? ReminderKind.RECOVERY_OVER
            : said <= ReminderPlanner.MOST_FOLLOW_UPS
                ? ReminderKind.FOLLOW_UP
                : ReminderKind.KIND_WORD;
    // The question stays as it is: buttons that are in the chat already are not old by this.
    step.reminding(reminding.called(null).unsaid())
        .record(new ReminderSkipped(kind, dueAt, Reason.LATE));
    Instant again = ReminderPlanner.humane(step.person()).awake(step.now());
    ReminderPlanner.call(step, kind, again, Math.max(0, said - 1));
    return step.end();
  }

  /** Why there is no call yet, said once in a while: it is the same every week. */
  private static Transition cap(Step step, ReminderDue reminder) {
    said(step, reminder).say(TextKey.REMINDER_CAP);
    return step.reminding(step.reminding().saidCap(step.now())).ask();
  }

  static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
