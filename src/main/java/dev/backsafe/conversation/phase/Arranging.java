package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.WallClock;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Answer.Changed;
import dev.backsafe.understanding.Answer.Clock;
import dev.backsafe.understanding.Answer.Offered;
import dev.backsafe.understanding.Answer.Place;
import dev.backsafe.understanding.Answer.Score;
import dev.backsafe.understanding.Answer.Things;
import dev.backsafe.understanding.Answer.Until;
import dev.backsafe.understanding.Answer.Weekly;
import dev.backsafe.understanding.Answer.Words;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/**
 * How to stay in touch, asked once, when the first session is behind and it means something:
 * whether to remind, and by which clock. Whatever is no answer goes on as if it had not been asked.
 */
public record Arranging(Stage stage, Base<?> back) implements Phase.Interrupting<Arranging.Answer> {
  /** Which of them is asked. */
  public enum Stage {
    REMINDERS,
    ZONE,
    CLOCK
  }

  /** To that. */
  public enum Answer implements Button {
    REMIND,
    NO_REMINDERS,
    BY_CLOCK,
    NEXT
  }

  /**
   * Asks it where the first session has ended, behind its summary; where it was asked before, asks
   * what stands.
   */
  public static Transition afterFirstSession(Step step) {
    Profile profile = step.person().profile();
    boolean due = !profile.arranged() && step.training().sessions() > 0;
    if (!due || !(step.person().phase() instanceof Between back)) {
      return LookingAtWeek.offered(step);
    }
    step.profile(profile.arrangedOnce());
    if (profile.reminders() && profile.zone() != null) {
      return step.ask(); // It was told before it was asked.
    }
    Stage first = profile.reminders() ? Stage.ZONE : Stage.REMINDERS;
    return LookingBack.again(step.become(new Arranging(first, back)), back);
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return switch (stage) {
      case REMINDERS ->
          Question.of(
              Asked.REMINDERS,
              TextKey.SETUP_REMINDERS,
              Option.of(Answer.REMIND, TextKey.SETUP_REMIND, "yes"),
              Option.of(Answer.NO_REMINDERS, TextKey.SETUP_NO_REMINDERS, "no"));
      case ZONE ->
          Question.of(
              Asked.PLACE,
              TextKey.SETUP_ZONE,
              Option.of(Answer.BY_CLOCK, TextKey.SETUP_BY_CLOCK, "by-clock"),
              Option.of(Answer.NEXT, TextKey.SETUP_SKIP, "skip"));
      case CLOCK ->
          Question.of(
              Asked.CLOCK, TextKey.SETUP_CLOCK, Option.of(Answer.NEXT, TextKey.SETUP_SKIP, "skip"));
    };
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case REMIND -> zone(remind(step));
      case NO_REMINDERS -> zone(ReminderSettings.turn(step, false));
      case BY_CLOCK -> step.become(new Arranging(Stage.CLOCK, back)).ask();
      case NEXT -> done(step);
    };
  }

  private Step remind(Step step) {
    return planMorning(ReminderSettings.turn(step, true));
  }

  private Transition located(Step step) {
    return done(planMorning(step));
  }

  /** What hurt in the session that has just ended is asked about the next morning. */
  private Step planMorning(Step step) {
    boolean hurt =
        step.training().unsettled()
            || (back instanceof Between(var last, _)
                && last != null
                && last.session().hurting() > 0);
    if (hurt) {
      ReminderPlanner.planMorning(step, step.training().ends().getLast());
    }
    return step;
  }

  private Transition zone(Step step) {
    return step.person().profile().zone() == null
        ? step.become(new Arranging(Stage.ZONE, back)).ask()
        : done(step);
  }

  private Transition done(Step step) {
    return step.become(back).say(TextKey.SETUP_READY).ask();
  }

  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    return switch (answer) {
      case Place place -> Optional.of(TimeZones.set(step, place) ? located(step) : step.ask());
      case Clock(LocalTime time) ->
          Optional.of(located(TimeZones.set(step, WallClock.zone(time, step.now()))));
      case Offered _, Score _, Things _, Weekly _, Changed _ -> Optional.empty();
      case Until _, Words _ -> Optional.empty();
      case dev.backsafe.understanding.Answer.Between _ -> Optional.empty();
    };
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case SKIP -> done(step);
      case START, SESSION ->
          LookingBack.comesBack(step, command, back)
              ? LookingBack.again(step, back)
              : passOn(step, command);
      case DONE, EASIER, PAIN, STOP, STOP_REMINDERS, STOP_SESSION, UNDO -> passOn(step, command);
    };
  }

  /** A word of thanks is answered, and the question stays; what may be pain is heard behind it. */
  @Override
  public Transition text(Step step, FreeText text) {
    return text.reading().meaning() == Meaning.UNSURE
        ? passOn(step, text)
        : CommonCommands.text(step, text);
  }

  @Override
  public boolean givesWay() {
    return false;
  }
}
