package dev.backsafe.platform.discord;

/** What may go wrong on the way to Discord, or in it. */
public sealed interface FakeFault {
  /** The connection breaks before the call has any effect. */
  record ResetBefore() implements FakeFault {}

  /** The call has its effect, and the connection breaks before the answer. */
  record ResetAfter() implements FakeFault {}

  /** The call has its effect; the answer is that it came for the second time. */
  record Twice() implements FakeFault {}

  /** An error, without any effect. */
  record Status(int status, int code) implements FakeFault {}

  /**
   * Too many calls, whatever was announced.
   *
   * @param global of all kinds together
   */
  record Limited(double seconds, boolean global) implements FakeFault {}
}
