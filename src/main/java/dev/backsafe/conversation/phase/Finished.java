package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.Training;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A session that ended well and may still be opened again.
 *
 * @param before what the training was before it counted
 * @param at when the person was last there
 */
public record Finished(Session session, Training before, Instant at) {
  /** The same day ends here where no time zone is known. */
  private static final Duration DAY_WITHOUT_ZONE = Duration.ofHours(12);

  /**
   * Whether it may be gone on with where it stood: something is left of it, nothing hurt, and it is
   * the same day. One exercise and a phone call do not cost two days.
   */
  boolean mayGoOn(Person person, Instant now) {
    ZoneId zone = person.profile().zone();
    boolean sameDay =
        zone == null
            ? now.isBefore(at.plus(DAY_WITHOUT_ZONE))
            : LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
    return sameDay
        && !hurtSince(person)
        && !session.isOver()
        && session.counts()
        && session.hurting() == 0;
  }

  boolean mayGoOn(Step step) {
    return mayGoOn(step.person(), step.now()) && !hasVanished(step);
  }

  /** Whether pain was told since: what is opened again would forget it. */
  private boolean hurtSince(Person person) {
    Training training = person.training();
    return training.gentler() || (training.unsettled() && session.hurting() == 0);
  }

  private boolean hasVanished(Step step) {
    return SessionFlow.hasVanished(session, step.planner().routine());
  }

  /** Takes back what was changed of reminders just now, or else the end of the session. */
  static Transition undo(Step step, @Nullable Finished last) {
    Step earlier = ReminderSettings.takenBack(step);
    return earlier != null
        ? earlier.ask()
        : last == null ? step.say(TextKey.NOTHING_TO_UNDO).ask() : last.undo(step);
  }

  Transition goOn(Step step) {
    return reopened(step, session);
  }

  /** Whether one exercise is left of it. */
  boolean isAllButOne() {
    return session.left() == 1;
  }

  /** "I did finish the last one, too": it counts. */
  Transition done(Step step) {
    return Phase.answer(
        SessionFlow.reopen(step, before).become(new Exercising(session)), SessionCommand.DONE);
  }

  private Transition reopened(Step step, Session again) {
    return SessionFlow.reopen(step, before)
        .become(new Exercising(again))
        .say(TextKey.CARD_ANSWER_REOPENED)
        .ask();
  }

  /** Takes back the press that ended it by mistake. */
  Transition undo(Step step) {
    if (!step.now().isBefore(at.plus(Session.STILL_THERE_AFTER))) {
      return step.say(TextKey.NOTHING_TO_UNDO).ask();
    }
    if (hurtSince(step.person())) {
      return step.say(TextKey.PAIN_NOT_UNDONE).ask();
    }
    if (hasVanished(step)) {
      return step.become(new Between(null)).say(TextKey.NOTHING_TO_UNDO).ask();
    }
    if (!session.isOver()) {
      return reopened(step, session);
    }
    int end = session.slots().size() - 1;
    PlannedExercise slot = session.slots().get(end);
    if (slot.outcome() == Outcome.DROPPED) {
      return step.say(TextKey.PAIN_NOT_UNDONE).ask();
    }
    step.record(new Fact.Undone(slot.exercise()));
    return reopened(step, session.with(end, slot.ended(Outcome.AHEAD)));
  }
}
