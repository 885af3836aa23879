package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Input.Unreadable;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Option.Typed;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * No routine until a clinician has said so.
 *
 * @param flag the warning sign; null when pain persists
 * @param confirming whether the person is being asked once more if they were cleared
 * @param behind what still holds the routine when a crisis is over; or null
 */
public record Held(@Nullable RedFlag flag, boolean confirming, @Nullable Held behind)
    implements Phase.Base<Held.Answer> {
  /** After a crisis the routine can wait for another day. */
  private static final Duration WAIT_AFTER_CRISIS = Duration.ofDays(1);

  /** Whether the routine need not wait any longer. */
  public enum Answer implements Button {
    CLEARED,
    CLEARED_FOR_SURE,
    NOT_CLEARED
  }

  public Held(@Nullable RedFlag flag, boolean confirming) {
    this(flag, confirming, null);
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return confirming
        ? Question.of(
            flag == RedFlag.CRISIS ? TextKey.HELD_SURE_CRISIS : TextKey.HELD_SURE,
            Option.of(Answer.CLEARED_FOR_SURE, TextKey.HELD_YES, Typed.YES),
            Option.of(Answer.NOT_CLEARED, TextKey.HELD_NOT_YET, Typed.NO))
        : Question.of(Content.hold(flag), Option.of(Answer.CLEARED, Content.clearedOption(flag)));
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case CLEARED ->
          flag != null && flag.isUrgent()
              ? step.become(new Held(flag, true, behind)).ask()
              : cleared(step);
      case CLEARED_FOR_SURE -> cleared(step);
      case NOT_CLEARED -> step.become(new Held(flag, false, behind)).say(TextKey.HELD_WAIT).ask();
    };
  }

  /** What stands behind it still does; else the screening asks again. */
  private Transition cleared(Step step) {
    boolean crisis = flag == RedFlag.CRISIS;
    Training training = step.training();
    step.record(new Fact.Cleared(flag))
        .training(
            crisis ? training.postponed(step.now().plus(WAIT_AFTER_CRISIS)) : training.cleared());
    return behind != null
        ? step.become(behind).say(TextKey.HELD_CLEARED_REST).ask()
        : step.become(new Screening(false))
            .say(crisis ? TextKey.HELD_CLEARED_CRISIS : TextKey.HELD_CLEARED)
            .ask();
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return command == SessionCommand.PAIN
        ? PainReports.noted(step, Input.Pain.UNDESCRIBED)
        : step.say(flag == null ? Line.of(TextKey.HELD_PERSISTENT) : Content.advice(flag)).ask();
  }

  @Override
  public Transition pain(Step step, Input.Pain pain) {
    return PainReports.noted(step, pain);
  }

  @Override
  public Transition unreadable(Step step, Unreadable unreadable) {
    return step.ask();
  }

  @Override
  public Transition reminder(Step step, ReminderDue due) {
    return step.saidAnything() ? step.ask() : step.end();
  }

  @Override
  public Reason disturbed() {
    return Reason.HELD;
  }

  @Override
  public boolean givesWay() {
    return false;
  }
}
