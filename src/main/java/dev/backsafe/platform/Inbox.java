package dev.backsafe.platform;

import java.util.List;

/** Where updates go first. */
@FunctionalInterface
public interface Inbox {
  /**
   * Takes updates in; when it returns they are durable, and may be acknowledged to the platform.
   * What is known already is left out.
   */
  void receive(List<Update> updates);
}
