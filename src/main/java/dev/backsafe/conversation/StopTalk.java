package dev.backsafe.conversation;

import dev.backsafe.conversation.Input.Choice;
import dev.backsafe.conversation.Input.Command;
import dev.backsafe.conversation.Phase.Base;
import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.Stopping;

/** "/stop" means the session, or the reminders: asked only when it could be either. */
final class StopTalk {
  /** What a stop is about when it was said in so many words. */
  static final String SESSION = "session";

  private static final String REMINDERS = "reminders";

  private final Sessions sessions;

  StopTalk(Sessions sessions) {
    this.sessions = sessions;
  }

  Transition command(Step step, Command command, Base phase) {
    if (command.of().equals(REMINDERS)) {
      return silence(step);
    }
    if (command.of().equals(SESSION) || !step.person().profile().reminders()) {
      return end(step);
    }
    boolean running = Sessions.of(phase) != null;
    return step.say(running ? TextKey.STOP_REST : TextKey.BETWEEN_NOT_IN_SESSION)
        .become(new Stopping(phase))
        .ask();
  }

  /** An answer, with the person back in the phase that was asked about. */
  Transition choice(Step step, Choice choice) {
    return switch (choice.action()) {
      case STOP -> end(step);
      case NO_REMINDERS -> silence(step);
      default -> step.ask();
    };
  }

  private Transition end(Step step) {
    Session session = Sessions.of(step.person().phase());
    return session == null
        ? step.say(TextKey.BETWEEN_NOT_IN_SESSION).ask()
        : sessions.end(step, session, Ending.STOPPED);
  }

  static Transition silence(Step step) {
    return silent(step).ask();
  }

  static Step silent(Step step) {
    if (step.person().phase() instanceof Between(var last, var _)) {
      step.become(new Between(last)); // What a reminder asked is settled with it.
    }
    return SetUpTalk.remind(step, false, step.person().profile().hours()).say(TextKey.STOP_SILENT);
  }
}
