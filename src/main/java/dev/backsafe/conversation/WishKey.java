package dev.backsafe.conversation;

import java.util.List;

/** What is said to wishes in words, with the names of the arguments. */
public enum WishKey implements Keyed {
  WHICH_DAYS("which-days"),
  RHYTHM("rhythm"),
  NO_DAY_LEFT("no-day-left"),
  WHICH_HOUR("which-hour"),
  DAYS_AT("days-at", "days", "time"),
  EACH("each", "each"),
  WHEN_EACH("when-each", "each"),
  SKIPPED("skipped", "from", "until"),
  SKIPPED_DAY("skipped-day", "day"),
  ANOTHER("another"),
  UPRIGHT("upright"),
  ALL_LYING("all-lying"),
  NONE_LYING("none-lying"),
  UPRIGHT_LATER("upright-later"),
  ONE_SKIP("one-skip", "day"),
  WITHIN_REST("within-rest"),
  WITHIN_QUIET("within-quiet", "from", "to"),
  AFTER_FIRST("after-first"),
  TAKEN_BACK("taken-back", "reminders"),
  QUIET_AS_USUAL("quiet-as-usual", "from", "to"),
  SKIPPING("skipping", "reminders", "from", "until"),
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

  @Override
  public String id() {
    return "wish." + name;
  }

  @Override
  public List<String> args() {
    return args;
  }
}
