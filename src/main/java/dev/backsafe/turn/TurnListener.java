package dev.backsafe.turn;

import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Delivery;
import dev.backsafe.understanding.Meaning;
import java.time.Duration;

/** Whoever counts what turns come to: never who somebody is, and never what they wrote. */
public interface TurnListener {
  /** Nobody counts. */
  TurnListener NONE = new TurnListener() {};

  /**
   * A turn is durable.
   *
   * @param took since its update was taken in
   */
  default void handled(String platform, Duration took) {}

  /** An update could not be handled. */
  default void deadLetter(String platform) {}

  /** A message was left out, because its sender had sent too many. */
  default void leftOut(String platform) {}

  /** Something was written in somebody's own words. */
  default void understood(Meaning meaning) {}

  /**
   * An attempt to deliver a reply has ended.
   *
   * @param took since the reply was put on its lane
   */
  default void attempted(String platform, Delivery how, Duration took) {}

  /** A reminder came due and was claimed. */
  default void reminderDue(ReminderKind kind) {}

  /** A reminder has arrived, so long after it was due. */
  default void reminderSent(Duration late) {}

  /**
   * A reminder was not sent.
   *
   * @param reason of a fixed set, like {@code resting} or {@code unreachable}
   */
  default void reminderSkipped(String reason) {}
}
