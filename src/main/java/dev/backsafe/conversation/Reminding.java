package dev.backsafe.conversation;

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
public record Reminding(
    @Nullable Instant next,
    @Nullable NudgeKind kind,
    int followUps,
    @Nullable Instant saidAt,
    @Nullable Instant recapAt,
    boolean zoneAsked,
    @Nullable Instant called) {
  static final Reminding NONE = new Reminding(null, null, 0, null, null, false, null);

  Reminding calling(@Nullable Instant at, @Nullable NudgeKind which, int again) {
    return new Reminding(at, which, again, saidAt, recapAt, zoneAsked, called);
  }

  Reminding said(Instant at) {
    return new Reminding(next, kind, followUps, at, recapAt, zoneAsked, called);
  }

  Reminding recapping(@Nullable Instant at) {
    return new Reminding(next, kind, followUps, saidAt, at, zoneAsked, called);
  }

  Reminding askedForZone() {
    return new Reminding(next, kind, followUps, saidAt, recapAt, true, called);
  }

  Reminding called(@Nullable Instant dueAt) {
    return new Reminding(next, kind, followUps, saidAt, recapAt, zoneAsked, dueAt);
  }
}
