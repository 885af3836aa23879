package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.Training;
import java.time.Instant;

/**
 * What was before sharp pain was told, to go back to if that was not meant.
 *
 * @param at when it was told
 */
public record BeforePain(Phase.Base<?> phase, Training training, Instant at) {
  /** Where somebody stands now, before the pain that they have just told. */
  static BeforePain of(Step step, Phase.Base<?> phase) {
    return new BeforePain(phase, step.training(), step.now());
  }

  /** Whether it is so short ago that things are as they were. */
  boolean isFresh(Instant now) {
    return now.isBefore(at.plus(Session.CLOSES_AFTER));
  }
}
