package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** "/stop" means the session, or the reminders: asked only when it could be either. */
public record Stopping(Base<?> back) implements Phase.Interrupting<Stopping.Answer> {
  /** To what is to stop. */
  public enum Answer implements Button {
    STOP,
    KEEP,
    NO_REMINDERS
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    List<Option<Answer>> options = new ArrayList<>();
    if (session() != null) {
      options.add(Option.of(Answer.STOP, TextKey.STOP_SESSION, "session"));
    }
    options.add(Option.of(Answer.KEEP, TextKey.STOP_NOTHING, "nothing"));
    options.add(Option.of(Answer.NO_REMINDERS, TextKey.STOP_REMINDERS, "reminders"));
    return Question.of(Asked.STOPPING, Line.of(TextKey.STOP_ASK), options);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    step.become(back);
    return switch (answer) {
      case STOP -> end(step);
      case KEEP -> step.ask();
      case NO_REMINDERS -> silence(step).ask();
    };
  }

  /** Somebody says "stop" in a phase. */
  static Transition asked(Step step, SessionCommand command, Base<?> phase) {
    if (command == SessionCommand.STOP_REMINDERS) {
      return silence(step).ask();
    }
    if (command == SessionCommand.STOP_SESSION || !step.person().profile().reminders()) {
      return end(step);
    }
    boolean running = phase.session() != null;
    return step.say(running ? TextKey.STOP_REST : TextKey.BETWEEN_NOT_IN_SESSION)
        .become(new Stopping(phase))
        .ask();
  }

  private static Transition end(Step step) {
    Session session = step.person().phase().session();
    return session == null
        ? step.say(TextKey.BETWEEN_NOT_IN_SESSION).ask()
        : SessionFlow.end(step, session, Ending.STOPPED);
  }

  /** No reminders any more; what one has asked is settled with that. */
  static Step silence(Step step) {
    if (step.person().phase() instanceof Between(var last, _)) {
      step.become(new Between(last));
    }
    return ReminderSettings.turn(step, false).say(TextKey.STOP_SILENT);
  }
}
