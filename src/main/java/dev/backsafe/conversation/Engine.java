package dev.backsafe.conversation;

import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.phase.Exercising;
import dev.backsafe.conversation.phase.Holds;
import dev.backsafe.conversation.phase.OtherLanguages;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.SessionFlow;
import dev.backsafe.conversation.phase.Spoken;
import dev.backsafe.conversation.reminder.ReminderPolicy;
import dev.backsafe.conversation.summary.Summary;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.routine.Routine;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.Sign;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The coach: a pure and total function. Every phase answers every input; a warning sign is heard in
 * all of them, and pain is heard before anything else.
 */
public final class Engine {
  private final SessionPlanner planner;
  private final Places places;
  private final AnswerBook answers;

  public Engine(Routine routine, Places places, AnswerBook answers) {
    planner = new SessionPlanner(routine);
    this.places = places;
    this.answers = answers;
  }

  /**
   * The question that stands at this moment, with its buttons. Where the routine has lost what it
   * was about, it is the one that stands instead.
   */
  public Message prompt(Person person, Instant now) {
    Step step = step(person, now);
    SessionFlow.leaveVanished(step);
    Person asked = step.person();
    Question<?> question = asked.phase().question(asked, planner, now);
    return new Message(
        question.asked(), question.lines(), question.options(), person.step(), question.picture());
  }

  private Step step(Person person, Instant now) {
    return new Step(planner, places, answers, person, now);
  }

  /** One page for an appointment, from all that somebody has told. */
  public Summary summary(Person person, List<Fact.Dated> history, Instant now) {
    return Summary.of(history, person, planner, now);
  }

  /** Until when what a reminder has just said may be sent: then it is night, or no news. */
  public Instant sayableUntil(Person person, Instant now) {
    return ReminderPolicy.sayableUntil(person, now);
  }

  /** What a reminder has said could not be sent until then, and is dropped. */
  public Transition unsaid(Person person, Instant dueAt, Instant now) {
    return ReminderPolicy.unsaid(step(person, now), dueAt);
  }

  /** What the input makes of the person. */
  public Transition step(Person person, Input input, Instant now) {
    Step step = step(person, now);
    if (input instanceof ReminderDue due && ReminderPolicy.wakes(person, now)) {
      return ReminderPolicy.untilMorning(step, due);
    }
    SessionFlow.catchUp(step);
    boolean leftStanding = !(input instanceof ReminderDue) && SessionFlow.isLeftStanding(step);
    if (leftStanding && !Phase.isAnswered(step, input)) {
      SessionFlow.expire(step);
    }
    return switch (input) {
      case ReminderDue due ->
          ReminderPolicy.isOfSession(due.kind())
              ? Phase.answer(step, due)
              : step.person().isStored() ? ReminderPolicy.due(step, due) : step.end();
      case FreeText text -> {
        SessionFlow.heard(step);
        yield read(step.told(text.ahead()), text);
      }
      case Input.Choice _, Input.Command _, Input.Pain _, Input.Worry _, Input.Unreadable _ -> {
        SessionFlow.heard(step);
        yield Phase.answer(step, input);
      }
    };
  }

  /**
   * A warning sign first, then an answer to the question that stands; then what says the same as a
   * command or a report of pain is one.
   */
  private Transition read(Step step, FreeText text) {
    Reading reading = text.reading();
    if (reading.meaning() == Meaning.EMERGENCY) {
      return Holds.redFlag(step, Objects.requireNonNullElse(reading.sign(), Sign.HISTORY));
    }
    Optional<Transition> another = Exercising.ofAnother(step, reading);
    if (another.isPresent()) {
      return another.get();
    }
    return OtherLanguages.isNoPlace(step, reading)
        ? Spoken.meant(step, text)
        : Phase.answered(step, text).orElseGet(() -> Spoken.meant(step, text));
  }
}
