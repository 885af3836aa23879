package dev.backsafe.conversation;

import dev.backsafe.conversation.Input.PlainCommand;
import dev.backsafe.conversation.Input.SessionCommand;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The commands, by the names that menus show and people type. */
public enum CommandName {
  START,
  SESSION,
  DONE,
  PAIN,
  EASIER,
  SKIP,
  STOP,
  UNDO,
  HOW,
  WHY,
  EXERCISES,
  PROGRESS,
  SUMMARY,
  SETTINGS,
  REMINDERS,
  PRIVACY,
  EXPORT,
  DELETE,
  HELP;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The command as it is without any more words. */
  public Input.Command input() {
    return switch (this) {
      case START -> SessionCommand.START;
      case SESSION -> SessionCommand.SESSION;
      case DONE -> SessionCommand.DONE;
      case PAIN -> SessionCommand.PAIN;
      case EASIER -> SessionCommand.EASIER;
      case SKIP -> SessionCommand.SKIP;
      case STOP -> SessionCommand.STOP;
      case UNDO -> SessionCommand.UNDO;
      case HOW -> new Input.How(null, null);
      case WHY -> PlainCommand.WHY;
      case EXERCISES -> PlainCommand.EXERCISES;
      case PROGRESS -> PlainCommand.PROGRESS;
      case SUMMARY -> PlainCommand.SUMMARY;
      case SETTINGS -> PlainCommand.SETTINGS;
      case REMINDERS -> new Input.Reminders(null);
      case PRIVACY -> PlainCommand.PRIVACY;
      case EXPORT -> PlainCommand.EXPORT;
      case DELETE -> PlainCommand.DELETE;
      case HELP -> PlainCommand.HELP;
    };
  }

  public static Optional<CommandName> of(String id) {
    return Arrays.stream(values()).filter(v -> v.id().equals(id)).findFirst();
  }
}
