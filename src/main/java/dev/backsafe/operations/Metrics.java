package dev.backsafe.operations;

import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Health;
import dev.backsafe.turn.TurnListener;
import dev.backsafe.understanding.Meaning;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What the service counts, in Prometheus' form. Labels are platforms, meanings and outcomes: a
 * label that named a person or their words would be kept by whoever scrapes it.
 */
public final class Metrics implements TurnListener, AutoCloseable {
  /** https://prometheus.io/docs/instrumenting/exposition_formats/#basic-info. */
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String PLATFORM = "platform";

  /** From what nobody notices to what nobody waits for. */
  private static final Duration[] DURATION_BUCKETS =
      List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000).stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** Counts from now on, and watches the machine. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** All of it now, as {@value #TYPE}. */
  String scrape() {
    return registry.scrape(TYPE);
  }

  /** Updates that are taken in and not handled yet. */
  public void updatesWaiting(Supplier<Number> count) {
    Gauge.builder("backsafe.updates.waiting", count).register(registry);
  }

  /** Replies that are committed and not delivered yet, and how long the oldest has been so. */
  public void outbox(Supplier<Number> size, Supplier<Duration> age) {
    Gauge.builder("backsafe.outbox.replies", size).register(registry);
    Gauge.builder("backsafe.outbox.age", () -> age.get().toMillis() / 1_000.0)
        .baseUnit("seconds")
        .register(registry);
  }

  /** Whether a platform is well: 1 or 0. */
  public void platform(String id, Supplier<Health> health) {
    Gauge.builder("backsafe.platform.up", () -> health.get().well() ? 1 : 0)
        .tag(PLATFORM, id)
        .register(registry);
  }

  @Override
  public void reminderDue(ReminderKind kind) {
    count("backsafe.nudges.due", "kind", name(kind));
  }

  @Override
  public void reminderSent(Duration late) {
    Timer.builder("backsafe.nudges.late")
        .description("Reminders that were sent, and how long after they were due")
        .serviceLevelObjectives(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1))
        .register(registry)
        .record(late);
  }

  @Override
  public void reminderSkipped(String reason) {
    count("backsafe.nudges.skipped", "reason", reason);
  }

  @Override
  public void handled(String platform, Duration took) {
    Timer.builder("backsafe.turns")
        .description("Turns, from an update's being taken in to its effect's being durable")
        .tag(PLATFORM, platform)
        .serviceLevelObjectives(DURATION_BUCKETS)
        .register(registry)
        .record(took);
  }

  @Override
  public void deadLetter(String platform) {
    count("backsafe.updates.aside", PLATFORM, platform);
  }

  @Override
  public void leftOut(String platform) {
    count("backsafe.updates.left.out", PLATFORM, platform);
  }

  @Override
  public void understood(Meaning meaning) {
    count("backsafe.understood", "meaning", name(meaning));
  }

  @Override
  public void attempted(String platform, Delivery how, Duration took) {
    String outcome =
        switch (how) {
          case Delivery.Delivered _ -> "delivered";
          case Delivery.Unreachable _ -> "unreachable";
          case Delivery.Later _ -> "later";
          case Delivery.Uncertain _ -> "uncertain";
          case Delivery.Refused _ -> "refused";
          case Delivery.Withdrawn _ -> "withdrawn";
        };
    Counter.builder("backsafe.deliveries")
        .description("Attempts to deliver a reply, by how they ended")
        .tags(PLATFORM, platform, "outcome", outcome)
        .register(registry)
        .increment();
    if (how instanceof Delivery.Delivered) {
      Timer.builder("backsafe.replies")
          .description("Replies, from their being durable to the platform's having taken them")
          .tag(PLATFORM, platform)
          .serviceLevelObjectives(DURATION_BUCKETS)
          .register(registry)
          .record(took);
    }
  }

  private void count(String name, String label, String value) {
    registry.counter(name, label, value).increment();
  }

  private static String name(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
