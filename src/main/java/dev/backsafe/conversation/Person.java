package dev.backsafe.conversation;

import dev.backsafe.conversation.everyday.Everyday;
import dev.backsafe.conversation.phase.Consenting;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.reminder.ReminderState;
import dev.backsafe.conversation.training.Training;
import java.util.Objects;

/**
 * All that the engine knows of a person.
 *
 * @param phase where the conversation stands
 * @param step grows whenever the question changes, so that old buttons can be told from current
 *     ones
 * @param routine the revision of the routine that the phase speaks of
 * @param reminding null in states from before there was any, which is none
 * @param everyday what goes on between sessions; null in states from before it was kept
 * @param explained how many times they asked why this routine: the next time there is more to tell
 */
public record Person(
    Phase<?> phase,
    long step,
    Profile profile,
    Training training,
    LastSeen presence,
    String routine,
    ReminderState reminding,
    Everyday everyday,
    int explained) {
  @SuppressWarnings("NullAway")
  public Person {
    reminding = Objects.requireNonNullElse(reminding, ReminderState.NONE);
    everyday = Objects.requireNonNullElse(everyday, Everyday.NONE);
  }

  /** Somebody who has not agreed to anything yet; never stored. */
  public static Person newcomer(String language) {
    return new Person(
        new Consenting(false),
        0,
        Profile.unknown(language),
        Training.NONE,
        LastSeen.NEVER,
        "",
        ReminderState.NONE,
        Everyday.NONE,
        0);
  }

  /** Nothing may be kept of a person who has not consented. */
  public boolean isStored() {
    return !(phase instanceof Consenting);
  }

  public Person in(Phase<?> changed) {
    return new Person(
        changed, step, profile, training, presence, routine, reminding, everyday, explained);
  }

  public Person at(long changed) {
    return new Person(
        phase, changed, profile, training, presence, routine, reminding, everyday, explained);
  }

  public Person with(Profile changed) {
    return new Person(
        phase, step, changed, training, presence, routine, reminding, everyday, explained);
  }

  public Person with(Training changed) {
    return new Person(
        phase, step, profile, changed, presence, routine, reminding, everyday, explained);
  }

  public Person with(LastSeen changed) {
    return new Person(
        phase, step, profile, training, changed, routine, reminding, everyday, explained);
  }

  public Person with(ReminderState changed) {
    return new Person(
        phase, step, profile, training, presence, routine, changed, everyday, explained);
  }

  public Person with(Everyday changed) {
    return new Person(
        phase, step, profile, training, presence, routine, reminding, changed, explained);
  }

  public Person following(String revision) {
    return new Person(
        phase, step, profile, training, presence, revision, reminding, everyday, explained);
  }

  public Person explainedOnceMore() {
    return new Person(
        phase, step, profile, training, presence, routine, reminding, everyday, explained + 1);
  }
}
