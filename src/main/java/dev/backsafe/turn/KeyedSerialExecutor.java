package dev.backsafe.turn;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Urgency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One lane an account: what is put on it runs in order, the most urgent first, one after another,
 * while other lanes go on. With an executor that runs in the calling thread, everything is done
 * when {@link #put} returns.
 */
final class KeyedSerialExecutor {
  /** Something to do on a lane. */
  @FunctionalInterface
  interface Task {
    void run();

    /** It will not run: one before it on its lane failed. */
    default void drop() {}

    /** It runs before all that wait and are less urgent. */
    default Urgency urgency() {
      return Urgency.NONE;
    }

    /** A more urgent one has gone before it. */
    default void overtaken() {}

    /** Whether it does nothing that the one behind it does not do. */
    default boolean isRepeatedBy(Task next) {
      return false;
    }

    /** It is done, since the one behind it does the same. */
    default void skip() {}
  }

  private final Executor executor;
  private final Map<Account, Deque<Task>> busy = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();

  KeyedSerialExecutor(Executor executor) {
    this.executor = executor;
  }

  void put(Account account, Task task) {
    lock.lock();
    try {
      Deque<Task> waiting = busy.get(account);
      if (waiting != null) {
        queue(waiting, task);
        return;
      }
      Deque<Task> lane = new ArrayDeque<>();
      lane.add(task);
      busy.put(account, lane);
    } finally {
      lock.unlock();
    }
    executor.execute(() -> drain(account));
  }

  private static void queue(Deque<Task> waiting, Task task) {
    Deque<Task> overtaken = new ArrayDeque<>();
    while (!waiting.isEmpty() && waiting.getLast().urgency().compareTo(task.urgency()) < 0) {
      overtaken.addFirst(waiting.removeLast());
    }
    waiting.add(task);
    overtaken.forEach(Task::overtaken);
    waiting.addAll(overtaken);
  }

  /** How many wait behind the one that runs for an account, and that one. */
  int depth(Account account) {
    lock.lock();
    try {
      Deque<Task> lane = busy.get(account);
      return lane == null ? 0 : lane.size() + 1;
    } finally {
      lock.unlock();
    }
  }

  /** A task that throws takes those behind it along: what they were to do stands in the store. */
  private void drain(Account account) {
    boolean done = false;
    try {
      Task task = next(account);
      while (task != null) {
        if (isRepeated(account, task)) {
          task.skip();
        } else {
          task.run();
        }
        task = next(account);
      }
      done = true;
    } finally {
      if (!done) {
        leave(account).forEach(Task::drop);
      }
    }
  }

  private @Nullable Task next(Account account) {
    lock.lock();
    try {
      Deque<Task> lane = busy.get(account);
      Task task = lane == null ? null : lane.poll();
      if (task == null) {
        var _ = leave(account);
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  private boolean isRepeated(Account account, Task task) {
    lock.lock();
    try {
      Deque<Task> lane = busy.get(account);
      Task next = lane == null ? null : lane.peek();
      return next != null && task.isRepeatedBy(next);
    } finally {
      lock.unlock();
    }
  }

  private Deque<Task> leave(Account account) {
    lock.lock();
    try {
      Deque<Task> left = busy.remove(account);
      if (busy.isEmpty()) {
        idle.signalAll();
      }
      return left == null ? new ArrayDeque<>() : left;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no lane is busy, but no longer than that; says whether it came to pass. */
  boolean awaitIdle(Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (!busy.isEmpty() && left > 0) {
        left = idle.awaitNanos(left);
      }
      return busy.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
