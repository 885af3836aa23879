package dev.backsafe.platform.discord;

import com.sun.net.httpserver.Headers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many calls a second go to one place, announced in the headers of every answer. */
final class FakeLimits {
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  volatile int aSecond = 1_000;
  final AtomicInteger refused = new AtomicInteger();

  /** A bucket of calls; it is full again after a second. */
  private static final class Bucket {
    private long began = System.nanoTime();
    private int used;

    /** Takes one of {@code size}; how many are left, below 0 for one too many. */
    synchronized int left(int size) {
      if (System.nanoTime() - began > Duration.ofSeconds(1).toNanos()) {
        began = System.nanoTime();
        used = 0;
      }
      used++;
      return size - used;
    }

    /** In how many seconds it is full again. */
    synchronized double resetAfter() {
      return Math.max(0, 1 - (System.nanoTime() - began) / 1e9);
    }
  }

  /** Announces the limit of a place; in how many seconds one too many may come again, else 0. */
  double takes(String place, Headers headers) {
    Bucket bucket = buckets.computeIfAbsent(place, _ -> new Bucket());
    int left = bucket.left(aSecond);
    double resetAfter = bucket.resetAfter();
    headers.set("X-RateLimit-Limit", Integer.toString(aSecond));
    headers.set("X-RateLimit-Remaining", Integer.toString(Math.max(0, left)));
    headers.set("X-RateLimit-Reset-After", seconds(resetAfter));
    headers.set("X-RateLimit-Reset", seconds(System.currentTimeMillis() / 1e3 + resetAfter));
    headers.set("X-RateLimit-Bucket", "messages");
    if (left >= 0) {
      return 0;
    }
    refused.incrementAndGet();
    return resetAfter;
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}
