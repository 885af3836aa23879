package dev.backsafe.conversation.everyday;

/**
 * What somebody does between sessions beside resting.
 *
 * @param look how they look at their weeks
 */
public record Everyday(WeeklyLook look) {
  public static final Everyday NONE = new Everyday(WeeklyLook.NONE);

  public Everyday with(WeeklyLook changed) {
    return new Everyday(changed);
  }
}
