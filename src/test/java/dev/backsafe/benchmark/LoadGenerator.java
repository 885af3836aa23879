package dev.backsafe.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Work for many at once: as fast as it goes, or at a rate. */
public final class LoadGenerator {
  private static final int IN_FLIGHT = 1_024;

  private LoadGenerator() {}

  /**
   * How fast it went.
   *
   * @param cpuMicros the processor time of one message, over all threads; it tells more than the
   *     rate where others use the machine, too
   */
  public record Rate(double perSecond, double cpuMicros) {
    /** Of several of the same length, one after the other. */
    public static Rate of(List<Rate> parts) {
      double seconds = parts.stream().mapToDouble(r -> 1 / r.perSecond()).sum();
      double micros = parts.stream().mapToDouble(Rate::cpuMicros).sum();
      return new Rate(parts.size() / seconds, micros / parts.size());
    }
  }

  /** As fast as it goes with 1,024 in flight; each gets another number. */
  public static Rate throughput(int messages, IntConsumer message) {
    return throughput(messages, IN_FLIGHT, message);
  }

  /** The same with another number in flight. */
  static Rate throughput(int messages, int inFlight, IntConsumer message) {
    AtomicInteger next = new AtomicInteger();
    return measure(
        messages,
        () -> {
          try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < inFlight; i++) {
              threads.execute(
                  () -> {
                    for (int n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
                      message.accept(n);
                    }
                  });
            }
          }
        });
  }

  /** How fast something goes that does so many. */
  static Rate measure(int messages, Runnable all) {
    long cpu = cpuNanos();
    long start = System.nanoTime();
    all.run();
    return new Rate(
        messages / (1e-9 * (System.nanoTime() - start)), 1e-3 * (cpuNanos() - cpu) / messages);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Milliseconds from when a message was to begin to when it was done. */
  public record Latency(double p50, double p99) {
    /** Of the nanoseconds of all. */
    public static Latency of(List<long[]> parts) {
      long[] all = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Latency(1e-6 * all[all.length / 2], 1e-6 * all[all.length * 99 / 100]);
    }
  }

  /**
   * Offered at a rate, whether or not the earlier ones are done: the nanoseconds that each took.
   */
  public static long[] latency(int messages, int perSecond, IntConsumer message) {
    long[] nanos = new long[messages];
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < messages; i++) {
        long due = start + (long) (1e9 * i / perSecond);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        int n = i;
        threads.execute(
            () -> {
              message.accept(n);
              nanos[n] = System.nanoTime() - due;
            });
      }
    }
    return nanos;
  }
}
