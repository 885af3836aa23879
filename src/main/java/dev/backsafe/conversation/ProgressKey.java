package dev.backsafe.conversation;

import java.util.List;

/** What is said of somebody's weeks, with the names of the arguments. */
public enum ProgressKey implements Keyed {
  NONE("none"),
  TITLE("title", "sessions"),
  WEEK("week", "start", "sessions", "pain", "walks", "minutes"),
  LOOKS("looks", "scores"),
  GOAL("goal", "goal", "scores"),
  STREAK("streak", "weeks"),
  PAIN_LESS("pain-less"),
  PAIN_MORE("pain-more"),
  PAIN_SAME("pain-same"),
  NO_PAIN("no-pain"),
  NO_PAIN_TOLD("no-pain-told"),
  SUMMARY("summary");

  private final String name;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is.
  private final List<String> args;

  ProgressKey(String name, String... args) {
    this.name = name;
    this.args = List.of(args);
  }

  @Override
  public String id() {
    return "progress." + name;
  }

  @Override
  public List<String> args() {
    return args;
  }
}
