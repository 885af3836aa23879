package dev.backsafe.platform;

/** Whether it is this process's turn to do what only one of several may do at a time. */
@FunctionalInterface
public interface Leadership {
  /** Never waits for long; to be asked again and again. */
  boolean isOurs();
}
