package dev.backsafe.conversation;

import java.util.List;

/**
 * What somebody hears who is sent for help, and asks or doubts; with the names of the arguments.
 */
public enum HelpKey implements Keyed {
  /** Whatever else is said. */
  STILL("still"),
  STILL_TODAY("still-today"),
  /** Whether it can wait, or somebody else would do. */
  WAIT("wait"),
  WAIT_TODAY("wait-today"),
  /** Which number, and which hospital. */
  WHOM("whom"),
  /** Whether to drive. */
  DRIVE("drive"),
  /** What to say there. */
  TELL("tell");

  private final String name;

  HelpKey(String name) {
    this.name = name;
  }

  @Override
  public String id() {
    return "sent." + name;
  }

  @Override
  public List<String> args() {
    return List.of(Content.NUMBER);
  }
}
