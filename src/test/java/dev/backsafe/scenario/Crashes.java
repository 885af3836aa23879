package dev.backsafe.scenario;

import dev.backsafe.harness.DirectBench;

/** A bot that dies at named points of a turn, as a process does, and is started again. */
final class Crashes {
  private Crashes() {}

  /** The process dies. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Until it is done without a crash: the platform, and the due table, ask again after each. */
  static void takenIn(DirectBench bench, Runnable work) {
    boolean done = false;
    while (!done) {
      try {
        work.run();
        done = true;
      } catch (Crash crash) {
        restart(bench);
      }
    }
  }

  private static void restart(DirectBench bench) {
    boolean up = false;
    while (!up) {
      try {
        bench.restart();
        up = true;
      } catch (Crash crash) {
        // It may die while it recovers, too.
      }
    }
  }
}
