package dev.backsafe.conversation.reminder;

import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.training.Flare;
import dev.backsafe.recovery.ContactHours;
import dev.backsafe.recovery.Recovery;
import dev.backsafe.recovery.TrainingGate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Plans when to speak first; {@link ReminderPolicy} looks again when the time has come. */
public final class ReminderPlanner {
  /** From one call to train to the next, when nothing happens. */
  static final Duration AGAIN_AFTER = Duration.ofDays(1);

  /** More would be nagging: after that it is quiet until the person returns. */
  static final int MOST_FOLLOW_UPS = 2; // Three calls in all.

  /** Two weeks after somebody fell silent, and six (programme facts, section 8). */
  private static final Duration FIRST_KIND_WORD = Duration.ofDays(14);

  private static final Duration LAST_KIND_WORD = Duration.ofDays(42);

  /** Why there is no call yet is said only when the call is still some time away. */
  private static final Duration CAP_TOLD_BEFORE_CALL = Duration.ofHours(12);

  private ReminderPlanner() {}

  public static ContactHours humane(Person person) {
    Profile profile = person.profile();
    return new ContactHours(
        profile.times(), profile.quiet(), profile.zone(), person.presence().known());
  }

  /**
   * The call to train when the rest days are over; a day from now when they are already. After a
   * pause it is a welcome.
   */
  public static void planNext(Step step) {
    if (!step.person().profile().reminders() || step.training().sessions() == 0) {
      return;
    }
    if (step.training().flare() != null) {
      planNextDayOfFlare(step); // How it is, and not to train.
      return;
    }
    TrainingGate gate = step.training().gate(step.now());
    Silence silence = step.reminding().silenceAt(step.now());
    if (silence != null) {
      Instant rested =
          gate instanceof TrainingGate.Closed(Instant until, var _) ? until : step.now();
      Instant end = rested.isAfter(silence.until()) ? rested : silence.until();
      ReminderKind kind = silence.pause() ? ReminderKind.WELCOME_BACK : ReminderKind.RECOVERY_OVER;
      call(step, kind, humane(step.person()).next(end), 0);
    } else if (gate instanceof TrainingGate.Closed(Instant until, var reason)) {
      call(step, ReminderKind.RECOVERY_OVER, humane(step.person()).next(until), 0);
      if (reason == TrainingGate.Reason.WEEKLY_CAP) {
        planCap(step, until);
      }
    } else {
      callAgain(step, 0);
    }
  }

  /** Where a call would have come but for the weekly cap, say so; not just before the call. */
  private static void planCap(Step step, Instant until) {
    Instant rested = step.training().ends().getLast().plus(Recovery.REST);
    Instant at = humane(step.person()).next(rested);
    if (at.plus(CAP_TOLD_BEFORE_CALL).isBefore(until)) {
      step.remind(ReminderKind.CAP_REACHED, at);
    }
  }

  /** Nothing until then, and a welcome on that day. */
  public static void pause(Step step, Instant until) {
    silence(step, new Silence(step.now(), until, true));
  }

  /** Nothing on days to come; a call that was planned for them comes after them. */
  public static void skip(Step step, Silence days) {
    step.reminding(step.reminding().silent(days));
    Instant next = step.reminding().next();
    ReminderKind kind = step.reminding().kind();
    if (next != null && kind != null) {
      call(step, kind, next, step.reminding().followUps());
    }
  }

  public static void resume(Step step) {
    silence(step, null);
  }

  /** That silence, in the place of the one before. */
  public static void silence(Step step, @Nullable Silence silence) {
    step.reminding(step.reminding().silent(silence));
    callNoMore(step);
    planNext(step);
  }

  public static void callAgain(Step step, int followUps) {
    Instant tomorrow = step.now().plus(AGAIN_AFTER);
    call(step, ReminderKind.FOLLOW_UP, humane(step.person()).next(tomorrow), followUps);
  }

