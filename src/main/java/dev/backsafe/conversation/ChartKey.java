package dev.backsafe.conversation;

import java.util.List;

/** The words of the chart of somebody's weeks, with the names of their arguments. */
public enum ChartKey implements Keyed {
  TITLE("title"),
  BAND("band"),
  PAIN("pain"),
  LOOKS("looks"),
  REST("rest"),
  WEEK("week", "start"),
  NUMBER("number", "number"),
  ALT("alt");

  private final String name;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is.
  private final List<String> args;

  ChartKey(String name, String... args) {
    this.name = name;
    this.args = List.of(args);
  }

  @Override
  public String id() {
    return "progress.chart." + name;
  }

  @Override
  public List<String> args() {
    return args;
  }
}
