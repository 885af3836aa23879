package dev.backsafe.conversation.everyday;

import java.util.Objects;

/**
 * What somebody does between sessions beside resting.
 *
 * @param look how they look at their weeks
 * @param walking null in states from before there was any, which is none
 */
public record Everyday(WeeklyLook look, WalkingPlan walking) {
  public static final Everyday NONE = new Everyday(WeeklyLook.NONE, WalkingPlan.NONE);

  @SuppressWarnings("NullAway") // What was stored before has no such fields.
  public Everyday {
    look = Objects.requireNonNullElse(look, WeeklyLook.NONE);
    walking = Objects.requireNonNullElse(walking, WalkingPlan.NONE);
  }

  public Everyday with(WeeklyLook changed) {
    return new Everyday(changed, walking);
  }

  public Everyday with(WalkingPlan changed) {
    return new Everyday(look, changed);
  }
}
