package dev.backsafe.conversation.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What reminders have done, and are to do. Due times that are not named here any more are old: a
 * reminder never has to be called back.
 *
 * @param next when the next call to train is due; null when none is
 * @param kind which of the calls it is; null in states from before it was kept: either
 * @param followUps how often it was called again since the person was last heard
 * @param saidAt when a reminder was last said; null for never
 * @param recapAt when the next recap is due; null when none is
 * @param zoneAsked whether the person was told that their time zone is not known
 * @param called when the call to train was due that was said last, and that nobody has answered;
 *     null when there is none
 */
public record ReminderState(
    @Nullable Instant next,
    @Nullable ReminderKind kind,
    int followUps,
    @Nullable Instant saidAt,
    @Nullable Instant recapAt,
    boolean zoneAsked,
    @Nullable Instant called) {
  public static final ReminderState NONE =
      new ReminderState(null, null, 0, null, null, false, null);

  public ReminderState calling(@Nullable Instant at, @Nullable ReminderKind which, int again) {
    return new ReminderState(at, which, again, saidAt, recapAt, zoneAsked, called);
  }

  public ReminderState said(Instant at) {
    return new ReminderState(next, kind, followUps, at, recapAt, zoneAsked, called);
  }

  public ReminderState recapping(@Nullable Instant at) {
    return new ReminderState(next, kind, followUps, saidAt, at, zoneAsked, called);
  }

  public ReminderState askedForZone() {
    return new ReminderState(next, kind, followUps, saidAt, recapAt, true, called);
  }

  public ReminderState called(@Nullable Instant dueAt) {
    return new ReminderState(next, kind, followUps, saidAt, recapAt, zoneAsked, dueAt);
  }
}
