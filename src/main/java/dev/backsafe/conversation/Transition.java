package dev.backsafe.conversation;

import java.util.List;

/** The outcome of one step. */
public record Transition(Person next, List<Effect> effects) {
  public Transition {
    effects = List.copyOf(effects);
  }
}
