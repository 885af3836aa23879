package dev.backsafe.conversation.reminder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What reminders have done, and are to do. Due times that are not named here any more are old: a
 * reminder never has to be called back.
 *
 * @param next when the next call to train is due; null when none is
 * @param kind which of the calls it is; null in states from before it was kept: either
 * @param wished whether the person has asked for that call at that very hour
 * @param followUps how often it was called again since the person was last heard
 * @param said when reminders were last said, oldest first: as many as a week has
 * @param recapAt when the next recap is due; null when none is
 * @param zoneAsked whether the person was told that their time zone is not known, or not whether
 *     their clock has changed these days
 * @param called when the call to train was due that was said last, and that nobody has answered;
 *     null when there is none
 * @param calls how many calls were said in all: each takes the next sentence of the list
 * @param capSaidAt when it was last said why a call has to wait for the week to pass; null for
 *     never
 * @param greetedAt when a welcome or the first kind word was last said; null for never
 * @param silence when the person wants to hear nothing; null for no such wish
 * @param before what was set before the last change in words; null for none
 */
public record ReminderState(
    @Nullable Instant next,
    @Nullable ReminderKind kind,
    boolean wished,
    int followUps,
    List<Instant> said,
    @Nullable Instant recapAt,
    boolean zoneAsked,
    @Nullable Instant called,
    int calls,
    @Nullable Instant capSaidAt,
    @Nullable Instant greetedAt,
    @Nullable Silence silence,
    @Nullable SetBefore before) {
  /** More would wear out (programme facts, section 8): all kinds together. */
  public static final int MOST_A_WEEK = 4;

  public static final ReminderState NONE =
      new ReminderState(
          null, null, false, 0, List.of(), null, false, null, 0, null, null, null, null);

  @SuppressWarnings("NullAway") // What was stored before has no such list.
  public ReminderState {
    said = List.copyOf(Objects.requireNonNullElse(said, List.<Instant>of()));
  }

  public ReminderState calling(@Nullable Instant at, @Nullable ReminderKind which, int again) {
    return new ReminderState(
        at, which, false, again, said, recapAt, zoneAsked, called, calls, capSaidAt, greetedAt,
        silence, before);
  }

  /** The call that is planned was asked for at its very hour. */
  ReminderState wishedFor() {
    return new ReminderState(
        next, kind, true, followUps, said, recapAt, zoneAsked, called, calls, capSaidAt, greetedAt,
        silence, before);
  }

  public ReminderState said(Instant at) {
    List<Instant> all = new ArrayList<>(said);
    all.add(at);
    return saying(all.subList(Math.max(0, all.size() - MOST_A_WEEK), all.size()));
  }

  /** What was said last has not got out. */
  ReminderState unsaid() {
    return said.isEmpty() ? this : saying(said.subList(0, said.size() - 1));
  }

  private ReminderState saying(List<Instant> all) {
    return new ReminderState(
        next, kind, wished, followUps, all, recapAt, zoneAsked, called, calls, capSaidAt, greetedAt,
        silence, before);
  }

  public ReminderState recapping(@Nullable Instant at) {
    return new ReminderState(
        next, kind, wished, followUps, said, at, zoneAsked, called, calls, capSaidAt, greetedAt,
        silence, before);
  }

  public ReminderState askedForZone(boolean asked) {
    return new ReminderState(
        next, kind, wished, followUps, said, recapAt, asked, called, calls, capSaidAt, greetedAt,
        silence, before);
  }

  public ReminderState called(@Nullable Instant dueAt) {
    return new ReminderState(
        next, kind, wished, followUps, said, recapAt, zoneAsked, dueAt, calls, capSaidAt, greetedAt,
        silence, before);
  }

  ReminderState tookSentence() {
    return new ReminderState(
        next, kind, wished, followUps, said, recapAt, zoneAsked, called, calls + 1, capSaidAt,
        greetedAt, silence, before);
  }

  ReminderState saidCap(Instant at) {
    return new ReminderState(
        next, kind, wished, followUps, said, recapAt, zoneAsked, called, calls, at, greetedAt,
        silence, before);
  }

  ReminderState greeted(Instant at) {
    return new ReminderState(
        next, kind, wished, followUps, said, recapAt, zoneAsked, called, calls, capSaidAt, at,
        silence, before);
  }

  ReminderState silent(@Nullable Silence wish) {
    return new ReminderState(
        next, kind, wished, followUps, said, recapAt, zoneAsked, called, calls, capSaidAt,
        greetedAt, wish, before);
  }

  public ReminderState changedFrom(@Nullable SetBefore setting) {
    return new ReminderState(
        next, kind, wished, followUps, said, recapAt, zoneAsked, called, calls, capSaidAt,
        greetedAt, silence, setting);
  }

  /** What was set before a change that may still be taken back; null for none. */
  public @Nullable SetBefore beforeChange(Instant now) {
    return before != null && before.mayBeTakenBack(now) ? before : null;
  }

  /** The silence that is kept at that moment; null for none. */
  public @Nullable Silence silenceAt(Instant now) {
    return silence != null && silence.holds(now) ? silence : null;
  }

  /** The silence that is still to come; null for none. */
  public @Nullable Silence silenceAfter(Instant now) {
    return silence != null && now.isBefore(silence.from()) ? silence : null;
  }

  /** The pause that was announced and is not over; null for none. */
  public @Nullable Silence pauseAt(Instant now) {
    Silence kept = silenceAt(now);
    return kept != null && kept.pause() ? kept : null;
  }

  /** When a reminder was last said; null for never. */
  @Nullable Instant saidAt() {
    return said.isEmpty() ? null : said.getLast();
  }
}
