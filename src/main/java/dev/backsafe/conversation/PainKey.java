package dev.backsafe.conversation;

import java.util.List;

/** What is said once pain has been told, and may not have been meant. */
public enum PainKey implements Keyed {
  /** Nothing else is to be said of it. */
  NOTED("noted"),
  /** What it was like, since it was not meant. */
  MISHEARD("misheard"),
  ONLY_ACHE("only-ache"),
  NOTHING_HURTS("nothing-hurts"),
  STILL_RESTS("still-rests");

  private final String name;

  PainKey(String name) {
    this.name = name;
  }

  @Override
  public String id() {
    return "after-pain." + name;
  }

  @Override
  public List<String> args() {
    return List.of();
  }
}
