package dev.backsafe.platform;

import java.time.Duration;

/** How an attempt to send ended. */
public sealed interface Delivery {
  /** The platform has taken it. */
  record Delivered() implements Delivery {}

  /** The person cannot be written to until they come back: they blocked the bot, or are gone. */
  record Unreachable() implements Delivery {}

  /** Not taken, and the platform says when to try again. */
  record Later(Duration after) implements Delivery {}

  /** Nobody knows whether it arrived: it is sent again, after a growing wait. */
  record Uncertain() implements Delivery {}

  /** Not sent, because its {@link SendGuard} was closed. */
  record Withdrawn() implements Delivery {}

  /**
   * This message will never be taken, others may be.
   *
   * @param reason for the log: the platform's words, never the message's
   */
  record Refused(String reason) implements Delivery {}
}