  /** One kind word to somebody who has fallen silent, and one more; then nothing. */
  static void planKindWord(Step step, int said) {
    Silence silence = step.reminding().silence();
    Instant silent = step.person().presence().heardAt();
    if (silence != null
        && silence.until().isAfter(silent)
        && !silence.until().isAfter(step.now())) {
      silent = silence.until();
    }
    Instant at = silent.plus(said == MOST_FOLLOW_UPS ? FIRST_KIND_WORD : LAST_KIND_WORD);
    Instant tomorrow = step.now().plus(AGAIN_AFTER);
    Instant soonest = at.isAfter(tomorrow) ? at : tomorrow;
    call(step, ReminderKind.KIND_WORD, humane(step.person()).next(soonest), said);
  }

  /** What would come in a silence comes behind it. */
  public static void call(Step step, ReminderKind kind, Instant at, int followUps) {
    Silence silence = step.reminding().silence();
    Instant then =
        silence != null && silence.holds(at) ? humane(step.person()).next(silence.until()) : at;
    step.reminding(step.reminding().calling(then, kind, followUps)).remind(kind, then);
  }

  /** No call is due any more; the one in the due table is old now. */
  public static void callNoMore(Step step) {
    step.reminding(step.reminding().calling(null, null, 0));
  }

  public static void planMorning(Step step, Instant hurtAt) {
    if (step.person().profile().reminders()) {
      step.remind(ReminderKind.MORNING_CHECK, humane(step.person()).morning(hurtAt));
    }
  }

  /** Bad days are asked about until they are over; whoever never answers hears a kind word then. */
  static void planNextDayOfFlare(Step step) {
    Flare flare = step.training().flare();
    if (flare != null && flare.isLong(step.now())) {
      planKindWord(step, MOST_FOLLOW_UPS);
    } else if (flare != null) {
      planMorning(step, flare.askedAfter(step.now()));
    }
  }

  public static void planRecap(Step step) {
    Profile profile = step.person().profile();
    if (profile.reminders() && profile.recap()) {
      Instant at = humane(step.person()).endOfWeek(step.now());
      step.reminding(step.reminding().recapping(at)).remind(ReminderKind.WEEKLY_RECAP, at);
    } else {
      step.reminding(step.reminding().recapping(null));
    }
  }

  /** Hours, zone or the wish to be reminded have changed: what is planned is planned anew. */
  public static void replan(Step step) {
    if (!step.person().profile().reminders()) {
      callNoMore(step);
    } else if (step.person().phase().session() == null) {
      move(step);
    }
    planRecap(step);
    LookPlanner.replan(step);
  }

  /** What was put off, or is a day away, stays so, as far as the new hours allow. */
  private static void move(Step step) {
    ReminderState reminding = step.reminding();
    Instant next = reminding.next();
    ReminderKind kind = reminding.kind();
    if (next != null && kind != null && next.isAfter(step.now()) && !resting(step)) {
      call(step, kind, humane(step.person()).next(next), reminding.followUps());
    } else {
      planNext(step);
    }
  }

  /** Whoever is there by themselves need not be called now; but later, if they leave again. */
  public static void heard(Step step) {
    step.reminding(step.reminding().called(null));
    ReminderState reminding = step.reminding();
    Profile profile = step.person().profile();
    boolean between = step.person().phase().uninterrupted() instanceof Between;
    Instant next = reminding.next();
    boolean moot = next == null || !next.isAfter(step.now());
    if (moot && between && !resting(step)) {
      planNext(step);
    } else if (reminding.kind() == ReminderKind.KIND_WORD && between) {
      planNext(step);
    } else if (reminding.followUps() > 0) {
      step.reminding(reminding.calling(next, reminding.kind(), 0));
    }
    Instant recapAt = reminding.recapAt();
    if (profile.recap() && recapAt != null && recapAt.isBefore(step.now().minus(AGAIN_AFTER))) {
      planRecap(step);
    }
    LookPlanner.heard(step);
  }

  private static boolean resting(Step step) {
    return step.training().gate(step.now()) instanceof TrainingGate.Closed;
  }
}
