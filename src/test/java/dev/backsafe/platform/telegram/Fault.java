package dev.backsafe.platform.telegram;

/** What may go wrong on the way to the Bot API, or in it. */
public sealed interface Fault {
  /** The connection breaks before the call has any effect. */
  record ResetBefore() implements Fault {}

  /** The call has its effect, and the connection breaks before the answer. */
  record ResetAfter() implements Fault {}

  /** The call has its effect, and half of the answer arrives. */
  record Truncated() implements Fault {}

  /** No effect, and no answer until the caller gives up. */
  record Hang() implements Fault {}

  /** A gateway's error page. */
  record BadGateway() implements Fault {}

  /** Too many requests. */
  record Flood(int retryAfter) implements Fault {}

  /** An error in the Bot API's own words. */
  record Refusal(int code, String description) implements Fault {}
}
