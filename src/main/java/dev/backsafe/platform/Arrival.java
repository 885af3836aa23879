package dev.backsafe.platform;

/** What an update of a platform turned out to be. */
public sealed interface Arrival {
  /** Somebody wrote or pressed something. */
  record Said(Inbound inbound) implements Arrival {}

  /** Somebody can, or can no longer, be written to. */
  record Presence(Account account, boolean reachable) implements Arrival {}

  /** Nothing that concerns the coach. */
  record Nothing() implements Arrival {}
}
