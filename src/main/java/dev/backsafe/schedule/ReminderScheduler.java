package dev.backsafe.schedule;

import dev.backsafe.turn.ReminderSweep;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.DateBuilder;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the sweep at the earliest due time, and does tasks. Nothing of it is stored: what is due
 * stands in the database. Quartz sleeps by the system's clock; a guard that goes by the monotonic
 * one looks whether that clock was set, and now and then into the database, where another process
 * may have made something due.
 */
public final class ReminderScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReminderScheduler.class);
  private static final AtomicInteger SCHEDULERS_MADE = new AtomicInteger();
  private static final String SWEEP = "sweep";
  private static final TriggerKey NEXT_SWEEP = new TriggerKey(SWEEP);

  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(1);
  private static final int BEATS_BETWEEN_LOOKS = 15;

  /** More than this between two clocks within a beat means that one was set. */
  private static final Duration CLOCK_WAS_SET = Duration.ofMillis(200);

  /** What has become due while a sweep ended; not faster than that, whatever is wrong with it. */
  private static final Duration SOONEST_NEXT_SWEEP = Duration.ofMillis(100);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  /** Far away; nothing is due, and looking goes on anyway. */
  private static final Duration LONGEST_IDLE = Duration.ofDays(1);

  private final ReminderSweep sweep;
  private final InstantSource clock;
  private final Map<String, Runnable> work = new HashMap<>();
  private final ReadWriteLock underWay = new ReentrantReadWriteLock();
  private final Scheduler quartz;
  private final ScheduledExecutorService guard =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("scheduler-guard").daemon().factory());
  private Instant wallAtBeat;
  private long nanosAtBeat = System.nanoTime();
  private int beats;
  private @Nullable Instant aimed;
  private boolean failing;

  private ReminderScheduler(ReminderSweep sweep, InstantSource clock, List<ScheduledTask> tasks)
      throws SchedulerException {
    this.sweep = sweep;
    this.clock = clock;
    this.wallAtBeat = clock.instant();
    work.put(SWEEP, this::sweep);
    tasks.forEach(c -> work.put(c.name(), c.work()));
    quartz = new StdSchedulerFactory(settings()).getScheduler();
    quartz.setJobFactory(
        (fired, _) ->
            new Work(
                Objects.requireNonNull(work.get(fired.getJobDetail().getKey().getName())),
                underWay.readLock()));
    quartz.scheduleJob(job(SWEEP), wakeAfter(LONGEST_IDLE));
    for (ScheduledTask task : tasks) {
      quartz.scheduleJob(job(task.name()), trigger(task));
    }
  }

  /** In memory, and in few threads that end with the program. */
  private static Properties settings() {
    Properties settings = new Properties();
    String name = "backsafe-" + SCHEDULERS_MADE.incrementAndGet();
    settings.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name);
    settings.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
    settings.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, RAMJobStore.class.getName());
    settings.setProperty(
        StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
    settings.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_PREFIX + ".threadCount", "2");
    settings.setProperty(
        StdSchedulerFactory.PROP_THREAD_POOL_PREFIX + ".makeThreadsDaemons", "true");
    return settings;
  }

  /**
   * Starts: from now on what is due is swept, and tasks are done.
   *
   * @throws IllegalStateException when it cannot be started, which would be a fault of the program
   */
  public static ReminderScheduler start(
      ReminderSweep sweep, InstantSource clock, List<ScheduledTask> tasks) {
    try {
      ReminderScheduler started = new ReminderScheduler(sweep, clock, tasks);
      started.quartz.start();
      sweep.onDue(started::due);
      var _ =
          started.guard.scheduleWithFixedDelay(
              started::beat, 0, BETWEEN_BEATS.toMillis(), TimeUnit.MILLISECONDS);
      return started;
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot be started", e);
    }
  }

  private static JobDetail job(String name) {
    return JobBuilder.newJob(Work.class).withIdentity(name).storeDurably().build();
  }

  private static Trigger wakeAfter(Duration delay) {
    int millis = Math.toIntExact(Math.clamp(delay.toMillis(), 0, LONGEST_IDLE.toMillis()));
    return TriggerBuilder.newTrigger()
        .withIdentity(NEXT_SWEEP)
        .forJob(SWEEP)
        .startAt(DateBuilder.futureDate(millis, IntervalUnit.MILLISECOND))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
        .build();
  }

  private static Trigger trigger(ScheduledTask task) {
    LocalTime at = task.at();
    ScheduleBuilder<?> schedule =
        at == null
            ? SimpleScheduleBuilder.repeatHourlyForever()
            : CronScheduleBuilder.dailyAtHourAndMinute(at.getHour(), at.getMinute())
                .withMisfireHandlingInstructionFireAndProceed();
    TriggerBuilder<Trigger> trigger = TriggerBuilder.newTrigger().withIdentity(task.name());
    return (at == null ? trigger.startAt(DateBuilder.futureDate(1, IntervalUnit.MINUTE)) : trigger)
        .withSchedule(schedule)
        .build();
  }

  /** What the disk says names a path, and nobody. */
  private static String reason(Throwable failure) {
    return failure instanceof UncheckedIOException
        ? String.valueOf(failure.getMessage())
        : failure.getClass().getName();
  }

  /** One piece of work at a time; the next of its kind waits. */
  @DisallowConcurrentExecution
  private record Work(Runnable work, Lock open) implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      if (!open.tryLock()) {
        return; // The scheduler is closed.
      }
      try {
        work.run();
      } catch (RuntimeException | StackOverflowError e) {
        String name = context.getJobDetail().getKey().getName();
        LOG.error("{} failed with {}, and is tried again later", name, reason(e));
      } finally {
        open.unlock();
      }
    }
  }

  private void sweep() {
    boolean swept = false;
    try {
      sweep.sweep();
      swept = true;
    } finally {
      swept(swept);
    }
  }

  /** A sweep that failed waits a little: reminders do not end with it. */
  private synchronized void swept(boolean well) {
    failing = !well;
    aimed = null;
    Instant now = clock.instant();
    if (well) {
      aim(
          sweep
              .next()
              .map(at -> at.isAfter(now) ? at : now.plus(SOONEST_NEXT_SWEEP))
              .orElse(now.plus(LONGEST_IDLE)));
    } else {
      aim(now.plus(AFTER_FAILURE));
    }
  }

  private void beat() {
    try {
      synchronized (this) {
        boolean set = wasSet();
        if ((beats++ % BEATS_BETWEEN_LOOKS == 0 || set) && !failing) {
          aimed = null;
          look();
        }
      }
    } catch (RuntimeException | StackOverflowError e) {
      // Told to end while it was looking, it has nothing to complain of.
      if (!guard.isShutdown()) {
        LOG.error("the scheduler cannot be read: {}", e.getClass().getName());
      }
    }
  }

  private boolean wasSet() {
    Instant wall = clock.instant();
    long nanos = System.nanoTime();
    Duration drift = Duration.between(wallAtBeat, wall).minusNanos(nanos - nanosAtBeat);
    wallAtBeat = wall;
    nanosAtBeat = nanos;
    return drift.abs().compareTo(CLOCK_WAS_SET) > 0;
  }

  /** Something has become due at that time. */
  private synchronized void due(Instant at) {
    if (!failing && (aimed == null || at.isBefore(aimed))) {
      aim(at);
    }
  }

  /** While this looks, what others make due waits to be told, so that nothing is missed between. */
  private synchronized void look() {
    aim(sweep.next().orElse(clock.instant().plus(LONGEST_IDLE)));
  }

  private synchronized void aim(Instant at) {
    if (at.equals(aimed)) {
      return;
    }
    try {
      if (!quartz.isShutdown()) {
        Trigger wake = wakeAfter(Duration.between(clock.instant(), at));
        // A trigger that has fired is gone.
        if (quartz.rescheduleJob(NEXT_SWEEP, wake) == null) {
          quartz.scheduleJob(wake);
        }
        aimed = at;
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler is out of order", e);
    }
  }

  /** Ends; what is under way is finished first. */
  @Override
  public void close() {
    guard.shutdownNow();
    try {
      quartz.shutdown(false);
    } catch (SchedulerException e) {
      LOG.error("the scheduler does not end: {}", e.getClass().getName());
    }
    // Never given back. Quartz would wait as well, but for half a second even when nothing runs.
    underWay.writeLock().lock();
  }
}
