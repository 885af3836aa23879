package dev.backsafe.turn;

/**
 * How many answers to a platform's people are under way. While they are many, its updates wait with
 * the platform instead of filling the memory.
 */
final class Backpressure {
  /** Each takes some ten kilobytes, with the thread that waits for its turn. */
  static final int MOST_ANSWERS_UNDER_WAY = 1_024;

  private int size;

  synchronized void enter() {
    size++;
  }

  synchronized void leave() {
    size--;
    if (size < MOST_ANSWERS_UNDER_WAY) {
      notifyAll();
    }
  }

  /** Waits until there is room; whoever is interrupted goes on at once. */
  synchronized void awaitRoom() {
    try {
      while (size >= MOST_ANSWERS_UNDER_WAY) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
