package dev.backsafe.platform;

/**
 * Whether a message may still go out from here. While it waits for a platform's limits it may be
 * erased; and when this process stands still, another one delivers it.
 */
@FunctionalInterface
public interface SendGuard {
  /** Asked last, right before a request that shows something. */
  boolean isOpen();
}
