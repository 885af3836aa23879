package dev.backsafe.operations;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * Has garbage collected in time. The serial collector looks at what has grown old only when the
 * heap's limit is reached, so that a service with 25 MB in use would soon hold all that it may;
 * with this it holds what it needs, and the limit is for rushes alone. Other collectors are left to
 * themselves.
 */
public final class Heap {
  /** What the serial collector calls the part of the heap where things have grown old. */
  private static final String OLD = "Tenured Gen";

  /** To collect takes some fifty milliseconds: not for less than this. */
  private static final long SLACK = 3L << 20;

  private Heap() {}

  /** Collects if much has grown old since it was last done. */
  public static void tidy() {
    if (ManagementFactory.getMemoryPoolMXBeans().stream().anyMatch(Heap::hasGrown)) {
      System.gc();
    }
  }

  private static boolean hasGrown(MemoryPoolMXBean pool) {
    return pool.getName().equals(OLD)
        && pool.getUsage().getUsed() - pool.getCollectionUsage().getUsed() > SLACK;
  }
}
