package dev.backsafe.conversation;

import java.util.List;
import java.util.Map;

/** What is said to wishes in words, with the names of the arguments. */
public enum WishKey {
  WHICH_DAYS("which-days"),
  RHYTHM("rhythm"),
  NO_DAY_LEFT("no-day-left"),
  LEFT_OUT("left-out", "name"),
  THERE_NOW("there-now", "place"),
  LAST_ONE("last-one"),
  ONE_FORM("one-form", "form", "name");

  private final String name;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is.
  private final List<String> args;

  WishKey(String name, String... args) {
    this.name = name;
    this.args = List.of(args);
  }

  public String id() {
    return "wish." + name;
  }

  public List<String> args() {
    return args;
  }

  public Line line() {
    return line(Map.of());
  }

  public Line line(Map<String, TextArgument> values) {
    return new Line(id(), values);
  }
}
